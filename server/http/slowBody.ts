import { Socket } from 'node:net';
import type { FastifyRequest } from 'fastify';
import { answerBrokenRequest } from './brokenRequest.ts';

/** Ends a request whose body has not come whole in time: the server itself has one time for all routes, and files take longest. */
export function limitBodyTime({ raw }: FastifyRequest, withinMs: number): void {
  const { headers, socket } = raw;
  // a request from within the process has no wire for its body to be slow on
  if (!(socket instanceof Socket)) return;
  if (headers['transfer-encoding'] === undefined && !Number(headers['content-length'] ?? 0)) return;
  const timer = setTimeout(() => {
    if (raw.complete) return;
    answerBrokenRequest(Object.assign(new Error('too slow'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' }), socket);
  }, withinMs).unref();
  for (const event of ['end', 'close']) raw.once(event, () => clearTimeout(timer));
}
