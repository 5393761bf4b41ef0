import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { withClient } from '../../server/database/database.ts';
import type { Statement, TransactionSession } from '../../server/database/exchange.ts';
import { Lanes, type LanesOptions } from '../../server/database/lanes.ts';
import { statementsOf } from '../support/statements.ts';
import { emptyDatabase, type TestDatabase } from '../support/database.ts';

/** How often backends are killed under the reads. */
const KILLS = Number(process.env.FAULT_KILLS ?? 10);
const CUTS = 20;

const ROLE = 'kam_admin';
const OWNER: Statement = { text: "select current_setting('app.viewer_id') as owner, current_user as role", values: [] };

let database: TestDatabase;
const opened: Lanes[] = [];

beforeAll(async () => {
  database = await emptyDatabase();
});
afterAll(async () => {
  await Promise.all(opened.map((lanes) => lanes.close()));
  await database.drop();
});

function open(options: Partial<LanesOptions> = {}): Lanes {
  const lanes = new Lanes({ url: database.url, name: 'test lanes', lanes: 1, depth: 4, ...options });
  opened.push(lanes);
  return lanes;
}

function viewer(id: string | number, role = ROLE): TransactionSession {
  return { role, variables: { 'app.viewer_id': String(id) } };
}

function nap(seconds: number): Statement {
  return { text: 'select $1::text as napped, pg_sleep($2)', values: [String(seconds), seconds] };
}

/** Naps that run now, in this database alone. */
async function napping(): Promise<number> {
  const backends = `select from pg_stat_activity
    where datname = current_database() and state = 'active' and query like '%as napped%' and pid <> pg_backend_pid()`;
  return (await withClient(database.url, (client) => client.query(backends))).rowCount ?? 0;
}

async function until(isSo: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await isSo())) await sleep(5);
}

async function kill(name: string): Promise<number> {
  const backends = 'select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1 and datname = current_database()';
  return (await withClient(database.url, (client) => client.query(backends, [name]))).rowCount ?? 0;
}

describe('a lane', () => {
  test('runs each statement under its own context, also behind one that failed, was refused its context or was given up', async () => {
    const lanes = open();
    const failing: Statement = { text: 'select 1 / $1::int', values: [0] };

    const reads = Array.from({ length: 300 }, (_, nr) => {
      if (nr % 5 === 1) return lanes.read(viewer(nr), failing);
      if (nr % 5 === 2) return lanes.read(viewer(nr, 'no_such_role'), OWNER);
      if (nr % 5 === 3) return lanes.read(viewer(nr), nap(0.002), AbortSignal.timeout(nr % 9));
      return lanes.read(viewer(nr), { ...OWNER, ...(nr % 2 && { name: 'owner' }) });
    });
    const answers = await Promise.allSettled(reads);

    expect(answers).toHaveLength(300);
    for (const [nr, answer] of answers.entries()) {
      if (nr % 5 === 1) expect(answer).toMatchObject({ reason: { code: '22012' } });
      else if (nr % 5 === 2) expect(answer).toMatchObject({ reason: { code: '22023' } });
      else if (nr % 5 !== 3) expect(answer).toEqual({ status: 'fulfilled', value: [{ owner: String(nr), role: ROLE }] });
    }
  });

  test('leaves no context behind and writes nothing', async () => {
    const lanes = open();
    const bare = { role: 'none', variables: {} };

    await lanes.read(viewer('someone'), OWNER);
    const [left] = await lanes.read<{ owner: string | null; is_admin: boolean }>(bare, {
      text: `select nullif(current_setting('app.viewer_id', true), '') as owner, current_user = '${ROLE}' as is_admin`,
      values: [],
    });

    expect(left).toEqual({ owner: null, is_admin: false });
    await expect(lanes.read(bare, { text: 'create table written as select 1', values: [] })).rejects.toMatchObject({ code: '25006' });
  });

  test('gives text as it is and JSON read', async () => {
    const text = `{"n": 1.10, "zh": "钢"}`;

    const [row] = await open().read(viewer(1), { text: 'select $1::json::text as text, $1::json as json', values: [text] });

    expect(row).toEqual({ text, json: { n: 1.1, zh: '钢' } });
  });

  test('keeps named statements parsed for each role apart, and no more of them than it may', async () => {
    const lanes = open();
    const listed: Statement = { text: 'select name from pg_prepared_statements order by name', values: [] };
    const named = { ...OWNER, name: 'owner' };

    for (const role of [ROLE, 'kam_auditor', ROLE]) await lanes.read(viewer(1, role), named);
    const names = await lanes.read<{ name: string }>(viewer(1), listed);
    for (let nr = 0; nr < 510; nr += 1) await lanes.read(viewer(1), { text: `select ${nr}`, values: [], name: `n${nr}` });
    const many = await lanes.read<{ name: string }>(viewer(1), listed);

    expect(names.map(({ name }) => name)).toEqual(['context of 3', `owner@${ROLE}`, 'owner@kam_auditor'].toSorted());
    expect(many.length).toBeLessThanOrEqual(500);
    expect(many.map(({ name }) => name)).toContain(`n509@${ROLE}`);
    expect(many.map(({ name }) => name)).not.toContain(`owner@${ROLE}`);
    expect(await lanes.read(viewer(2), named)).toEqual([{ owner: '2', role: ROLE }]);
  });
});

describe('a plan of a heavy lane', () => {
  test('fits its values on the seventh run as on the first', async () => {
    const url = new URL(database.url);
    url.searchParams.set('options', '-c plan_cache_mode=force_custom_plan');
    const lanes = open({ url: url.href });
    const named: Statement = { text: 'select $1::int as n', values: [7], name: 'seventh' };
    const plans: Statement = {
      text: 'select generic_plans::int as generic, custom_plans::int as custom from pg_prepared_statements where name = $1',
      values: [`seventh@${ROLE}`],
    };

    for (let run = 1; run <= 7; run += 1) expect(await lanes.read(viewer(1), named)).toEqual([{ n: 7 }]);

    const [counts] = await lanes.read<{ generic: number; custom: number }>(viewer(1), plans);
    expect(counts!.generic).toBe(0);
    expect(counts!.custom).toBeGreaterThan(0);
  });
});

describe('a read that is given up', () => {
  test('is never sent when it still waits', async () => {
    const lanes = open({ depth: 1 });
    await lanes.read(viewer(1), OWNER);
    const gone = new AbortController();

    const sent = await statementsOf(async () => {
      const first = lanes.read(viewer(1), nap(0.1));
      const second = lanes.read(viewer(2), OWNER, gone.signal);
      gone.abort();
      await expect(second).rejects.toBe(gone.signal.reason);
      expect(lanes.load).toEqual({ busy: 1, queued: 0 });
      await first;
    });

    expect(sent).toEqual([nap(0).text]);
  });

  test(`ends its own statement and none of its neighbours, ${CUTS} times`, async () => {
    const lanes = open();
    await lanes.read(viewer(1), OWNER);

    for (let round = 0; round < CUTS; round += 1) {
      const gone = new AbortController();
      const cut = lanes.read(viewer(1), nap(60), gone.signal);
      const neighbours = [1, 2, 3].map((nr) => lanes.read(viewer(nr), OWNER));
      await until(async () => (await napping()) === 1);

      gone.abort();

      await expect(cut).rejects.toBe(gone.signal.reason);
      expect(await Promise.all(neighbours)).toEqual([1, 2, 3].map((nr) => [{ owner: String(nr), role: ROLE }]));
      await until(async () => (await napping()) === 0);
    }
  });

  test('hits no other when many are given up at once', async () => {
    const lanes = open({ lanes: 2 });
    const reads = Array.from({ length: 400 }, async (_, nr) => {
      if (nr % 3 === 0) return lanes.read(viewer(nr), nap(5), AbortSignal.timeout(nr % 40)).catch(() => undefined);
      return expect(lanes.read(viewer(nr), OWNER)).resolves.toEqual([{ owner: String(nr), role: ROLE }]);
    });

    await Promise.all(reads);
    await until(async () => (await napping()) === 0);
    expect(lanes.load).toEqual({ busy: 0, queued: 0 });
  }, 30_000);

  test('leaves a statement that takes too long to its timeout, which is no cancel', async () => {
    const url = new URL(database.url);
    url.searchParams.set('options', '-c statement_timeout=100');

    await expect(open({ url: url.href }).read(viewer(1), nap(60))).rejects.toMatchObject({ code: '57014' });
  });
});

describe('a read behind a slow one', () => {
  test('is moved to a lane that is free', async () => {
    const lanes = open({ lanes: 2, depth: 2 });
    const gone = new AbortController();
    const slow = lanes.read(viewer(1), nap(60), gone.signal).catch(() => undefined);
    const quick = lanes.read(viewer(1), nap(0.1));
    const [behind, other] = [lanes.read(viewer(2), OWNER), lanes.read(viewer(3), OWNER)];

    expect(await Promise.all([behind, other])).toHaveLength(2);

    await quick;
    gone.abort();
    await slow;
  });
});

describe('a killed connection', () => {
  test(`fails no read and takes no lane with it, ${KILLS} times`, async () => {
    const name = 'killed lanes';
    const lanes = open({ name, lanes: 4 });
    let isOver = false;
    const readOn = async (nr: number): Promise<void> => {
      while (!isOver) expect(await lanes.read(viewer(nr), { ...OWNER, name: 'owner' })).toEqual([{ owner: String(nr), role: ROLE }]);
    };
    const readers = Promise.all(Array.from({ length: 16 }, (_, nr) => readOn(nr)));

    for (let killed = 0; killed < KILLS; killed += await kill(name)) await sleep(250);
    isOver = true;
    await readers;

    const naps = Array.from({ length: 4 }, () => lanes.read(viewer(1), nap(0.5)));
    await until(async () => (await napping()) === 4);
    await Promise.all(naps);
  }, 120_000);

  test('is soon given up by what breaks it each time, and by none that waited behind', async () => {
    const lanes = open();
    await lanes.read(viewer(1), OWNER);
    const powerful = { role: 'none', variables: {} };
    const deadly: Statement = { text: 'select pg_terminate_backend(pg_backend_pid())', values: [] };

    const [broken, ...neighbours] = await Promise.allSettled([
      lanes.read(powerful, deadly),
      ...[1, 2, 3].map((nr) => lanes.read(viewer(nr), OWNER)),
    ]);

    expect(broken).toMatchObject({ status: 'rejected', reason: { code: '57P01' } });
    expect(neighbours.map((read) => read.status)).toEqual(Array(3).fill('fulfilled'));
  });

  test('to a database that cannot be reached refuses what waits for it', async () => {
    const away = new URL(database.url);
    away.port = '1';

    await expect(open({ url: away.href }).read(viewer(1), OWNER)).rejects.toMatchObject({ code: '08001' });
  });
});
