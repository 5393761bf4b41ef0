import type { FastifyReply, FastifyRequest } from 'fastify';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { TokenUsage } from '../access/tokenUsage.ts';
import { usedToken, type Viewer } from '../access/viewer.ts';
import { EdgeError } from './errors.ts';

const WINDOW_SECONDS = 60;

/** Above every token's own rate, which is what counts. */
const NO_LIMIT = 1_000_000;

/** Tells a token how much of its minute is left, and refuses more. Each gateway counts for itself. */
export class TokenGate {
  private readonly used = new RateLimiterMemory({ points: NO_LIMIT, duration: WINDOW_SECONDS });
  private readonly usage: TokenUsage;

  constructor(usage: TokenUsage) {
    this.usage = usage;
  }

  /** @throws RATE_LIMITED with `retry-after` once the requests of the minute are used up */
  async pass(viewer: Viewer, reply: FastifyReply): Promise<void> {
    const token = usedToken(viewer);
    if (!token) return;
    const { consumedPoints, msBeforeNext } = await this.used.consume(token.id);
    const resetSeconds = Math.max(1, Math.ceil(msBeforeNext / 1000));
    const headers = rateHeaders(token.ratePerMinute, Math.max(0, token.ratePerMinute - consumedPoints), resetSeconds);
    reply.headers(headers);
    if (consumedPoints <= token.ratePerMinute) return;
    this.usage.note(token.id, { rows: 0, isDenied: true });
    throw new EdgeError('RATE_LIMITED', { status: 429, headers: { ...headers, 'retry-after': String(resetSeconds) } });
  }
}

/** Those of the IETF's draft, and the names of its earlier ones that clients read. */
function rateHeaders(limit: number, remaining: number, resetSeconds: number): Readonly<Record<string, string>> {
  return {
    'ratelimit-policy': `"minute";q=${limit};w=${WINDOW_SECONDS}`,
    ratelimit: `"minute";r=${remaining};t=${resetSeconds}`,
    'ratelimit-limit': String(limit),
    'ratelimit-remaining': String(remaining),
    'ratelimit-reset': String(resetSeconds),
  };
}

/** The value of an `Authorization: Bearer` header; empty for any other scheme, undefined where there is no such header. */
export function bearerOf({ headers }: FastifyRequest): string | undefined {
  const { authorization } = headers;
  if (authorization === undefined) return undefined;
  return /^Bearer +(\S{1,200})$/i.exec(authorization.trim())?.[1] ?? '';
}

/** Reporting tools that can send no header put their token into the address, which nothing but these addresses reads. */
const KEYED = /^\/bi\//;

/** The token that a request names, by header or by `key`; empty where it names none that could be one. */
export function credentialOf(request: FastifyRequest): string | undefined {
  const bearer = bearerOf(request);
  if (bearer !== undefined || !KEYED.test(request.url)) return bearer;
  const { key } = request.query as Readonly<Record<string, unknown>>;
  if (key === undefined) return undefined;
  return typeof key === 'string' ? key : '';
}

/** What a request gets whose token is not good, whatever the reason. */
export function badToken(): EdgeError {
  return new EdgeError('UNAUTHENTICATED', {
    status: 401,
    label: { zh: '令牌无效或已失效', en: 'The token is not valid, or no longer' },
    headers: { 'www-authenticate': 'Bearer error="invalid_token"' },
  });
}
