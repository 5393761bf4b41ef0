import { PassThrough } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../kit/errors.ts';
import { translated } from '../kit/store/failures.ts';
import { errorAnswer, type Language } from './errorAnswer.ts';

interface Telling {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly language: Language;
}

export interface Tell {
  /** To be told now and then of how far the work is. @throws once nobody listens any more: the work is given up */
  readonly progress: (progress: object) => void;
}

/** Lines are worth a look this often. */
const TELL_EVERY_MS = 200;

const GIVEN_UP = { zh: '请求已取消', en: 'The request was given up' };

/**
 * Answers with lines of JSON while long work goes on: `{ "progress": … }` now and then, then `{ "result": … }`, or `{ "error": … }` in the
 * shape that errors have everywhere. Who hangs up ends the work.
 */
export async function toldAsItGoes({ request, reply, language }: Telling, work: (tell: Tell) => Promise<object>): Promise<void> {
  const lines = new PassThrough();
  const write = (line: object): void => void lines.write(`${JSON.stringify(line)}\n`);
  void reply
    .headers({ 'content-type': 'application/x-ndjson; charset=utf-8', 'cache-control': 'no-store', 'x-accel-buffering': 'no' })
    .send(lines);
  let next = 0;
  const progress = (told: object): void => {
    if (reply.raw.destroyed) throw new AppError('UNAVAILABLE', { label: GIVEN_UP });
    if (performance.now() < next) return;
    next = performance.now() + TELL_EVERY_MS;
    write({ progress: told });
  };
  try {
    write({ result: await work({ progress }) });
  } catch (thrown) {
    const { error, isUnknown } = errorAnswer(translated(thrown), language, request.id);
    if (isUnknown) request.log.error({ reqId: request.id, err: thrown }, 'failed');
    write({ error });
  }
  lines.end();
}
