import { randomUUID } from 'node:crypto';
import fastifyCookie from '@fastify/cookie';
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import type { Sessions } from '../access/sessions.ts';
import type { Tokens } from '../access/tokens.ts';
import { AppError } from '../kit/errors.ts';
import { registerAuth, type DemoUser } from './auth.ts';
import { BODY_MAX_BYTES } from './bounds.ts';
import { answerBrokenRequest } from './brokenRequest.ts';
import { errorHandler, type ErrorHandler } from './errors.ts';
import { setHeaders } from './headers.ts';
import { registerHealth, type ReadsHealth } from './health.ts';
import { checkOrigin } from './origin.ts';
import type { WrongPasswords } from './throttle.ts';
import { registerPanel } from './panel.ts';
import { limitBodyTime } from './slowBody.ts';
import { refuseWhileViewing } from './viewAs.ts';
import { createViewerOf, type ViewerOf } from './viewers.ts';

const HEADERS_WITHIN_MS = 10_000;
const BODY_WITHIN_MS = 15_000;
/** Files come over whatever line a telephone has. */
const UPLOAD_WITHIN_MS = 180_000;
const CHECK_EVERY_MS = 2_000;
const FINISH_WITHIN_MS = 10_000;

export interface HttpParts {
  readonly sessions: Sessions;
  /** Undefined where nobody may come by API token. */
  readonly tokens?: Tokens;
  readonly log: FastifyBaseLogger;
  /** Whether the database answers. */
  readonly isReady: () => boolean | Promise<boolean>;
  /** How the connections that reads travel over do. */
  readonly reads?: ReadsHealth;
  /** Folder of the built panel. */
  readonly panelDir: string;
  /** Those that the sign-in page offers; undefined when this is no demo. */
  readonly demoUsers?: readonly DemoUser[];
  /** Where wrong passwords are counted for all gateways; undefined: this one counts its own. */
  readonly wrongPasswords?: WrongPasswords;
  /** Addresses and networks of the proxies that may say for whom and by what scheme they ask, such as `loopback`. */
  readonly trustedProxies?: readonly string[];
  /** The time that a body may take, but for files. */
  readonly bodyWithinMs?: number;
  /** Registers what the gateway answers beside the edge's own addresses. */
  readonly registerRoutes?: (app: FastifyInstance, viewerOf: ViewerOf) => void | Promise<void>;
}

/** Assembles the gateway's HTTP server; `listen` starts it, `close` finishes what is in flight within 10 s. */
export async function createHttp({ sessions, tokens, demoUsers, wrongPasswords, ...parts }: HttpParts): Promise<FastifyInstance> {
  const viewerOf = createViewerOf(sessions, tokens);
  const app = createServer(parts, errorHandler(viewerOf));
  await app.register(fastifyCookie);
  readJson(app);
  guardRequests(app, parts.bodyWithinMs ?? BODY_WITHIN_MS);
  logRequests(app);
  refuseWhileViewing(app, viewerOf);
  registerHealth(app, parts.isReady, parts.reads);
  await app.register(async (scope) => registerAuth(scope, { sessions, viewerOf, demoUsers, wrongPasswords }));
  await registerPanel(app, parts.panelDir);
  await app.register(async (scope) => parts.registerRoutes?.(scope, viewerOf));
  return app;
}

function createServer({ log, trustedProxies }: Pick<HttpParts, 'log' | 'trustedProxies'>, handleError: ErrorHandler): FastifyInstance {
  const app = Fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    // a logger for each request would read the list of secrets anew; who logs names the request
    childLoggerFactory: (logger) => logger,
    genReqId: () => randomUUID(),
    trustProxy: trustedProxies?.length ? [...trustedProxies] : false,
    bodyLimit: BODY_MAX_BYTES,
    requestTimeout: UPLOAD_WITHIN_MS,
    http: { headersTimeout: HEADERS_WITHIN_MS, connectionsCheckingInterval: CHECK_EVERY_MS },
    return503OnClosing: false,
    clientErrorHandler: answerBrokenRequest,
    frameworkErrors: (error, request, reply) => {
      setHeaders(request, reply);
      void handleError(error, request, reply);
    },
  });
  return app.setErrorHandler(handleError);
}

/** JSON is the only body there is; none at all is undefined to the handler. */
function readJson(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null);
    else void parse(request, body, done);
  });
}

function guardRequests(app: FastifyInstance, bodyWithinMs: number): void {
  let isClosing = false;
  app.addHook('preClose', async () => {
    isClosing = true;
    setTimeout(() => app.server.closeAllConnections(), FINISH_WITHIN_MS).unref();
  });
  app.addHook('onRequest', (request, reply, done) => {
    setHeaders(request, reply);
    if (isClosing) throw new AppError('UNAVAILABLE');
    checkOrigin(request);
    const { takesFiles, takesBytes } = request.routeOptions.config;
    if (!takesFiles && !takesBytes) limitBodyTime(request, bodyWithinMs);
    done();
  });
  app.addHook('onSend', (_request, reply, payload, done) => {
    // a connection that stays open after its last answer would hold up the end
    if (isClosing) reply.header('connection', 'close');
    done(null, payload);
  });
}

/** Without query and headers: what people look for is nobody's business. */
function logRequests(app: FastifyInstance): void {
  app.addHook('onResponse', (request, reply, done) => {
    const path = request.url.split('?', 1)[0];
    const { id: reqId, method } = request;
    request.log.info({ reqId, method, path, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, 'answered');
    done();
  });
}
