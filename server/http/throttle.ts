import { createHash } from 'node:crypto';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { EdgeError } from './errors.ts';

/** Wrong passwords for one user from one address within the time. */
export const SIGN_IN_TRIES = { points: 10, minutes: 15 } as const;

interface Counted {
  readonly consumedPoints: number;
  readonly msBeforeNext: number;
}

/** Where wrong passwords are counted. */
export interface WrongPasswords {
  get(key: string): Promise<Counted | null>;
  penalty(key: string): Promise<Counted>;
  delete(key: string): Promise<boolean>;
}

/** Slows down the guessing of passwords. Without a counter to share with others, each gateway counts for itself. */
export class SignInThrottle {
  private readonly wrong: WrongPasswords;
  private readonly last = new Map<string, Promise<unknown>>();

  constructor(wrong: WrongPasswords = new RateLimiterMemory({ points: SIGN_IN_TRIES.points, duration: SIGN_IN_TRIES.minutes * 60 })) {
    this.wrong = wrong;
  }

  /**
   * Runs one attempt; undefined counts as a wrong one, anything else clears the count. Attempts under one key take
   * turns: many at once would all pass before the first has counted.
   * @throws RATE_LIMITED with `retry-after` once the tries are used up
   */
  async attempt<T>(key: string, work: () => Promise<T | undefined>): Promise<T | undefined> {
    const before = this.last.get(key);
    const turn = this.after(before, () => this.run(key, work));
    this.last.set(key, turn);
    try {
      return await turn;
    } finally {
      if (this.last.get(key) === turn) this.last.delete(key);
    }
  }

  /** However the one before ended. */
  private async after<T>(before: Promise<unknown> | undefined, work: () => Promise<T>): Promise<T> {
    await before?.catch(() => undefined);
    return work();
  }

  private async run<T>(given: string, work: () => Promise<T | undefined>): Promise<T | undefined> {
    // whatever somebody types for a name, of whatever length
    const key = createHash('sha256').update(given).digest('base64url');
    const used = await this.wrong.get(key);
    if (used && used.consumedPoints >= SIGN_IN_TRIES.points) throw tooMany(used.msBeforeNext);
    const result = await work();
    if (result === undefined) await this.wrong.penalty(key);
    else await this.wrong.delete(key);
    return result;
  }
}

function tooMany(waitMs: number): EdgeError {
  const seconds = Math.max(1, Math.ceil(waitMs / 1000));
  const minutes = Math.ceil(seconds / 60);
  return new EdgeError('RATE_LIMITED', {
    status: 429,
    label: { zh: `密码错误次数过多,请在 ${minutes} 分钟后再试`, en: `Too many wrong passwords; try again in ${minutes} min` },
    headers: { 'retry-after': String(seconds) },
  });
}
