import { SystemGuard } from '../access/system.ts';
import type { FileStore } from '../files/fileStore.ts';
import { sql } from '../kit/query/sql.ts';
import type { Store } from '../kit/store/store.ts';
import type { Unit } from '../kit/store/unit.ts';
import type { Channels } from './channels/channel.ts';

/** Work that time asks for. Its effect is idempotent: it looks at what the clock and the rows say, and remembers nothing. */
export interface Job {
  readonly name: string;
  /** When to look, as cron in Asia/Shanghai. */
  readonly cron: string;
  run(desk: JobDesk): Promise<void>;
}

export interface DeskParts {
  readonly store: Store;
  readonly channels: Channels;
  /** Where the bytes of files are kept; absent where no files are served. */
  readonly files?: FileStore | undefined;
  /** The clock that attempts and delays of messages are judged by: the real one, however the business clock is fixed. */
  readonly clock?: () => Date;
  /** Aborted when the gateway stops: a run ends before its next transaction. */
  readonly ending?: AbortSignal;
}

/** What a job works with: units of work as the system, audited as a job's. */
export class JobDesk {
  readonly channels: Channels;
  readonly files: FileStore | undefined;
  readonly clock: () => Date;
  private readonly store: Store;
  private readonly name: string;
  private readonly ending: AbortSignal | undefined;

  constructor({ store, channels, files, clock = () => new Date(), ending }: DeskParts, name: string) {
    this.store = store;
    this.channels = channels;
    this.files = files;
    this.clock = clock;
    this.ending = ending;
    this.name = name;
  }

  /**
   * Runs `work` in a transaction of its own, for the person that it is done for where there is one. Runs of one job take turns, whatever
   * gateway they are on, so that the later one sees what the earlier has done.
   * @throws the signal's reason where the gateway is stopping
   */
  async write<T>(work: (unit: Unit) => Promise<T>, onBehalfOf: string | null = null): Promise<T> {
    this.ending?.throwIfAborted();
    return this.store.write(new SystemGuard(onBehalfOf), async (unit) => {
      await unit.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`job ${this.name}`}, 0))`);
      return work(unit);
    });
  }
}

/** Runs jobs one after the other; all have had their turn before the first failure is thrown, unless the gateway stops. */
export async function runJobs(jobs: readonly Job[], parts: DeskParts): Promise<void> {
  const failures: unknown[] = [];
  for (const job of jobs) {
    parts.ending?.throwIfAborted();
    await job.run(new JobDesk(parts, job.name)).catch((error: unknown) => failures.push(error));
  }
  if (failures.length) throw failures[0];
}
