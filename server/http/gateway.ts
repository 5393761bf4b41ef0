import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Policy } from '../access/grant.ts';
import type { RoleGrants, ViewerGuard } from '../access/guard.ts';
import { scopesOf, TokenGrants, type TokenRights } from '../access/tokenGrants.ts';
import { grantsOf, guardOf } from '../access/tokenGuard.ts';
import type { TokenUsage } from '../access/tokenUsage.ts';
import { viewedKind } from '../access/viewAs.ts';
import { usedToken, type Viewer } from '../access/viewer.ts';
import { catalogueOf, type Offers, type Uploads } from '../kit/catalogue/catalogue.ts';
import type { Entity, Registry } from '../kit/field/index.ts';
import type { ReadScope } from '../kit/query/operation.ts';
import { MAX_TOKENS, QueryLimits, type QueryRequest } from '../kit/query/limits.ts';
import type { Statement } from '../kit/query/plan.ts';
import { Plans } from '../kit/query/plans.ts';
import type { Report } from '../kit/report/report.ts';
import { REPORT_COST } from '../kit/report/reportSql.ts';
import type { GatewayContext } from '../kit/schema/context.ts';
import type { Inquiry } from '../kit/schema/inquiry.ts';
import type { TimedTransition } from '../kit/schema/transition.ts';
import type { Verb } from '../kit/schema/verb.ts';
import { dayOf, TIME_ZONE } from '../kit/store/clock.ts';
import type { TransactionSession } from '../kit/store/writeGuard.ts';
import type { Store } from '../kit/store/store.ts';
import { errorAnswer, type Language } from './errorAnswer.ts';
import { RETRY_AFTER_SECONDS } from './errors.ts';
import { markReplayed, onceOf } from './idempotency.ts';
import { inputErrors } from './inputErrors.ts';
import { missingScopes } from './missingScopes.ts';
import { tellReadAfter, waitingOf, type Waiting } from './readAfter.ts';
import { TextExit } from './textExit.ts';
import { tokenUse } from './tokenUse.ts';
import { limitsOf } from './viewerLimits.ts';
import { MAX_SCHEMAS, type ViewerSchemas } from './viewerSchemas.ts';

export interface GatewayParts {
  readonly registry: Registry;
  readonly policy: Policy;
  /** Tells one model from the next, for those who keep what they were told of it. */
  readonly revision: string;
  readonly verbs: readonly Verb[];
  readonly reports: readonly Report[];
  readonly inquiries: readonly Inquiry[];
  readonly timed: readonly TimedTransition[];
  readonly schemas: ViewerSchemas;
  readonly store: Store;
  /** Runs one read statement under a viewer's database session and gives its `answer`, which is JSON. */
  readonly read: (session: TransactionSession, statement: Statement, waiting: Waiting) => Promise<string>;
  /** Told of each commit of a viewer's; answers what they bring along to read it from any gateway, where that needs telling. */
  readonly wrote: (viewerId: string) => Promise<string | undefined>;
  /** Words that people choose from for fields of tags. */
  readonly offers: Offers;
  /** How files are sent. */
  readonly uploads: Uploads;
  /** The nouns that fields can be added to. */
  readonly extensible: readonly Entity[];
  /** Where the requests of tokens are counted. */
  readonly usage: TokenUsage;
  readonly now: () => Date;
  readonly isDemo: boolean;
  readonly logError: (error: unknown, requestId: string) => void;
}

interface RequestContext extends GatewayContext {
  readonly language: Language;
  readonly requestId: string;
  readonly tokenId: string | undefined;
}

interface Served {
  readonly schema: GraphQLSchema;
  readonly server: ApolloServer<RequestContext>;
  readonly handle: Handler;
}

type Handler = (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;

/** One viewer's request: who, and in which language. */
export interface Caller {
  readonly viewer: Viewer;
  readonly language: Language;
}

/** A caller with what they may do; where the database has failed the request's one statement, with that failure. */
interface Asker extends Caller {
  readonly rights: Rights;
  readonly waiting: Waiting;
  readonly failed?: Promise<never> | undefined;
}

interface Rights {
  readonly grants: RoleGrants;
  readonly guard: ViewerGuard;
}

/** GraphQL over HTTP: a schema, and an Apollo server, for each distinct set of grants. */
export class Gateway {
  private readonly parts: GatewayParts;
  private readonly limits: QueryLimits;
  private readonly textExit: TextExit;
  private readonly askers = new WeakMap<FastifyRequest, Asker>();
  private readonly rights = new WeakMap<Viewer, Rights>();
  /** By the grants' key, the least recently used first. */
  private readonly served = new Map<string, Promise<Served>>();

  constructor(parts: GatewayParts) {
    this.parts = parts;
    this.limits = new QueryLimits(new Map([...parts.reports, ...parts.inquiries].map(({ name }) => [name, REPORT_COST])));
    this.textExit = new TextExit({ plans: new Plans(), read: parts.read, usage: parts.usage });
  }

  /** Answers a GraphQL request of a signed-in viewer. @throws QUERY_TOO_COSTLY before anything else looks at the query */
  async handle(request: FastifyRequest, reply: FastifyReply, caller: Caller): Promise<unknown> {
    const document = this.limits.check((request.body ?? {}) as QueryRequest, limitsOf(caller.viewer));
    const rights = this.rightsOf(caller.viewer);
    const waiting = waitingOf(request, reply, caller.viewer);
    reply.header('model-revision', this.parts.revision);
    const { schema, handle } = await this.serverFor(caller.viewer, rights.grants);
    const { answer, failed } = await this.textExit.answer({
      request,
      viewer: caller.viewer,
      guard: rights.guard,
      document,
      schema,
      scope: this.readScope(caller.viewer, rights),
      waiting,
    });
    if (answer) return reply.type(answer.type).send(answer.body);
    this.askers.set(request, { ...caller, rights, waiting, failed });
    return handle(request, reply);
  }

  async close(): Promise<void> {
    const servers = await Promise.all(this.served.values());
    await Promise.all(servers.map(({ server }) => server.stop()));
  }

  /** Made once for each time that a viewer is loaded. */
  private rightsOf(viewer: Viewer): Rights {
    const known = this.rights.get(viewer);
    if (known) return known;
    const grants = grantsOf(this.parts, viewer);
    const rights = { grants, guard: guardOf(this.parts, grants, viewer) };
    this.rights.set(viewer, rights);
    return rights;
  }

  private readScope(viewer: Viewer, { guard }: Rights): ReadScope {
    const { registry, reports } = this.parts;
    return { registry, reports, guard: guard.rowGuard, maxFirst: limitsOf(viewer).maxFirst };
  }

  private serverFor(viewer: Viewer, grants: RoleGrants): Promise<Served> {
    const made = this.served.get(grants.key) ?? this.startServer(grants, viewer.token?.rights);
    this.served.delete(grants.key);
    // a server that is left out answers what it has begun; it holds nothing that would need an end
    if (this.served.size >= MAX_SCHEMAS) this.served.delete(this.served.keys().next().value!);
    this.served.set(grants.key, made);
    return made;
  }

  private async startServer(grants: RoleGrants, rights: TokenRights | undefined): Promise<Served> {
    const { registry, schemas, usage, logError } = this.parts;
    const schema = schemas.of(grants);
    const server = new ApolloServer<RequestContext>({
      schema,
      introspection: true,
      // a query that comes by its hash alone would pass the limits unseen
      persistedQueries: false,
      hideSchemaDetailsFromClientErrors: true,
      includeStacktraceInErrorResponses: false,
      stopOnTerminationSignals: false,
      parseOptions: { maxTokens: MAX_TOKENS },
      // each error looks for similar names among all that there are
      validationOptions: { maxErrors: 10 },
      plugins: [
        ApolloServerPluginCacheControlDisabled(),
        ApolloServerPluginLandingPageDisabled(),
        inputErrors(registry),
        errorAnswers(logError),
        ...(rights ? [this.scopesFor(rights), tokenUse((tokenId, use) => usage.note(tokenId, use))] : []),
      ],
    });
    await server.start();
    const context = async (request: FastifyRequest, reply: FastifyReply): Promise<RequestContext> => this.contextOf(request, reply);
    return { schema, server, handle: fastifyApolloHandler(server, { context }) as Handler };
  }

  private scopesFor(rights: TokenRights): ApolloServerPlugin<RequestContext> {
    const { registry, schemas } = this.parts;
    const wholeGrants = (): TokenGrants => new TokenGrants(this.parts, { ...rights, scopes: scopesOf(this.parts, rights.role) });
    const wholeSchema = (): GraphQLSchema => schemas.of(wholeGrants());
    return missingScopes({ registry, rights, wholeSchema });
  }

  private contextOf(request: FastifyRequest, reply: FastifyReply): RequestContext {
    const { registry, verbs, timed, reports, offers, extensible, uploads, store, read, wrote, now, isDemo } = this.parts;
    const { viewer, language, rights, waiting, failed } = this.askers.get(request)!;
    const { grants, guard } = rights;
    const tokenId = usedToken(viewer)?.id;
    const told = { registry, verbs, timed, reports, offers, uploads, extensible };
    const today = dayOf(now());
    return {
      language,
      requestId: request.id,
      tokenId,
      grants,
      reads: this.readScope(viewer, rights),
      read: async (plan, variables) =>
        JSON.parse(await read(guard.session, plan.bind({ variables, keys: guard.keys }), waiting)) as unknown,
      ...(failed && { answer: failed }),
      write: async (responseKey, work) => {
        const answer = await store.write(guard, work, {
          origin: { via: tokenId ? 'API' : 'UI', token: tokenId, requestId: request.id, ip: request.ip },
          once: onceOf(request, { role: grants.key, part: String(responseKey), token: tokenId }),
          onReplay: () => markReplayed(reply),
        });
        const token = await wrote(viewer.id);
        if (token) tellReadAfter(request, reply, token);
        return answer;
      },
      look: (work) => store.look(guard, work),
      catalogue: () => ({
        business: { today, now: now().toISOString(), demo: isDemo, timeZone: TIME_ZONE },
        ...catalogueOf({ ...told, today, grants, viewAs: (entity) => viewedKind(grants, entity) }),
      }),
    };
  }
}

/** Puts every error of a response into its reader's words, and tells the log of those that nobody foresaw. */
function errorAnswers(logError: GatewayParts['logError']): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: async () => ({
      willSendResponse: async ({ response, errors, contextValue }) => {
        if (!errors?.length || response.body.kind !== 'single') return;
        const answers = errors.map((error) => errorAnswer(error, contextValue.language, contextValue.requestId));
        response.body.singleResult.errors = answers.map((answer) => answer.error);
        for (const { isUnknown } of answers) if (isUnknown) logError(errors[0], contextValue.requestId);
        response.http.status = Math.max(...answers.map(({ status }) => status));
        const waits = answers.flatMap(({ retryAfterSeconds }) => retryAfterSeconds ?? []);
        if (waits.length) response.http.headers.set('retry-after', String(Math.max(...waits)));
        if (response.http.status === 503) response.http.headers.set('retry-after', RETRY_AFTER_SECONDS);
      },
    }),
  };
}
