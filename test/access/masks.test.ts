import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { PRODUCT } from '../../server/app.ts';
import { checkPolicy } from '../../server/access/guard.ts';
import { all } from '../../server/access/scope.ts';
import { Registry } from '../../server/kit/field/index.ts';
import { withClient } from '../../server/database/database.ts';
import type { Client } from '../support/client.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

const clients = new Map<string, Promise<Client>>();

function as(username: string): Promise<Client> {
  const client = clients.get(username) ?? server.as(username);
  clients.set(username, client);
  return client;
}

type Nodes<T> = Readonly<Record<string, { nodes: T[]; totalCount: number }>>;

interface Reach {
  readonly id: string;
  readonly mobile: string | null;
  readonly email: string | null;
}

async function reachOf(username: string, plural: string): Promise<Reach[]> {
  const client = await as(username);
  return (await client.data<Nodes<Reach>>(`{ ${plural}(first: 100) { nodes { id mobile email } } }`))[plural]!.nodes;
}

async function stored(table: string): Promise<Map<string, Reach>> {
  const { rows } = await withClient(server.databaseUrl, (client) => client.query<Reach>(`select id, mobile, email from ${table}`));
  return new Map(rows.map((row) => [row.id, row]));
}

const LOOKING_ON = [
  ['region', 'users', 'app_user'],
  ['manager-east', 'users', 'app_user'],
  ['specialist-li', 'users', 'app_user'],
  ['frontdesk', 'users', 'app_user'],
  ['finance', 'users', 'app_user'],
  ['region', 'contacts', 'contact'],
  ['finance', 'contacts', 'contact'],
] as const;

describe.each(LOOKING_ON)('%s, of %s,', (username, plural, table) => {
  test('reads the first and last digits of a mobile, and the host of an address', async () => {
    const rows = await stored(table);

    for (const { id, mobile, email } of await reachOf(username, plural)) {
      const { mobile: number, email: address } = rows.get(id)!;
      expect(mobile).toBe(number && `${number.slice(0, 3)}****${number.slice(-4)}`);
      expect(email).toBe(address && `${address[0]}***@${address.split('@')[1]}`);
    }
  });

  test.each(['where: { mobile: { startsWith: "1" } }', 'orderBy: [{ mobile: ASC }]', 'where: { email: { isNull: true } }'])(
    'can use neither in %s',
    async (argument) => {
      const client = await as(username);

      const { errors } = await client.ask(`{ ${plural}(${argument}) { totalCount } }`);

      expect(errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
    },
  );

  test('finds nobody by them in a free search', async () => {
    const row = [...(await stored(table)).values()].find(({ mobile }) => mobile);
    const client = await as(username);

    const found = await client.data<Nodes<Reach>>(`query($q: String) { ${plural}(where: { q: $q }) { totalCount } }`, { q: row!.mobile });

    expect(found[plural]!.totalCount).toBe(0);
  });

  test('meets them masked through relations too', async () => {
    if (plural !== 'users' || username === 'frontdesk') return;
    const client = await as(username);

    const { accounts } = await client.data<Nodes<{ specialist: Reach | null }>>(
      '{ accounts(first: 20) { nodes { specialist { mobile email } } } }',
    );

    const seen = accounts!.nodes.flatMap(({ specialist }) => specialist?.mobile ?? []);
    expect(seen.length).toBeGreaterThan(0);
    expect(seen.filter((mobile) => !/^\d{3}\*{4}\d{4}$/.test(mobile))).toEqual([]);
  });
});

test.each([
  ['admin', 'users', 'app_user'],
  ['auditor', 'users', 'app_user'],
  ['manager-east', 'contacts', 'contact'],
  ['specialist-li', 'contacts', 'contact'],
])('%s reads the %s whole', async (username, plural, table) => {
  const rows = await stored(table);

  for (const row of await reachOf(username, plural)) expect(row).toEqual(rows.get(row.id));
});

test('manager reads short numbers as nothing but stars, and no number as none', async () => {
  const rows = await reachOf('admin', 'users');
  const set = (mobile: string | null): Promise<unknown> =>
    withClient(server.databaseUrl, (client) => client.query('update app_user set mobile = $1 where id = $2', [mobile, rows[0]!.id]));
  const seen = async (): Promise<string | null> => (await reachOf('manager-east', 'users')).find(({ id }) => id === rows[0]!.id)!.mobile;

  await set('0411-8888');
  expect(await seen()).toBe('****');
  await set(null);
  expect(await seen()).toBeNull();
});

test('a policy that masks what has no mask stops the start', () => {
  const registry = new Registry(Object.values(PRODUCT.entities));
  const policy = { ...PRODUCT.policy, User: { ADMIN: { read: all, mask: ['employeeNo'] } } };

  expect(() => checkPolicy({ registry, policy })).toThrow('User.employeeNo is masked by the policy');
});
