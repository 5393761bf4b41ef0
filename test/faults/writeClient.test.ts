import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { QueryResult } from 'pg';
import { WriteClient } from '../../server/database/writeClient.ts';
import { emptyDatabase, type TestDatabase } from '../support/database.ts';
import { statementsOf } from '../support/statements.ts';

let database: TestDatabase;
let client: WriteClient;

beforeAll(async () => {
  database = await emptyDatabase();
});
afterAll(() => database.drop());

beforeEach(async () => {
  client = new WriteClient({ connectionString: database.url, pipeline: true });
  await client.connect();
  await run('create table if not exists note (text text unique deferrable initially deferred)');
  await run('truncate note');
});
afterEach(() => client.end());

async function run(text: string, ...values: unknown[]): Promise<unknown[]> {
  return (await client.query<Promise<QueryResult>>(text, values)).rows;
}

async function open(role = 'postgres'): Promise<void> {
  await run('begin');
  await run(`select set_config('app.viewer_id', 'li', true)`);
  await run(`set local role "${role}"`);
}

const LAST = `/* last */ insert into note values ($1)`;

describe('a transaction of the ORM', () => {
  test('opens with its first statement', async () => {
    const sent = await statementsOf(async () => {
      await open();
      expect(await run(`select current_setting('app.viewer_id') as viewer, $1::int as one`, 1)).toEqual([{ viewer: 'li', one: 1 }]);
      await run('commit');
    });

    expect(sent).toEqual([
      expect.stringMatching(/^begin; select set_config\(.*; set local role/),
      expect.stringContaining('select'),
      'commit',
    ]);
    expect(await run(`select current_setting('app.viewer_id', true) as viewer`)).toEqual([{ viewer: '' }]);
  });

  test('that has no work sends nothing', async () => {
    const sent = await statementsOf(async () => {
      await open();
      await run('rollback');
    });

    expect(sent).toEqual([]);
  });

  test('runs nothing when its context fails, and tells why', async () => {
    await open('nobody_we_know');

    await expect(run('insert into note values ($1)', 'lost')).rejects.toThrow('role "nobody_we_know" does not exist');
    await run('rollback');

    expect(await run('select text from note')).toEqual([]);
  });

  test('keeps a statement parsed, and goes on after one that failed to parse', async () => {
    await expect(run('select $1::int from nowhere', 1)).rejects.toThrow('nowhere');
    for (const value of [1, 2, 3]) await run('select $1::int as value', value);

    const [kept] = await run(`select count(*)::int as parsed from pg_prepared_statements where statement = 'select $1::int as value'`);
    expect(kept).toEqual({ parsed: 1 });
    await expect(run('select $1::int from nowhere', 1)).rejects.toThrow('nowhere');
  });
});

describe('the last statement of a transaction', () => {
  test('takes effect with the commit', async () => {
    await open();
    await run('insert into note values ($1)', 'first');
    await run(LAST, 'last');
    await run('commit');

    expect(await run('select text from note order by text')).toEqual([{ text: 'first' }, { text: 'last' }]);
  });

  test('that fails makes the commit fail, and nothing takes effect', async () => {
    await open();
    await run('insert into note values ($1)', 'first');
    await run('/* last */ insert into nowhere values ($1)', 'last');

    await expect(run('commit')).rejects.toThrow('nowhere');

    expect(await run('select text from note')).toEqual([]);
  });

  test('is sent before whatever else comes, and is gone with a rollback', async () => {
    await open();
    await run('insert into note values ($1)', 'first');
    await run(LAST, 'last');
    expect(await run('select count(*)::int as notes from note')).toEqual([{ notes: 2 }]);
    await run(LAST, 'never');
    await run('rollback');

    expect(await run('select text from note')).toEqual([]);
  });
});
