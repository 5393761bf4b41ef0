import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError, type ErrorCode } from '../kit/errors.ts';
import type { Label } from '../kit/field/index.ts';
import { translated } from '../kit/store/failures.ts';
import { errorAnswer } from './errorAnswer.ts';
import { languageOf } from './language.ts';
import type { ViewerOf } from './viewers.ts';

export type ErrorHandler = (thrown: unknown, request: FastifyRequest, reply: FastifyReply) => Promise<void>;

interface EdgeErrorOptions {
  readonly status: number;
  readonly label?: Label;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An error whose HTTP status or headers its code does not tell. */
export class EdgeError extends AppError {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: ErrorCode, { status, label, headers = {} }: EdgeErrorOptions) {
    super(code, { label });
    this.status = status;
    this.headers = headers;
  }
}

export const NOT_JSON: Label = { zh: '请以 UTF-8 的 application/json 提交', en: 'Send application/json in UTF-8' };

/** Answers any thrown thing in the shape of GraphQL's errors; what is not the reader's doing goes to the log too. */
export function errorHandler(viewerOf: ViewerOf): ErrorHandler {
  return async (thrown, request, reply) => {
    const error = refusalOf(thrown) ?? translated(thrown);
    const status = statusOf(error);
    if (status >= 500) request.log.error({ reqId: request.id, err: thrown }, 'failed');
    // what cannot be served must not ask the database once more, only for a language
    const viewer = status >= 500 ? undefined : await viewerOf(request).catch(() => undefined);
    const answer = errorAnswer(error, languageOf(request, viewer), request.id);
    if (error instanceof EdgeError) reply.headers(error.headers);
    if (status === 503) reply.header('retry-after', RETRY_AFTER_SECONDS);
    await reply.code(status).send({ errors: [answer.error] });
  };
}

/** What a 503 asks its reader to wait. */
export const RETRY_AFTER_SECONDS = '2';

/** GraphQL answers most errors with 200; here the status tells them. */
const STATUSES: Readonly<Record<ErrorCode, number>> = {
  BAD_REQUEST: 400,
  GRAPHQL_PARSE_FAILED: 400,
  GRAPHQL_VALIDATION_FAILED: 400,
  QUERY_TOO_COSTLY: 400,
  VALIDATION_FAILED: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  SCOPE_MISSING: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  INVALID_TRANSITION: 409,
  RATE_LIMITED: 429,
  INTERNAL: 500,
  STORAGE_FULL: 507,
  TIMEOUT: 503,
  UNAVAILABLE: 503,
};

function statusOf(error: unknown): number {
  if (error instanceof EdgeError) return error.status;
  return error instanceof AppError ? STATUSES[error.code] : STATUSES.INTERNAL;
}

const REFUSALS: Readonly<Record<number, Label>> = {
  413: { zh: '请求体超过 256 KB', en: 'The body is larger than 256 KB' },
  415: NOT_JSON,
};

/** The HTTP library's own refusals: malformed JSON, a wrong length, too large a body. */
function refusalOf(error: unknown): EdgeError | undefined {
  if (!(error instanceof Error) || !('statusCode' in error)) return undefined;
  const { statusCode: status } = error;
  if (typeof status !== 'number' || status < 400 || status >= 500) return undefined;
  return new EdgeError('BAD_REQUEST', { status, label: REFUSALS[status] });
}
