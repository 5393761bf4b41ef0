import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../kit/errors.ts';
import type { Once } from '../kit/store/once.ts';

const FORM = /^[\x21-\x7e]{1,200}$/;

const MALFORMED = {
  zh: 'Idempotency-Key 须为 1 至 200 个可见 ASCII 字符',
  en: 'Idempotency-Key must be 1 to 200 visible ASCII characters',
};

interface Asked {
  /** Under which rights: the same words may mean another thing to another role. */
  readonly role: string;
  readonly part: string;
  readonly token?: string | undefined;
}

/**
 * What makes a request's mutations take effect at most once: its `Idempotency-Key`, with all that its answer follows from.
 * @throws BAD_REQUEST for a key that is none
 */
export function onceOf(request: FastifyRequest, { role, part, token }: Asked): Once | undefined {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (typeof key !== 'string' || !FORM.test(key)) throw new AppError('BAD_REQUEST', { label: MALFORMED });
  const digest = createHash('sha256')
    .update(JSON.stringify([role, request.body]))
    .digest('hex');
  return { key, part, digest, token };
}

/** Tells the caller that the effect is an earlier request's. */
export function markReplayed(reply: FastifyReply): void {
  reply.header('idempotency-replayed', 'true');
}
