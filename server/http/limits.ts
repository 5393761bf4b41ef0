import { AppError } from '../kit/errors.ts';

/** How much a gate lets through. */
export interface GateOptions {
  /** Requests that run at once. */
  readonly running: number;
  /** Requests that wait for their turn; one more is refused. */
  readonly waiting: number;
  /** A request that waits longer is refused: its asker has given up or will. */
  readonly waitMs: number;
}

/** Eight times the connections of the database, and what they serve in a few seconds. */
export const QUERIES: GateOptions = { running: 96, waiting: 256, waitMs: 5_000 };

/** Bounds the work in flight, so that a crowd makes the answers late or refused, never the gateway unresponsive. */
export class Gate {
  private readonly options: GateOptions;
  private readonly queue = new Set<() => void>();
  private running = 0;

  constructor(options: Partial<GateOptions> = {}) {
    this.options = { ...QUERIES, ...options };
  }

  /** Runs the work in its turn. @throws UNAVAILABLE when too many wait, or this one waited too long */
  async pass<T>(work: () => Promise<T>): Promise<T> {
    if (this.running < this.options.running) this.running += 1;
    else await this.turn();
    try {
      return await work();
    } finally {
      this.leave();
    }
  }

  private turn(): Promise<void> {
    if (this.queue.size >= this.options.waiting) throw new AppError('UNAVAILABLE');
    return new Promise((resolve, reject) => {
      const enter = (): void => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        this.queue.delete(enter);
        reject(new AppError('UNAVAILABLE'));
      }, this.options.waitMs);
      this.queue.add(enter);
    });
  }

  /** Whoever ends hands its place to the next in line. */
  private leave(): void {
    const [next] = this.queue;
    if (!next) {
      this.running -= 1;
      return;
    }
    this.queue.delete(next);
    next();
  }
}
