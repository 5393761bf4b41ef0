import { RateLimiterMemory } from 'rate-limiter-flexible';
import { EdgeError } from './errors.ts';

/** Wrong passwords for one user from one address within the time. */
export const SIGN_IN_TRIES = 10;

const WITHIN_MINUTES = 15;

/** Slows down the guessing of passwords. Each gateway counts for itself. */
export class SignInThrottle {
  private readonly wrong = new RateLimiterMemory({ points: SIGN_IN_TRIES, duration: WITHIN_MINUTES * 60 });
  private readonly last = new Map<string, Promise<unknown>>();

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

  private async run<T>(key: string, work: () => Promise<T | undefined>): Promise<T | undefined> {
    const used = await this.wrong.get(key);
    if (used && used.consumedPoints >= SIGN_IN_TRIES) throw tooMany(used.msBeforeNext);
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
