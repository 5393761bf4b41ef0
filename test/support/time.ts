import { deskOf } from '../../server/appJobs.ts';
import { assemble } from '../../server/app.ts';
import { readConfig, type Config } from '../../server/config.ts';
import { withClient } from '../../server/database/database.ts';
import { jobs } from '../../server/jobs/index.ts';
import { runJobs } from '../../server/jobs/job.ts';
import { cloneDatabase } from './database.ts';
import { forgetMonths } from './month.ts';
import { DEMO_NOW } from './template.ts';

/** A copy of the demo, without its plans, on which time passes as the test says. */
export interface Calendar {
  readonly databaseUrl: string;
  /** Lets every job look at the business clock once, at this moment; `only` names those that shall. */
  tick(now: string, only?: readonly string[]): Promise<void>;
  rows<T>(statement: string, values?: readonly unknown[]): Promise<T[]>;
  close(): Promise<void>;
}

interface CalendarOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** The clock of attempts to deliver. */
  readonly clock?: () => Date;
}

/** The database's own clock, which audit events are dated by, stands still at the demo's. */
export async function openCalendar({ env = {}, clock }: CalendarOptions = {}): Promise<Calendar> {
  const database = await cloneDatabase();
  await forgetMonths(database.url);
  const config: Mutable<Config> = { ...readConfig({ DEMO: '1', LOG_LEVEL: 'silent', NOW: DEMO_NOW, ...env }) };
  const core = await assemble(config, database.url);
  const desk = { ...deskOf(config, core, 'http://panel.test'), ...(clock && { clock }) };
  return {
    databaseUrl: database.url,
    tick: (now, only) => {
      config.now = new Date(now);
      return runJobs(only ? jobs.filter(({ name }) => only.includes(name)) : jobs, desk);
    },
    rows: async <T>(statement: string, values: readonly unknown[] = []): Promise<T[]> =>
      withClient(database.url, async (client) => (await client.query(statement, [...values])).rows as T[]),
    close: async () => {
      for (const channel of desk.channels.open.values()) channel.close();
      await core.close();
      await database.drop();
    },
  };
}

/** Lets every job look at the clock once at a moment, on a database that nobody serves meanwhile. */
export async function letTimePass(databaseUrl: string, now: string): Promise<void> {
  const config = readConfig({ DEMO: '1', LOG_LEVEL: 'silent', NOW: now });
  const core = await assemble(config, databaseUrl);
  const desk = deskOf(config, core, 'http://panel.test');
  await runJobs(jobs, desk).finally(async () => {
    for (const channel of desk.channels.open.values()) channel.close();
    await core.close();
  });
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
