import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { assert, asyncProperty, nat } from 'fast-check';
import { buildClientSchema, getIntrospectionQuery, type IntrospectionQuery } from 'graphql';
import { Client as Database } from 'pg';
import { PRODUCT } from '../../server/app.ts';
import { Registry } from '../../server/kit/field/index.ts';
import { badValue, bodyOf, RightInput, targetsOf, type Target } from '../support/badInput.ts';
import type { Client } from '../support/client.ts';
import { startServer, type TestServer } from '../support/server.ts';

/** FUZZ_SEED repeats a run, FUZZ_RUNS makes it as long as guarantees ask for (1), or a part of that. */
const { FUZZ_SEED, FUZZ_RUNS } = process.env;
const SEED = Number(FUZZ_SEED ?? (FUZZ_RUNS ? Date.now() % 2 ** 31 : 20_261_123));
const RUNS = FUZZ_RUNS ? Math.ceil(Number(FUZZ_RUNS) * 50_000) : 800;

const registry = new Registry(Object.values(PRODUCT.entities));

let server: TestServer;
let database: Database;
let admin: Client;
let targets: readonly Target[];
let right: RightInput;

beforeAll(async () => {
  server = await startServer();
  database = new Database(server.databaseUrl);
  await database.connect();
  await countChanges();
  admin = await server.as('admin');
  targets = targetsOf(buildClientSchema(await admin.data<IntrospectionQuery>(getIntrospectionQuery())));
  right = new RightInput(registry, await sampleIds());
}, 120_000);
afterAll(async () => {
  await database.end();
  await server.close();
});

/** A counter that every change of a noun's table moves, in the transaction of the change. */
async function countChanges(): Promise<void> {
  await database.query(`create table change_count (changes bigint not null); insert into change_count values (0);
    create function count_change() returns trigger language plpgsql security definer as
      $$ begin update public.change_count set changes = changes + 1; return null; end $$;`);
  for (const { table } of registry.entities) {
    await database.query(
      `create trigger zz_count after insert or update or delete on "${table}" for each row execute function count_change()`,
    );
  }
}

async function changes(): Promise<string> {
  return (await database.query<{ changes: string }>('select changes from change_count')).rows[0]!.changes;
}

/** A row of each noun; of people not the one who asks, or they would lock themselves out. */
async function sampleIds(): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const { name, table } of registry.entities) {
    const condition = name === 'User' ? `and username = 'guide'` : '';
    const { rows } = await database.query<{ id: string }>(
      `select id from "${table}" where deleted_at is null ${condition} order by id limit 1`,
    );
    if (rows[0]) ids.set(name, rows[0].id);
  }
  return ids;
}

/** What is wrong with the answer to a bad value at the target; undefined when nothing is. */
async function faultOf(target: Target, bad: unknown): Promise<string | undefined> {
  const body = bodyOf(target, right.of(target), bad);
  const before = await changes();
  const response = await fetch(`${server.url}/graphql`, { method: 'POST', headers: admin.headers, body });
  const text = await response.text();
  const where = `${target.field.name} at ${target.path.join('.')}: ${body.slice(0, 300)} → ${response.status} ${text.slice(0, 300)}`;
  if (response.status >= 500 || !isJson(text) || text.includes('"INTERNAL"')) return where;
  if (text.includes('"errors"') && (await changes()) !== before) return `changed the database: ${where}`;
  return undefined;
}

function isJson(text: string): boolean {
  try {
    return typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
}

test(
  `no bad value breaks any argument of any operation, and none that is refused changes anything (seed ${SEED}, ${RUNS} inputs)`,
  async () => {
    const faults = new Set<string>();
    const place = nat({ max: targets.length - 1 });

    await assert(
      asyncProperty(place, badValue, async (index, bad) => {
        const fault = await faultOf(targets[index]!, bad);
        if (fault) faults.add(fault);
      }),
      { numRuns: RUNS, seed: SEED },
    );

    expect(targets.length).toBeGreaterThan(1_000);
    expect([...faults]).toEqual([]);
  },
  30_000 + RUNS * 60,
);
