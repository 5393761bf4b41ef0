import { raw } from '../kit/query/sql.ts';
import type { SystemQuery } from './viewer.ts';

/** Well within the second that guarantees E allow from a commit to its seal. */
const SEAL_AFTER_MS = 250;

/** What another gateway left behind when it was killed is found this often. */
const LOOK_EVERY_MS = 5_000;

const SEAL = raw('select internal.seal_audit() as sealed');

/** Chains committed audit events into the seal table: soon after each write, and by the clock. */
export class AuditSealer {
  private readonly query: SystemQuery;
  private readonly clock: NodeJS.Timeout;
  private next: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();
  private isClosed = false;

  constructor(query: SystemQuery) {
    this.query = query;
    this.clock = setInterval(() => this.soon(), LOOK_EVERY_MS).unref();
  }

  /** To be called when audited work has been committed; many calls make one seal run. */
  soon(): void {
    if (this.isClosed) return;
    this.next ??= setTimeout(() => this.run(), SEAL_AFTER_MS).unref();
  }

  /** Seals what is there, and waits for it. */
  async close(): Promise<void> {
    this.isClosed = true;
    clearInterval(this.clock);
    clearTimeout(this.next);
    await this.running;
    await this.seal().catch(() => undefined);
  }

  private run(): void {
    this.next = undefined;
    // a database that is away leaves the events waiting: the next run finds them
    this.running = this.running.then(() => this.seal()).catch(() => undefined);
  }

  /** In runs of bounded length, until nothing is left. */
  private async seal(): Promise<void> {
    const [row] = await this.query<{ sealed: number }>(SEAL);
    if (row?.sealed) await this.seal();
  }
}
