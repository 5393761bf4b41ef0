import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { withClient } from '../../server/database/database.ts';
import { Client } from '../support/client.ts';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { runProgram, type Program } from '../support/program.ts';
import type { TestServer } from '../support/server.ts';
import { issueToken } from '../support/tokens.ts';

/** How long a gateway may go by what it knew of a token (design §5). */
const REVOKED_WITHIN_MS = 5_000;

interface Gateway {
  readonly program: Program;
  readonly url: string;
}

let database: TestDatabase;
let fast: Gateway;
let slow: Gateway;

beforeAll(async () => {
  database = await cloneDatabase();
  fast = await start(10);
  slow = await start(-10);
}, 180_000);
afterAll(async () => {
  await Promise.all([fast, slow].map(({ program }) => program.end('SIGTERM')));
  await database.drop();
});

/** A gateway whose clock is wrong by so many minutes; the database's is right. */
async function start(minutes: number): Promise<Gateway> {
  const shifted = `const Real = Date; globalThis.Date = class extends Real {
    constructor(...given) { super(...(given.length ? given : [Real.now() + ${minutes * 60_000}])); }
    static now() { return Real.now() + ${minutes * 60_000}; } };`;
  const program = runProgram('dist/server/main.js', [], {
    NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(shifted)}`,
    PORT: '0',
    DEMO: '1',
    DATABASE_URL: database.url,
    LOG_LEVEL: 'silent',
  });
  const line = await program.line(/^GraphQL/);
  return { program, url: new URL(line.split(/\s+/)[1]!).origin };
}

async function ask<T>(
  { url }: Gateway,
  headers: Readonly<Record<string, string>>,
  query: string,
  variables: object = {},
): Promise<Answer<T>> {
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
  const { data } = (await response.json()) as { data?: T };
  return { status: response.status, data, headers: response.headers };
}

interface Answer<T> {
  readonly status: number;
  readonly data: T | undefined;
  readonly headers: Headers;
}

const serverOf = ({ url }: Gateway): TestServer => ({
  url,
  databaseUrl: database.url,
  dataDir: '.data',
  as: (name) => Client.signIn(url, name, 'zh'),
  close: async () => undefined,
});

describe('gateways whose clocks are twenty minutes apart', () => {
  test('know each other’s sessions', async () => {
    for (const [here, there] of [
      [fast, slow],
      [slow, fast],
    ] as const) {
      const { headers } = await Client.signIn(here.url, 'specialist-li', 'zh');

      expect((await ask(there, headers, '{ accounts(first: 1) { totalCount } }')).status).toBe(200);
    }
  });

  test('know each other’s tokens, and that one was revoked', async () => {
    const input = { kind: 'BI', ownerId: await ownerId(), scopes: ['account:read'] };
    for (const [here, there] of [
      [fast, slow],
      [slow, fast],
    ] as const) {
      const { id, client } = await issueToken(serverOf(here), input);
      const query = '{ accounts(first: 1) { totalCount } }';
      expect((await ask(there, client.headers, query)).status).toBe(200);

      const admin = await Client.signIn(there.url, 'admin', 'zh');
      await admin.data('mutation($id: ID!) { revokeApiToken(id: $id) { id } }', { id });
      await sleep(REVOKED_WITHIN_MS + 200);

      expect((await ask(here, client.headers, query)).status).toBe(401);
      expect((await ask(there, client.headers, query)).status).toBe(401);
    }
  });

  test('answer a request that the other has answered, and tell its writes in the order that they happened', async () => {
    const li = await Client.signIn(fast.url, 'specialist-li', 'zh');
    const { accounts } = await li.data<{ accounts: { nodes: { id: string }[] } }>('{ accounts(first: 1) { nodes { id } } }');
    const { id } = accounts.nodes[0]!;
    const update = 'mutation($id: ID!, $remark: String) { updateAccount(id: $id, input: { remark: $remark }) { id } }';
    const write = (gateway: Gateway, remark: string, key: string) =>
      ask(gateway, { ...li.headers, 'idempotency-key': key }, update, { id, remark });

    const key = randomUUID();
    await write(fast, '先', key);
    await write(slow, '后', randomUUID());
    const replayed = await write(slow, '先', key);

    expect(replayed.headers.get('idempotency-replayed')).toBe('true');
    const { data } = await ask<{ auditEvents: { nodes: { changes: { after: string }[] }[] } }>(
      fast,
      li.headers,
      'query($where: AuditEventWhere) { auditEvents(where: $where, orderBy: [{ at: DESC }]) { nodes { changes } } }',
      { where: { entityId: { eq: id } } },
    );
    expect(data!.auditEvents.nodes.map(({ changes }) => changes[0]!.after)).toEqual(['后', '先']);
  });
});

async function ownerId(): Promise<string> {
  const { rows } = await withClient(database.url, (client) =>
    client.query<{ id: string }>(`select id from app_user where username = 'manager-east'`),
  );
  return rows[0]!.id;
}
