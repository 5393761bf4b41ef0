import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client as Connection } from 'pg';
import { withClient } from '../../server/database/database.ts';
import type { Client } from '../support/client.ts';
import { startServer, type TestServer } from '../support/server.ts';

const ROUNDS = Number(process.env.FAULT_CUTS ?? 5);

const VISITS = '{ visits(first: 1) { totalCount } }';
const NEEDS = '{ needs(first: 1) { totalCount } }';

let server: TestServer;
let manager: Client;
let blocker: Connection;

beforeAll(async () => {
  server = await startServer();
  manager = await server.as('manager-east');
  blocker = new Connection({ connectionString: server.databaseUrl });
  await blocker.connect();
});
afterAll(async () => {
  await blocker.end();
  await server.close();
});

/** Reads that wait for a table that somebody else has locked. */
async function stuck(): Promise<number> {
  const { rows } = await withClient(server.databaseUrl, (client) =>
    client.query<{ count: number }>(
      "select count(*)::int as count from pg_stat_activity where datname = current_database() and application_name = 'reads' and wait_event_type = 'Lock'",
    ),
  );
  return rows[0]!.count;
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await sleep(5);
}

/** A request whose client can hang up. */
function ask(query: string): { hangUp(): void } {
  const sent = request(`${server.url}/graphql`, { method: 'POST', headers: manager.headers });
  sent.on('error', () => undefined);
  sent.end(JSON.stringify({ query }));
  return { hangUp: () => sent.destroy() };
}

describe('a client that hangs up', () => {
  test(`frees its own statement and nobody else’s, ${ROUNDS} times`, async () => {
    const expected = await manager.data(NEEDS);
    const visits = await manager.data(VISITS);

    for (let round = 0; round < ROUNDS; round += 1) {
      await blocker.query('begin; lock table visit in access exclusive mode');
      const gone = ask(VISITS);
      const patient = manager.data(VISITS);
      await until(async () => (await stuck()) === 2);
      const neighbours = Array.from({ length: 12 }, () => manager.data(NEEDS));

      gone.hangUp();
      await until(async () => (await stuck()) === 1);
      await blocker.query('rollback');

      expect(await Promise.all(neighbours)).toEqual(Array(12).fill(expected));
      expect(await patient).toEqual(visits);
    }
  });
});

describe('the figures of the gateway', () => {
  test('show the reads on their way', async () => {
    await blocker.query('begin; lock table visit in access exclusive mode');
    const gone = ask(VISITS);
    await until(async () => (await stuck()) === 1);

    const metrics = await (await fetch(`${server.url}/metrics`)).text();

    expect(metrics).toContain('database_reads{pool="reads",state="busy"} 1');
    expect(metrics).toContain('database_reads{pool="bi",state="queued"} 0');
    gone.hangUp();
    await blocker.query('rollback');
  });
});
