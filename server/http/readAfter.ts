import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Viewer } from '../access/viewer.ts';

const COOKIE = 'kam_read_after';
const HEADER = 'read-after';

/** As long as a replica may need to catch up at worst; what is older needs no telling. */
const MAX_AGE_SECONDS = 60;

/** Who waits for a read, and until when. */
export interface Waiting {
  readonly viewer: string;
  /**
   * What an earlier answer told its asker to bring along, so that a gateway which knows nothing of their last write still shows it
   * (ADR 16): browsers do so by cookie, programs may by header.
   */
  readonly token: string | undefined;
  /** Aborts when the asker is gone before the answer. */
  readonly signal: AbortSignal;
}

export function waitingOf(request: FastifyRequest, { raw }: FastifyReply, { id }: Viewer): Waiting {
  const gone = new AbortController();
  raw.once('close', () => {
    if (!raw.writableFinished) gone.abort();
  });
  const header = request.headers[HEADER];
  return { viewer: id, token: typeof header === 'string' ? header : request.cookies[COOKIE], signal: gone.signal };
}

/** Hands the asker of a write what to bring along with what they read next. */
export function tellReadAfter(request: FastifyRequest, reply: FastifyReply, token: string): void {
  const isSecure = request.protocol === 'https';
  reply.header(HEADER, token);
  reply.setCookie(COOKIE, token, { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure, maxAge: MAX_AGE_SECONDS });
}
