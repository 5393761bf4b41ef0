import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Client } from '../support/client.ts';
import { dump, type Dump } from '../support/dump.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { issueToken } from '../support/tokens.ts';

/** Who may see an account's rows, by rules written here and nowhere else in the product. */
const VIEWERS = ['admin', 'region', 'manager-east', 'manager-south', 'specialist-li', 'specialist-sun', 'auditor', 'finance'];

let server: TestServer;
let rows: Dump;
const clients = new Map<string, Client>();

beforeAll(async () => {
  server = await startServer();
  rows = await dump(server.databaseUrl);
  for (const name of VIEWERS) clients.set(name, await server.as(name));
});
afterAll(() => server.close());

interface Account {
  readonly id: string;
  readonly specialist_id?: string | null;
  readonly org_unit_id: string;
}

function mayRead(username: string, account: Account): boolean {
  const user = rows.app_user.find((row) => row.username === username)!;
  if (username === 'admin' || username === 'auditor') return true;
  if (username.startsWith('specialist')) return account.specialist_id === user.id;
  const home = rows.org_unit.find((unit) => unit.id === user.org_unit_id)!;
  const top = username === 'finance' ? home.parent_id : home.id;
  return isBelow(account.org_unit_id, top ?? null);
}

function isBelow(unitId: string | null, top: string | null): boolean {
  if (unitId === null) return false;
  return unitId === top || isBelow(rows.org_unit.find((unit) => unit.id === unitId)!.parent_id ?? null, top);
}

describe.each(VIEWERS)('%s', (username) => {
  const expected = (): string[] => rows.account.filter((row) => !row.deleted_at && mayRead(username, row)).map((row) => row.id);

  async function everything(field: string, extra = ''): Promise<Record<string, unknown>[]> {
    const all: Record<string, unknown>[] = [];
    for (let offset = 0; ; offset += 100) {
      const data = await clients
        .get(username)!
        .data<Record<string, { nodes: Record<string, unknown>[]; totalCount: number }>>(
          `query($offset: Int) { ${field}(first: 100, offset: $offset) { totalCount nodes { id ${extra} } } }`,
          { offset },
        );
      all.push(...data[field]!.nodes);
      if (all.length >= data[field]!.totalCount || data[field]!.nodes.length === 0) return all;
    }
  }

  test('lists and counts exactly the accounts of the scope', async () => {
    const listed = await everything('accounts');

    expect(listed.map((row) => row['id']).toSorted()).toEqual(expected().toSorted());
  });

  test('reads null for every account outside the scope, by id', async () => {
    const outside = rows.account.filter((row) => !expected().includes(row.id)).slice(0, 20);

    for (const { id } of outside) {
      const data = await clients.get(username)!.data<{ account: unknown }>('query($id: ID!) { account(id: $id) { id } }', { id });
      expect(data.account).toBeNull();
    }
  });

  test('sees visits, needs and tours of those accounts alone, and no more through relations', async () => {
    const own = new Set(expected());
    if (username === 'finance') return;

    for (const [field, table] of [
      ['visits', 'visit'],
      ['needs', 'need'],
    ] as const) {
      const listed = await everything(field, 'account { id }');
      const wanted = rows[table].filter((row) => !row.deleted_at && own.has(row.account_id));
      expect(listed.map((row) => row['id']).toSorted()).toEqual(wanted.map((row) => row.id).toSorted());
      expect(listed.every((row) => own.has((row['account'] as { id: string }).id))).toBe(true);
    }
  });

  test('learns nothing of other accounts from filters on relations', async () => {
    const foreign = rows.account.find((row) => !expected().includes(row.id));
    if (!foreign) return;

    const data = await clients
      .get(username)!
      .data<{ visits: { totalCount: number } }>('query($id: ID!) { visits(where: { account: { id: { eq: $id } } }) { totalCount } }', {
        id: foreign.id,
      });

    expect(data.visits.totalCount).toBe(0);
  });
});

describe('writes', () => {
  test('specialist gets NOT_FOUND alike for a foreign and an unknown account, and changes nothing', async () => {
    const foreign = rows.account.find((row) => !mayRead('specialist-li', row))!;
    const unknown = '01900000-0000-7000-8000-000000000000';
    const update = 'mutation($id: ID!) { updateAccount(id: $id, input: { remark: "x" }) { id } }';

    const answers = await Promise.all([foreign.id, unknown, 'no id'].map((id) => clients.get('specialist-li')!.ask(update, { id })));

    expect(answers.map(({ errors }) => errors?.[0]?.extensions)).toEqual([
      { code: 'NOT_FOUND' },
      { code: 'NOT_FOUND' },
      { code: 'NOT_FOUND' },
    ]);
    expect((await dump(server.databaseUrl)).account).toEqual(rows.account);
  });

  test('specialist cannot hang a visit on a foreign account', async () => {
    const foreign = rows.account.find((row) => !mayRead('specialist-li', row))!;
    const create = 'mutation($input: VisitCreateInput!) { createVisit(input: $input) { id } }';

    const answer = await clients.get('specialist-li')!.ask(create, { input: { accountId: foreign.id, kind: 'REGULAR', purpose: '试探' } });

    expect(answer.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect(answer.errors?.[0]?.extensions.fieldErrors).toMatchObject([{ path: 'accountId', code: 'NOT_FOUND' }]);
  });

  test('manager cannot put an account into a foreign department', async () => {
    const south = rows.account.find((row) => mayRead('manager-south', row))!.org_unit_id;
    const stage = rows.development_stage[0]!.id;
    const create = 'mutation($input: AccountCreateInput!) { createAccount(input: $input) { id } }';

    const input = { name: '越界置业', tier: 'KEY', stageId: stage, orgUnitId: south };
    const answer = await clients.get('manager-east')!.ask(create, { input });

    expect(answer.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await dump(server.databaseUrl)).account).toHaveLength(rows.account.length);
  });
});

test('who owns an API token reads it, without its value, and nobody else of their role', async () => {
  const ownerId = rows.app_user.find((row) => row.username === 'specialist-li')!.id;
  const { id } = await issueToken(server, { kind: 'BI', scopes: ['account:read'], ownerId });
  const ask = (username: string, query: string) => clients.get(username)!.ask<{ apiTokens: { nodes: object[] } }>(query);

  expect((await ask('specialist-li', '{ apiTokens { nodes { id } } }')).data?.apiTokens.nodes).toEqual([{ id }]);
  expect((await ask('specialist-sun', '{ apiTokens { nodes { id } } }')).data?.apiTokens.nodes).toEqual([]);
  const { errors } = await ask('specialist-li', '{ apiTokens { nodes { token } } }');
  expect(errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
});
