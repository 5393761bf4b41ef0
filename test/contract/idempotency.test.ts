import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { withClient } from '../../server/database/database.ts';
import type { Client } from '../support/client.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let li: Client;
let accountId: string;

beforeAll(async () => {
  server = await startServer();
  li = await server.as('specialist-li');
  const data = await li.data<{ accounts: { nodes: { id: string }[] } }>('{ accounts(first: 1) { nodes { id } } }');
  accountId = data.accounts.nodes[0]!.id;
});
afterAll(() => server.close());

const CREATE = 'mutation($input: VisitCreateInput!) { made: createVisit(input: $input) { no id account { name } purpose } }';

function visit(purpose: string): object {
  return { input: { accountId, kind: 'REGULAR', purpose, plannedStart: '2026-11-23T08:00:00+08:00' } };
}

async function countOf(purpose: string): Promise<number> {
  const data = await li.data<{ visits: { totalCount: number } }>(`{ visits(where: { purpose: { eq: "${purpose}" } }) { totalCount } }`);
  return data.visits.totalCount;
}

test('a request that is sent again is answered again, and takes effect once', async () => {
  const headers = { 'idempotency-key': randomUUID() };

  const first = await li.ask(CREATE, visit('只建一次'), headers);
  const again = await li.ask(CREATE, visit('只建一次'), headers);

  expect(first.errors).toBeUndefined();
  expect(again.text).toBe(first.text);
  expect(first.headers.get('idempotency-replayed')).toBeNull();
  expect(again.headers.get('idempotency-replayed')).toBe('true');
  expect(await countOf('只建一次')).toBe(1);
});

test('sent five times at once, it takes effect once and answers the same each time', async () => {
  const headers = { 'idempotency-key': randomUUID() };

  const answers = await Promise.all(Array.from({ length: 5 }, () => li.ask(CREATE, visit('五次同发'), headers)));

  expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  expect(answers[0]!.errors).toBeUndefined();
  expect(await countOf('五次同发')).toBe(1);
});

test('another request under the same key is a CONFLICT', async () => {
  const headers = { 'idempotency-key': randomUUID() };
  await li.ask(CREATE, visit('原请求'), headers);

  const { errors } = await li.ask(CREATE, visit('另一请求'), headers);

  expect(errors?.[0]?.extensions.code).toBe('CONFLICT');
  expect(await countOf('另一请求')).toBe(0);
});

test('each part of a document takes effect once', async () => {
  const headers = { 'idempotency-key': randomUUID() };
  const both = `mutation($input: VisitCreateInput!) { one: createVisit(input: $input) { id } two: createVisit(input: $input) { id } }`;

  const first = await li.ask(both, visit('一文两事'), headers);
  const again = await li.ask(both, visit('一文两事'), headers);

  expect(again.text).toBe(first.text);
  expect(await countOf('一文两事')).toBe(2);
});

test('a refused request leaves its key unused', async () => {
  const headers = { 'idempotency-key': randomUUID() };
  await li.ask(CREATE, { input: { ...(visit('x') as { input: object }).input, accountId: randomUUID() } }, headers);

  const { errors } = await li.ask(CREATE, visit('改正后'), headers);

  expect(errors).toBeUndefined();
});

test('the key of one person is nobody else’s', async () => {
  const headers = { 'idempotency-key': randomUUID() };
  await li.ask(CREATE, visit('李的请求'), headers);
  const manager = await server.as('manager-east');

  const answer = await manager.ask(CREATE, visit('李的请求'), headers);

  expect(answer.headers.get('idempotency-replayed')).toBeNull();
  expect(answer.errors).toBeUndefined();
});

test('a key lasts for 24 hours', async () => {
  const headers = { 'idempotency-key': randomUUID() };
  await li.ask(CREATE, visit('隔日'), headers);
  await withClient(server.databaseUrl, (client) =>
    client.query(`update internal.idempotency set created_at = created_at - interval '24 hours 1 second'`),
  );

  await li.ask(CREATE, visit('隔日'), headers);

  expect(await countOf('隔日')).toBe(2);
});

test('neither the key nor the answer can be read in the database', async () => {
  const key = randomUUID();
  await li.ask(CREATE, visit('不留明文'), { 'idempotency-key': key });

  const kept = await withClient(server.databaseUrl, (client) => client.query('select i::text as row from internal.idempotency i'));

  const text = JSON.stringify(kept.rows);
  expect(text).not.toContain(key);
  expect(text).not.toContain('不留明文');
});

test('a key that is none is refused', async () => {
  const { errors, status } = await li.ask(CREATE, visit('坏键'), { 'idempotency-key': 'a b' });

  expect(errors?.[0]?.extensions.code).toBe('BAD_REQUEST');
  expect(status).toBe(400);
});
