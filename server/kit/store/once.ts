import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { AppError } from '../errors.ts';
import { sql } from '../query/sql.ts';
import type { UnitReads } from './unitReads.ts';

/** For how long a request is known by its key. */
export const KEPT_HOURS = 24;

/** A part of a request that is to take effect at most once, however often it is sent within {@link KEPT_HOURS}. */
export interface Once {
  /** The caller's name for the request. */
  readonly key: string;
  /** Tells the parts of the request apart, each of which is a transaction. */
  readonly part: string;
  /** SHA-256 of the request, hexadecimal: under one key only one request can be sent. */
  readonly digest: string;
  /** The API token that it came with; requests of one person through several do not know of each other. */
  readonly token?: string | undefined;
}

/**
 * Claims the request for this transaction, or tells what it answered when it took effect. Whoever claims it at the same
 * time waits for the end of this transaction.
 * @throws CONFLICT for a key that another request has used
 */
export async function claim(unit: UnitReads, { key, part, digest, token }: Once): Promise<{ readonly answer: unknown } | undefined> {
  const [kept] = await unit.rows<{ digest: string; answer: string }>(
    sql`select * from internal.claim_request(${token ?? ''}, ${derived(key, 'name').toString('hex')}, ${part}, ${digest})`,
  );
  if (!kept) return undefined;
  if (kept.digest !== digest) throw new AppError('CONFLICT', { label: KEY_IS_USED });
  return { answer: JSON.parse(opened(key, kept.answer)) };
}

/**
 * Keeps the answer with the effect. It is closed with the caller's key, of which the database has a hash only: an answer may hold
 * what is shown once, such as a new API token.
 */
export async function keep(unit: UnitReads, { key, part, token }: Once, answer: unknown): Promise<void> {
  const text = closed(key, JSON.stringify(answer ?? null));
  await unit.rows(sql`select internal.keep_answer(${token ?? ''}, ${derived(key, 'name').toString('hex')}, ${part}, ${text})`);
}

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

function closed(key: string, text: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, derived(key, 'answer'), nonce);
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64');
}

function opened(key: string, text: string): string {
  const bytes = Buffer.from(text, 'base64');
  const decipher = createDecipheriv(CIPHER, derived(key, 'answer'), bytes.subarray(0, NONCE_BYTES));
  decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
}

function derived(key: string, use: 'name' | 'answer'): Buffer {
  return Buffer.from(hkdfSync('sha256', key, '', use, 32));
}

const KEY_IS_USED = { zh: '此 Idempotency-Key 已用于另一个请求', en: 'This Idempotency-Key has been used for another request' };
