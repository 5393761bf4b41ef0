import { PgBoss } from 'pg-boss';
import type { Logger } from 'pino';
import { TIME_ZONE } from '../kit/store/clock.ts';
import { runJobs, type DeskParts, type Job } from './job.ts';

/** The queue's own tables, beside the product's: owned by who migrates, used by the system's role alone. */
export const QUEUE_SCHEMA = 'pgboss';

const QUEUE = 'jobs';

/** Work that is under way when the gateway stops gets this long: well within what the process has. */
const STOP_WITHIN_MS = 8_000;

const LOOK_EVERY_SECONDS = 5;

/** A run that has not come back by then was on a gateway that is gone. */
const RUN_WITHIN_SECONDS = 300;

interface SchedulerParts extends DeskParts {
  /** Signs in as the system's role. */
  readonly url: string;
  readonly jobs: readonly Job[];
  readonly log: Logger;
}

interface Call {
  readonly job: string;
}

/** Has each job run when its time comes, on one of the gateways that share the database; at the start too, for what was slept through. */
export class Scheduler {
  private readonly parts: SchedulerParts;
  private readonly boss: PgBoss;
  private readonly ending = new AbortController();

  private constructor(parts: SchedulerParts) {
    this.parts = parts;
    // indexes are the owner's to rebuild
    const shape = { schema: QUEUE_SCHEMA, migrate: false, createSchema: false, reindex: false, monitorVacuum: false };
    this.boss = new PgBoss({ connectionString: parts.url, application_name: 'jobs', max: 2, ...shape });
    this.boss.on('error', (err) => this.parts.log.error({ err }, 'the job queue has failed'));
  }

  static async start(parts: SchedulerParts): Promise<Scheduler> {
    const scheduler = new Scheduler(parts);
    await scheduler.open();
    return scheduler;
  }

  /**
   * Takes no more work, and waits for the transactions that are under way: what a run has left to do is done by another gateway, or at
   * the next start.
   */
  stop(): Promise<void> {
    this.ending.abort();
    return this.boss.stop({ graceful: true, timeout: STOP_WITHIN_MS });
  }

  private async open(): Promise<void> {
    const { boss } = this;
    await boss.start();
    // of one job there is one run at a time, and one that waits
    await boss.createQueue(QUEUE, {
      policy: 'stately',
      retryLimit: 3,
      retryDelay: 30,
      retryBackoff: true,
      expireInSeconds: RUN_WITHIN_SECONDS,
    });
    await this.forgetOthers();
    for (const { name, cron } of this.parts.jobs) {
      const call: Call = { job: name };
      await boss.schedule(QUEUE, cron, call, { key: name, tz: TIME_ZONE, singletonKey: name, missed: 'once' });
      await boss.send(QUEUE, call, { singletonKey: name });
    }
    const polling = { batchSize: this.parts.jobs.length, pollingIntervalSeconds: LOOK_EVERY_SECONDS };
    await boss.work<Call>(QUEUE, polling, (calls) => this.run(calls.map(({ data }) => data.job)));
  }

  /** Schedules outlive the version of the product that made them. */
  private async forgetOthers(): Promise<void> {
    const known = new Set(this.parts.jobs.map(({ name }) => name));
    const schedules = await this.boss.getSchedules(QUEUE);
    for (const { key } of schedules) if (key && !known.has(key)) await this.boss.unschedule(QUEUE, key);
  }

  private async run(names: readonly string[]): Promise<void> {
    const called = this.parts.jobs.filter(({ name }) => names.includes(name));
    const { signal } = this.ending;
    await runJobs(called, { ...this.parts, ending: signal }).catch((err: unknown) => {
      if (!signal.aborted) this.parts.log.error({ err }, 'a job has failed and will be tried again');
      throw err;
    });
  }
}
