import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { RoleGrants, ViewerGuard } from '../access/guard.ts';
import type { Policy, Role } from '../access/policy.ts';
import type { Viewer } from '../access/viewer.ts';
import { catalogueOf } from '../kit/catalogue/catalogue.ts';
import type { Registry } from '../kit/field/index.ts';
import type { Sql } from '../kit/query/sql.ts';
import type { GatewayContext } from '../kit/schema/context.ts';
import type { Verb } from '../kit/schema/verb.ts';
import { viewerSchema } from '../kit/schema/viewerSchema.ts';
import { dayOf, TIME_ZONE } from '../kit/store/clock.ts';
import type { TransactionSession } from '../kit/store/writeGuard.ts';
import type { Store } from '../kit/store/store.ts';
import { errorAnswer, type Language } from './errorAnswer.ts';
import { inputErrors } from './inputErrors.ts';

/** Rows of one page, for people; tokens have their own bound. */
const MAX_FIRST = 100;
const MAX_TOKENS = 2000;

export interface GatewayParts {
  readonly registry: Registry;
  readonly policy: Policy;
  readonly verbs: readonly Verb[];
  readonly schema: GraphQLSchema;
  readonly store: Store;
  /** Runs one read statement under a viewer's database session and gives its `answer`. */
  readonly read: (session: TransactionSession, statement: Sql) => Promise<unknown>;
  readonly now: () => Date;
  readonly isDemo: boolean;
  readonly logError: (error: unknown, requestId: string) => void;
}

interface RequestContext extends GatewayContext {
  readonly language: Language;
  readonly requestId: string;
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
  private readonly callers = new WeakMap<FastifyRequest, Caller>();
  private readonly handlers = new Map<Role, Promise<{ server: ApolloServer<RequestContext>; handle: Handler }>>();

  constructor(parts: GatewayParts) {
    this.parts = parts;
  }

  /** Answers a GraphQL request of a signed-in viewer. */
  async handle(request: FastifyRequest, reply: FastifyReply, caller: Caller): Promise<unknown> {
    this.callers.set(request, caller);
    const { handle } = await this.serverFor(caller.viewer.role);
    return handle(request, reply);
  }

  async close(): Promise<void> {
    const servers = await Promise.all(this.handlers.values());
    await Promise.all(servers.map(({ server }) => server.stop()));
  }

  private serverFor(role: Role): Promise<{ server: ApolloServer<RequestContext>; handle: Handler }> {
    const known = this.handlers.get(role);
    if (known) return known;
    const made = this.startServer(role);
    this.handlers.set(role, made);
    return made;
  }

  private async startServer(role: Role): Promise<{ server: ApolloServer<RequestContext>; handle: Handler }> {
    const { registry, schema } = this.parts;
    const grants = new RoleGrants(this.parts, role);
    const server = new ApolloServer<RequestContext>({
      schema: viewerSchema(schema, { registry, grants }),
      introspection: true,
      hideSchemaDetailsFromClientErrors: true,
      includeStacktraceInErrorResponses: false,
      stopOnTerminationSignals: false,
      parseOptions: { maxTokens: MAX_TOKENS },
      plugins: [
        ApolloServerPluginCacheControlDisabled(),
        ApolloServerPluginLandingPageDisabled(),
        inputErrors(registry),
        errorAnswers(this.parts.logError),
      ],
    });
    await server.start();
    const context = async (request: FastifyRequest): Promise<RequestContext> => this.contextOf(request, grants);
    return { server, handle: fastifyApolloHandler(server, { context }) as Handler };
  }

  private contextOf(request: FastifyRequest, grants: RoleGrants): RequestContext {
    const { registry, verbs, store, read, now, isDemo } = this.parts;
    const { viewer, language } = this.callers.get(request)!;
    const guard = new ViewerGuard(registry, grants, viewer);
    const business = (): object => ({ today: dayOf(now()), demo: isDemo, timeZone: TIME_ZONE });
    return {
      language,
      requestId: request.id,
      grants,
      reads: { registry, guard, maxFirst: MAX_FIRST },
      read: (statement) => read(guard.session, statement),
      write: (work) => store.write(guard, work),
      catalogue: () => ({ business: business(), ...catalogueOf({ registry, verbs, grants }) }),
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
      },
    }),
  };
}
