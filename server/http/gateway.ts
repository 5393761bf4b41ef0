import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { RoleGrants } from '../access/guard.ts';
import type { Policy } from '../access/policy.ts';
import { scopesOf, TokenGrants, type TokenRights } from '../access/tokenGrants.ts';
import { grantsOf, guardOf } from '../access/tokenGuard.ts';
import type { TokenUsage } from '../access/tokenUsage.ts';
import type { Viewer } from '../access/viewer.ts';
import { catalogueOf } from '../kit/catalogue/catalogue.ts';
import type { Registry } from '../kit/field/index.ts';
import { MAX_TOKENS, QueryLimits, type QueryRequest } from '../kit/query/limits.ts';
import type { Sql } from '../kit/query/sql.ts';
import type { GatewayContext } from '../kit/schema/context.ts';
import type { Verb } from '../kit/schema/verb.ts';
import { viewerSchema } from '../kit/schema/viewerSchema.ts';
import { dayOf, TIME_ZONE } from '../kit/store/clock.ts';
import type { TransactionSession } from '../kit/store/writeGuard.ts';
import type { Store } from '../kit/store/store.ts';
import { errorAnswer, type Language } from './errorAnswer.ts';
import { RETRY_AFTER_SECONDS } from './errors.ts';
import { markReplayed, onceOf } from './idempotency.ts';
import { inputErrors } from './inputErrors.ts';
import { missingScopes } from './missingScopes.ts';
import { tokenUse } from './tokenUse.ts';

/** Rows of one page, and values of one answer (guarantees B). */
const LIMITS = { maxFirst: 100, maxCost: 5_000 };
const BI_LIMITS = { maxFirst: 1000, maxCost: 200_000 };

/** Distinct sets of grants whose schemas are kept at once. */
const MAX_SCHEMAS = 64;

export interface GatewayParts {
  readonly registry: Registry;
  readonly policy: Policy;
  readonly verbs: readonly Verb[];
  readonly schema: GraphQLSchema;
  readonly store: Store;
  /** Runs one read statement under a viewer's database session and gives its `answer`. */
  readonly read: (session: TransactionSession, statement: Sql) => Promise<unknown>;
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
  readonly server: ApolloServer<RequestContext>;
  readonly handle: Handler;
}

type Handler = (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;

/** One viewer's request: who, in which language, under which id. */
export interface Caller {
  readonly viewer: Viewer;
  readonly language: Language;
}

/** GraphQL over HTTP: a schema, and an Apollo server, for each distinct set of grants. */
export class Gateway {
  private readonly parts: GatewayParts;
  private readonly limits = new QueryLimits();
  private readonly callers = new WeakMap<FastifyRequest, Caller>();
  /** By the grants' key, the least recently used first. */
  private readonly served = new Map<string, Promise<Served>>();

  constructor(parts: GatewayParts) {
    this.parts = parts;
  }

  /** Answers a GraphQL request of a signed-in viewer. @throws QUERY_TOO_COSTLY before anything else looks at the query */
  async handle(request: FastifyRequest, reply: FastifyReply, caller: Caller): Promise<unknown> {
    this.limits.check((request.body ?? {}) as QueryRequest, limitsOf(caller.viewer));
    this.callers.set(request, caller);
    const { handle } = await this.serverFor(caller.viewer);
    return handle(request, reply);
  }

  async close(): Promise<void> {
    const servers = await Promise.all(this.served.values());
    await Promise.all(servers.map(({ server }) => server.stop()));
  }

  private serverFor(viewer: Viewer): Promise<Served> {
    const grants = grantsOf(this.parts, viewer);
    const made = this.served.get(grants.key) ?? this.startServer(grants, viewer.token?.rights);
    this.served.delete(grants.key);
    // a server that is left out answers what it has begun; it holds nothing that would need an end
    if (this.served.size >= MAX_SCHEMAS) this.served.delete(this.served.keys().next().value!);
    this.served.set(grants.key, made);
    return made;
  }

  private async startServer(grants: RoleGrants, rights: TokenRights | undefined): Promise<Served> {
    const { registry, schema, usage, logError } = this.parts;
    const server = new ApolloServer<RequestContext>({
      schema: viewerSchema(schema, { registry, grants }),
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
    const context = async (request: FastifyRequest, reply: FastifyReply): Promise<RequestContext> => this.contextOf(request, reply, grants);
    return { server, handle: fastifyApolloHandler(server, { context }) as Handler };
  }

  private scopesFor(rights: TokenRights): ApolloServerPlugin<RequestContext> {
    const { registry, schema } = this.parts;
    let whole: GraphQLSchema | undefined;
    const wholeGrants = (): TokenGrants => new TokenGrants(this.parts, { ...rights, scopes: scopesOf(this.parts, rights.role) });
    const wholeSchema = (): GraphQLSchema => (whole ??= viewerSchema(schema, { registry, grants: wholeGrants() }));
    return missingScopes({ registry, rights, wholeSchema });
  }

  private contextOf(request: FastifyRequest, reply: FastifyReply, grants: RoleGrants): RequestContext {
    const { registry, verbs, store, read, now, isDemo } = this.parts;
    const { viewer, language } = this.callers.get(request)!;
    const guard = guardOf(this.parts, grants, viewer);
    const tokenId = viewer.token?.id;
    const business = (): object => ({ today: dayOf(now()), demo: isDemo, timeZone: TIME_ZONE });
    return {
      language,
      requestId: request.id,
      tokenId,
      grants,
      reads: { registry, guard, maxFirst: limitsOf(viewer).maxFirst },
      read: (statement) => read(guard.session, statement),
      write: (responseKey, work) =>
        store.write(guard, work, {
          origin: { via: tokenId ? 'API' : 'UI', token: tokenId, requestId: request.id, ip: request.ip },
          once: onceOf(request, { role: grants.key, part: String(responseKey), token: tokenId }),
          onReplay: () => markReplayed(reply),
        }),
      catalogue: () => ({ business: business(), ...catalogueOf({ registry, verbs, grants }) }),
    };
  }
}

function limitsOf({ role }: Viewer): typeof LIMITS {
  return role === 'BI' ? BI_LIMITS : LIMITS;
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
        if (response.http.status === 503) response.http.headers.set('retry-after', RETRY_AFTER_SECONDS);
      },
    }),
  };
}
