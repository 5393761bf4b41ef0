import { hash, verify } from '@node-rs/argon2';
import { AppError } from '../kit/errors.ts';

/** argon2id as OWASP's password storage cheat sheet sets it (2024): 19 MiB and some 25 ms each. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** libuv has four threads for all: files and names must not wait for passwords. */
const MAX_AT_ONCE = 2;

const MAX_WAITING = 100;

/** No password has this hash; comparing with it takes as long as with any other. */
const NOBODYS_HASH = `$argon2id$v=19$m=${COST.memoryCost},t=${COST.timeCost},p=${COST.parallelism}$${'A'.repeat(22)}$${'A'.repeat(43)}`;

/** The hash to store, with its salt and cost in it. @throws UNAVAILABLE while too many wait for theirs */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password, COST));
}

/**
 * Whether the password is the one of the hash. Without a hash the answer is no, in the same time, so that the time
 * does not tell who exists. @throws UNAVAILABLE while too many wait for theirs
 */
export async function isPassword(password: string, passwordHash: string | undefined): Promise<boolean> {
  const isRight = await inTurn(() => verify(passwordHash ?? NOBODYS_HASH, password));
  return isRight && passwordHash !== undefined;
}

let running = 0;
const waiting: (() => void)[] = [];

/** Whoever ends hands its place to the next in line. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running < MAX_AT_ONCE) running += 1;
  else if (waiting.length < MAX_WAITING) await new Promise<void>((resolve) => waiting.push(resolve));
  else throw new AppError('UNAVAILABLE');
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}
