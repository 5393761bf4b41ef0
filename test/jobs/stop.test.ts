import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { deskOf } from '../../server/appJobs.ts';
import { assemble, type Core } from '../../server/app.ts';
import { readConfig } from '../../server/config.ts';
import { withClient } from '../../server/database/database.ts';
import type { Job } from '../../server/jobs/job.ts';
import { Scheduler } from '../../server/jobs/scheduler.ts';
import { raw } from '../../server/kit/query/sql.ts';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { DEMO_NOW } from '../support/template.ts';

const config = readConfig({ DEMO: '1', LOG_LEVEL: 'silent', NOW: DEMO_NOW });

let database: TestDatabase;
let core: Core;

beforeAll(async () => {
  database = await cloneDatabase();
  core = await assemble(config, database.url);
});
afterAll(async () => {
  await core.close();
  await database.drop();
});

function start(...jobs: readonly Job[]): Promise<Scheduler> {
  return Scheduler.start({ ...deskOf(config, core, 'http://panel.test'), url: core.systemUrl, jobs, log: pino({ level: 'silent' }) });
}

/** A job that looks once, at the start. */
function job(name: string, run: Job['run']): Job {
  return { name, cron: '0 0 1 1 *', run };
}

async function states(): Promise<Record<string, string>> {
  const statement = "select data ->> 'job' as name, state from pgboss.job where name = 'jobs' order by created_on";
  const { rows } = await withClient(database.url, (client) => client.query<{ name: string; state: string }>(statement));
  return Object.fromEntries(rows.map(({ name, state }) => [name, state]));
}

describe('a gateway that stops while its jobs run', () => {
  let transactions = 0;
  let ranAfter = 0;
  const after = job('after', (desk) => desk.write(async () => void (ranAfter += 1)));

  test('waits for the transaction under way, and for nothing that would follow', async () => {
    const entered = Promise.withResolvers<void>();
    const endless = job('endless', async (desk) => {
      for (;;)
        await desk.write(async (unit) => {
          entered.resolve();
          await unit.rows(raw('select pg_sleep(0.05)'));
          transactions += 1;
        });
    });
    const scheduler = await start(endless, after);
    await entered.promise;

    const before = transactions;
    await scheduler.stop();

    expect(transactions).toBeLessThanOrEqual(before + 1);
    expect(ranAfter).toBe(0);
    expect(await states()).toEqual({ endless: 'retry', after: 'retry' });
  });

  test('has the next start do what was left', async () => {
    const done = Promise.withResolvers<void>();
    const scheduler = await start(
      after,
      job('endless', async () => done.resolve()),
    );

    await done.promise;
    await scheduler.stop();

    expect(ranAfter).toBe(1);
  });
});
