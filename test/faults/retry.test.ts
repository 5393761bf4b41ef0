import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Client } from '../support/client.ts';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { runProgram, type Program } from '../support/program.ts';
import { DEMO_NOW } from '../support/template.ts';

/** `npm run faults` multiplies them. */
const KILLS = Math.max(2, Number(process.env.FAULTS_RUNS ?? 1));
const AT_ONCE = 12;

const CREATE = 'mutation($input: VisitCreateInput!) { createVisit(input: $input) { id purpose } }';
const ACCOUNT = '{ accounts(first: 1) { nodes { id } } }';

let database: TestDatabase;
let gateway: Program;

beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(async () => {
  await gateway.end('SIGKILL');
  await database.drop();
});

/** A gateway in a process of its own, and somebody signed in to it. */
async function start(): Promise<Client> {
  const env = { PORT: '0', DEMO: '1', NOW: DEMO_NOW, DATABASE_URL: database.url, LOG_LEVEL: 'silent' };
  gateway = runProgram('dist/server/main.js', [], env);
  const line = await gateway.line(/^GraphQL/);
  return Client.signIn(new URL(line.split(/\s+/)[1]!).origin, 'specialist-li', 'zh');
}

test(
  `a gateway killed under load ${KILLS} times: what is sent again takes effect exactly once`,
  async () => {
    let li = await start();
    const { accounts } = await li.data<{ accounts: { nodes: { id: string }[] } }>(ACCOUNT);

    for (let kill = 1; kill <= KILLS; kill += 1) {
      const purposes = Array.from({ length: AT_ONCE }, (_, nr) => `断电第${kill}次之${nr}`);
      const keys = purposes.map(() => randomUUID());
      const send = async (client: Client, nr: number): Promise<string | undefined> => {
        const input = { accountId: accounts.nodes[0]!.id, kind: 'REGULAR', purpose: purposes[nr], plannedStart: '2026-11-24T01:00:00Z' };
        const { data } = await client.ask<{ createVisit: { id: string } }>(CREATE, { input }, { 'idempotency-key': keys[nr]! });
        return data?.createVisit?.id;
      };

      const first = purposes.map((_, nr) => send(li, nr).catch(() => undefined));
      await Promise.race(first);
      await gateway.end('SIGKILL');
      const before = await Promise.all(first);
      li = await start();
      const after = await Promise.all(purposes.map((_, nr) => send(li, nr)));

      before.forEach((id, nr) => id === undefined || expect(after[nr]).toBe(id));
      const where = { purpose: { startsWith: `断电第${kill}次` } };
      const { visits } = await li.data<{ visits: { nodes: { purpose: string }[] } }>(
        'query($where: VisitWhere) { visits(where: $where, first: 100) { nodes { purpose } } }',
        { where },
      );
      expect(visits.nodes.map(({ purpose }) => purpose).toSorted()).toEqual(purposes.toSorted());
    }
  },
  60_000 * KILLS,
);
