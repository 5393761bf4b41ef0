import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { withClient } from '../../server/database/database.ts';
import type { Client } from '../support/client.ts';
import { dump, type Dump } from '../support/dump.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { issueToken, partnerWithAccounts, rowsOf } from '../support/tokens.ts';

let server: TestServer;
let partnerId: string;
let rows: Dump;
beforeAll(async () => {
  server = await startServer();
  partnerId = await partnerWithAccounts(server);
  rows = await dump(server.databaseUrl);
});
afterAll(() => server.close());

type Account = Dump['account'][number];

const unitOf = (username: string): string => user(username).org_unit_id;
const user = (username: string) => rows.app_user.find((row) => row.username === username)!;

function isBelow(unitId: string | null, top: string): boolean {
  return unitId !== null && (unitId === top || isBelow(rows.org_unit.find((unit) => unit.id === unitId)!.parent_id ?? null, top));
}

const alive = (condition: (account: Account) => boolean): string[] =>
  rows.account.filter((row) => !row.deleted_at && condition(row)).map(({ id }) => id);

async function idsOf(client: Client, field: string, select = 'id'): Promise<string[]> {
  const ids: string[] = [];
  for (let offset = 0; ; offset += 100) {
    const query = `query($offset: Int) { list: ${field}(first: 100, offset: $offset) { nodes { ${select} } } }`;
    const { list } = await client.data<{ list: { nodes: { id: string; account?: { id: string } }[] } }>(query, { offset });
    ids.push(...list.nodes.map((node) => node.account?.id ?? node.id));
    if (list.nodes.length < 100) return ids.toSorted();
  }
}

describe('a BI token', () => {
  test.each([
    ['admin', () => true],
    ['manager-east', (row: Account) => isBelow(row.org_unit_id, unitOf('manager-east'))],
    ['specialist-li', (row: Account) => row['specialist_id'] === user('specialist-li').id],
    ['auditor', () => true],
  ])('of %s sees exactly what its owner sees', async (owner, mayRead) => {
    const { client } = await issueToken(server, { kind: 'BI', ownerId: user(owner).id, scopes: ['account:read', 'visit:read'] });
    const unit = owner === 'auditor' ? unitOf('auditor') : undefined;
    const expected = alive((row) => mayRead(row) && (!unit || isBelow(row.org_unit_id, unit)));

    expect(await idsOf(client, 'accounts')).toEqual(expected.toSorted());
    expect(new Set(await idsOf(client, 'visits', 'account { id }'))).toEqual(
      new Set(rows.visit.filter((row) => !row.deleted_at && expected.includes(row.account_id)).map((row) => row.account_id)),
    );
  });

  test('limited to units and accounts sees their intersection with its owner, nested rows too', async () => {
    const east = alive((row) => isBelow(row.org_unit_id, unitOf('manager-east')));
    const south = alive((row) => isBelow(row.org_unit_id, unitOf('manager-south')));
    const scopes = ['account:read', 'visit:read', 'needCountermeasure:read', 'equipment:read'];
    const limits = { orgUnitIds: [unitOf('manager-east')], accountIds: [east[0], east[1], south[0]] };
    const { client } = await issueToken(server, { kind: 'BI', scopes, ...limits });

    expect(await idsOf(client, 'accounts')).toEqual([east[0], east[1]].toSorted());
    expect((await idsOf(client, 'visits', 'account { id }')).every((id) => id === east[0] || id === east[1])).toBe(true);
    expect((await idsOf(client, 'needCountermeasures', 'account { id }')).every((id) => id === east[0] || id === east[1])).toBe(true);
    expect(await idsOf(client, 'equipmentItems')).toEqual([]);
  });

  test('reads up to 1,000 rows a page, and writes nothing', async () => {
    const { client } = await issueToken(server, { kind: 'BI', scopes: ['account:read'] });

    const page = await client.ask('{ accounts(first: 1000) { nodes { id } } }');
    const more = await client.ask('{ accounts(first: 1001) { nodes { id } } }');
    const { __schema: schema } = await client.data<{ __schema: { mutationType: unknown } }>('{ __schema { mutationType { name } } }');

    expect(page.errors).toBeUndefined();
    expect(more.errors?.[0]?.extensions.code).toMatch(/VALIDATION_FAILED|QUERY_TOO_COSTLY/);
    expect(schema.mutationType).toBeNull();
  });

  test('is never granted personal data, whatever its scopes', async () => {
    const { client } = await issueToken(server, { kind: 'BI', scopes: ['account:read', 'user:read'] });

    const answers = await Promise.all([
      client.ask('{ users { nodes { mobile } } }'),
      client.ask('{ users(where: { email: { contains: "a" } }) { totalCount } }'),
      client.ask('{ contacts { totalCount } }'),
    ]);

    expect(answers.map(({ errors }) => errors?.[0]?.extensions.code)).toEqual(Array(3).fill('GRAPHQL_VALIDATION_FAILED'));
  });

  test('lacks denied fields as if they did not exist', async () => {
    const { client } = await issueToken(server, { kind: 'BI', scopes: ['account:read'], deniedFields: ['account.creditLimit'] });

    const answers = await Promise.all([
      client.ask('{ accounts { nodes { creditLimit } } }'),
      client.ask('{ accounts(where: { creditLimit: { gt: "1" } }) { totalCount } }'),
      client.ask('{ accounts(orderBy: [{ creditLimit: ASC }]) { totalCount } }'),
    ]);

    expect(answers.map(({ errors }) => errors?.[0]?.extensions.code)).toEqual(Array(3).fill('GRAPHQL_VALIDATION_FAILED'));
    expect(answers.some(({ text }) => /mean/.test(text))).toBe(false);
  });

  test('is told the scope that it lacks, and nothing of what its role never has', async () => {
    const { client } = await issueToken(server, { kind: 'BI', scopes: ['account:read'] });

    const missing = await Promise.all([
      client.ask('{ visits { totalCount } }'),
      client.ask('{ accounts { nodes { visits { totalCount } } } }'),
      client.ask('{ accounts(where: { visits: { some: { status: { eq: DONE } } } }) { totalCount } }'),
    ]);
    const unknown = await client.ask('{ apiTokens { totalCount } }');

    expect(missing.map(({ errors }) => errors?.map(({ extensions, message }) => [extensions.code, message]))).toEqual(
      Array.from({ length: 3 }, () => [['SCOPE_MISSING', '令牌缺少权限范围:visit:read']]),
    );
    expect(unknown.errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
  });
});

describe('a partner token', () => {
  const scopes = ['account:read', 'need:create', 'user:read'];

  test('sees exactly the accounts of its partner', async () => {
    const { client } = await issueToken(server, { kind: 'PARTNER', partnerId, scopes });

    expect(await idsOf(client, 'accounts')).toEqual(alive((row) => row['partner_id'] === partnerId).toSorted());
  });

  test('of a manager sees those of the manager alone, and their specialists', async () => {
    const { client } = await issueToken(server, { kind: 'PARTNER', partnerId, scopes, ownerId: user('manager-east').id });
    const expected = rows.account.filter(
      (row) => !row.deleted_at && row['partner_id'] === partnerId && isBelow(row.org_unit_id, unitOf('manager-east')),
    );

    expect(await idsOf(client, 'accounts')).toEqual(expected.map(({ id }) => id).toSorted());
    expect(await idsOf(client, 'users')).toEqual([...new Set(expected.flatMap((row) => row['specialist_id'] ?? []))].toSorted());
  });

  test('may submit a need for its accounts without reading needs, and for no other', async () => {
    const { client, id } = await issueToken(server, { kind: 'PARTNER', partnerId, scopes });
    const [own] = alive((row) => row['partner_id'] === partnerId);
    const [foreign] = alive((row) => row['partner_id'] !== partnerId);
    const [category] = await rowsOf<{ id: string }>(
      server,
      "select id from dictionary_item where dictionary = 'NEED_CATEGORY' and active limit 1",
    );
    const input = { categoryId: category!.id, productText: '伙伴提出的产品' };
    const create = (accountId: string | undefined) =>
      client.ask<{ createNeed: { id: string } }>(CREATE_NEED, { input: { ...input, accountId } });

    const created = await create(own);
    const refused = await create(foreign);
    const read = await client.ask('{ needs { totalCount } }');

    expect(created.errors).toBeUndefined();
    expect(refused.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect(read.errors?.[0]?.extensions.code).toBe('SCOPE_MISSING');
    const [event] = await rowsOf<{ via: string; by: string }>(
      server,
      'select via, concat(to_jsonb(e)) as by from audit_event e where entity_id = $1',
      [created.data!.createNeed.id],
    );
    expect(event?.via).toBe('API');
    expect(event?.by).toContain(id);
  });

  const CREATE_NEED = 'mutation($input: NeedCreateInput!) { createNeed(input: $input) { id } }';
});

describe('layer 2', () => {
  test.each([
    ['its units', 'app.unit_ids', () => `{${unitOf('manager-east')}}`, (row: Account) => row.org_unit_id === unitOf('manager-east')],
    ['its accounts', 'app.limit_account_ids', () => `{${alive(() => true)[5]}}`, (row: Account) => row.id === alive(() => true)[5]],
    [
      'its owner',
      'app.limit_owner_id',
      () => user('specialist-li').id,
      (row: Account) => row['specialist_id'] === user('specialist-li').id,
    ],
  ])('holds a token to %s by itself', async (_name, setting, value, mayRead) => {
    const expected = alive(mayRead);
    const seen = await seenUnder({ 'app.owner_role': 'ADMIN', 'app.unit_ids': allUnits(), [setting]: value() });
    expect(seen.ids.toSorted()).toEqual(expected.toSorted());
    expect(seen.visits.every((id) => expected.includes(id))).toBe(true);
  });
});

function allUnits(): string {
  return `{${rows.org_unit.map(({ id }) => id).join(',')}}`;
}

/** What the database shows the BI role under these settings, whatever statement is sent. */
async function seenUnder(settings: Readonly<Record<string, string>>): Promise<{ ids: string[]; visits: string[] }> {
  return withClient(server.databaseUrl, async (client) => {
    const calls = Object.entries(settings).map(([name, value]) => `set_config('${name}', '${value}', false)`);
    await client.query(`select set_config('role', 'kam_bi', false), ${calls.join(', ')}`);
    const select = 'select array(select id::text from account) as ids, array(select account_id::text from visit) as visits';
    return (await client.query<{ ids: string[]; visits: string[] }>(select)).rows[0]!;
  });
}

test('a token asks for no larger pages and no dearer queries than it was given, and never for more than its kind', async () => {
  const bi = { kind: 'BI', scopes: ['account:read'] };
  const [small, greedy] = [
    await issueToken(server, { ...bi, maxFirst: 30, maxCost: 100 }),
    await issueToken(server, { ...bi, maxFirst: 5_000 }),
  ];
  const page = (first: number): string => `{ accounts(first: ${first}) { nodes { id } } }`;
  const codes = async (client: Client, queries: string[]): Promise<unknown[]> =>
    Promise.all(queries.map(async (query) => (await client.ask(query)).errors?.[0]?.extensions.code));

  const ofSmall = await codes(small.client, [page(30), page(31), '{ accounts(first: 30) { nodes { id code name tier } } }']);
  const ofGreedy = await codes(greedy.client, [page(1000), page(1001)]);

  expect(ofSmall).toEqual([undefined, 'VALIDATION_FAILED', 'QUERY_TOO_COSTLY']);
  expect(ofGreedy).toEqual([undefined, 'VALIDATION_FAILED']);
});

test('a need that a partner’s token submits is credited to the account’s specialist and department', async () => {
  const { client } = await issueToken(server, {
    kind: 'PARTNER',
    partnerId,
    scopes: ['account:read', 'need:create', 'dictionaryItem:read'],
  });
  const [account] = await rowsOf<{ id: string; specialist: string; unit: string }>(
    server,
    'select id, specialist_id as specialist, org_unit_id as unit from account where partner_id = $1 and specialist_id is not null and deleted_at is null limit 1',
    [partnerId],
  );
  const [category] = await rowsOf<{ id: string }>(
    server,
    "select id from dictionary_item where dictionary = 'NEED_CATEGORY' and active limit 1",
  );

  const document = 'mutation($input: NeedCreateInput!) { createNeed(input: $input) { id } }';
  const input = { accountId: account!.id, categoryId: category!.id, productText: '铝合金型材' };
  const { createNeed } = await client.data<{ createNeed: { id: string } }>(document, { input });

  expect(await rowsOf(server, 'select specialist_id as specialist, org_unit_id as unit from need where id = $1', [createNeed.id])).toEqual([
    { specialist: account!.specialist, unit: account!.unit },
  ]);
});
