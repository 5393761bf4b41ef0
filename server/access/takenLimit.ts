import { AppError } from '../kit/errors.ts';
import type { TakenLimit } from '../kit/store/taken.ts';

/** Taken values of rows out of sight that one viewer may meet within the time. */
export const TAKEN_TRIES = { points: 10, minutes: 10 } as const;

interface Counted {
  readonly consumedPoints: number;
  readonly msBeforeNext: number;
}

/** Where tries are counted by viewer. */
interface TriesCounter {
  get(viewer: string): Promise<Counted | null>;
  penalty(viewer: string): Promise<Counted>;
}

/** Counts by viewer which hidden values they meet. */
export class TakenTries implements TakenLimit {
  private readonly met: TriesCounter;

  constructor(met: TriesCounter) {
    this.met = met;
  }

  async check(viewer: string): Promise<void> {
    const used = await this.met.get(viewer);
    if (used && used.consumedPoints >= TAKEN_TRIES.points) throw tooMany(used.msBeforeNext);
  }

  async note(viewer: string): Promise<void> {
    const { consumedPoints, msBeforeNext } = await this.met.penalty(viewer);
    if (consumedPoints > TAKEN_TRIES.points) throw tooMany(msBeforeNext);
  }
}

function tooMany(waitMs: number): AppError {
  const retryAfterSeconds = Math.max(1, Math.ceil(waitMs / 1000));
  const minutes = Math.ceil(retryAfterSeconds / 60);
  const label = {
    zh: `多次填写了已被占用的值,请在 ${minutes} 分钟后再试`,
    en: `Too many values that are taken already; try again in ${minutes} min`,
  };
  return new AppError('RATE_LIMITED', { label, retryAfterSeconds });
}
