import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startApp, type RunningApp } from '../../server/app.ts';
import { readConfig } from '../../server/config.ts';
import { brokenWay, type BrokenWay } from '../support/brokenWay.ts';
import { Client, type GraphQLAnswer } from '../support/client.ts';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { DEMO_NOW } from '../support/template.ts';

let database: TestDatabase;
let toDatabase: BrokenWay;
let toGateway: BrokenWay;
let app: RunningApp;
let li: Client;
let accountId: string;

beforeAll(async () => {
  database = await cloneDatabase();
  const direct = new URL(database.url);
  toDatabase = await brokenWay(Number(direct.port));
  const config = readConfig({ PORT: '0', DEMO: '1', LOG_LEVEL: 'silent', JOBS: '0', NOW: DEMO_NOW });
  app = await startApp(config, Object.assign(direct, { hostname: '127.0.0.1', port: String(toDatabase.port) }).href);
  toGateway = await brokenWay(Number(new URL(app.address).port));
  li = await Client.signIn(`http://127.0.0.1:${toGateway.port}`, 'specialist-li', 'zh');
  const { accounts } = await li.data<{ accounts: { nodes: { id: string }[] } }>('{ accounts(first: 1) { nodes { id } } }');
  accountId = accounts.nodes[0]!.id;
});
afterAll(async () => {
  await toGateway.close();
  await app.close();
  await toDatabase.close();
  await database.drop();
});

function create(purpose: string, key: string): Promise<GraphQLAnswer<{ createVisit: { id: string } }>> {
  const input = { accountId, kind: 'REGULAR', purpose, plannedStart: '2026-11-23T08:00:00+08:00' };
  return li.ask('mutation($input: VisitCreateInput!) { createVisit(input: $input) { id } }', { input }, { 'idempotency-key': key });
}

async function idsOf(purpose: string): Promise<string[]> {
  const { visits } = await li.data<{ visits: { nodes: { id: string }[] } }>(
    'query($where: VisitWhere) { visits(where: $where) { nodes { id } } }',
    {
      where: { purpose: { eq: purpose } },
    },
  );
  return visits.nodes.map(({ id }) => id);
}

describe('what is lost right after COMMIT', () => {
  test('the answer on its way to the client: sent again, it is told again, and took effect once', async () => {
    const key = randomUUID();
    const before = toGateway.lost();
    toGateway.loseNext(/createVisit/);

    await expect(create('答复途中断线', key)).rejects.toThrow();
    const again = await create('答复途中断线', key);

    expect(toGateway.lost()).toBe(before + 1);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(await idsOf('答复途中断线')).toEqual([again.data!.createVisit.id]);
  });

  test('the database’s word that it is done: the client hears UNAVAILABLE, and what it sends again took effect once', async () => {
    const key = randomUUID();
    const before = toDatabase.lost();
    toDatabase.loseNext(/COMMIT\0/);

    const first = await create('提交途中断线', key);
    const again = await create('提交途中断线', key);

    expect(toDatabase.lost()).toBe(before + 1);
    expect(first.errors?.[0]?.extensions.code).toBe('UNAVAILABLE');
    expect(first.status).toBe(503);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(await idsOf('提交途中断线')).toEqual([again.data!.createVisit.id]);
  });
});
