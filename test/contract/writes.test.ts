import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Client } from '../support/client.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let manager: Client;
let stageId: string;

beforeAll(async () => {
  server = await startServer();
  manager = await server.as('manager-east');
  const data = await manager.data<{ developmentStages: { nodes: { id: string }[] } }>('{ developmentStages(first: 1) { nodes { id } } }');
  stageId = data.developmentStages.nodes[0]!.id;
});
afterAll(() => server.close());

interface Account {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly annualPotential: string | null;
}

const FIELDS = 'id version name annualPotential';
const CREATE = `mutation($input: AccountCreateInput!) { createAccount(input: $input) { ${FIELDS} } }`;
const UPDATE = `mutation($id: ID!, $input: AccountUpdateInput!, $expectedVersion: Int) {
  updateAccount(id: $id, input: $input, expectedVersion: $expectedVersion) { ${FIELDS} } }`;

async function create(input: object = {}): Promise<Account> {
  const data = await manager.data<{ createAccount: Account }>(CREATE, { input: { name: '盛京测试置业', tier: 'KEY', stageId, ...input } });
  return data.createAccount;
}

describe('create', () => {
  test('collects every failure at once, each at its field, in the reader’s language', async () => {
    const input = { tier: 'GOLD', stageId: 'x', annualPotential: '-1', creditCode: '123', name: '' };

    const zh = await manager.ask(CREATE, { input });
    const en = await (await server.as('manager-east', 'en')).ask(CREATE, { input });

    expect(zh.errors?.[0]?.extensions.code).toBe('VALIDATION_FAILED');
    const failures = zh.errors?.[0]?.extensions.fieldErrors?.map(({ path, code }) => `${path} ${code}`).toSorted();
    expect(failures).toEqual(['annualPotential TOO_SMALL', 'creditCode INVALID_FORMAT', 'name REQUIRED', 'tier INVALID_FORMAT']);
    expect(zh.errors?.[0]?.extensions.fieldErrors?.find(({ path }) => path === 'name')?.message).toBe('必填');
    expect(en.errors?.[0]?.extensions.fieldErrors?.find(({ path }) => path === 'name')?.message).toBe('Required');
  });

  test('says where each missing value belongs', async () => {
    const { errors } = await manager.ask(CREATE, { input: {} });

    expect(errors?.[0]?.extensions.fieldErrors?.map(({ path, code }) => `${path} ${code}`)).toEqual(
      expect.arrayContaining(['name REQUIRED', 'tier REQUIRED', 'stageId REQUIRED']),
    );
  });

  test('tells that a unique value is taken and nothing of who has it', async () => {
    const creditCode = '91210102MA0YQUXR1U';
    const first = await manager.ask(CREATE, { input: { name: '甲', tier: 'KEY', stageId, creditCode: '91110000600037341L' } });
    expect(first.errors).toBeUndefined();
    const south = await server.as('manager-south');

    const { errors, text } = await south.ask(CREATE, { input: { name: '乙', tier: 'KEY', stageId, creditCode: '91110000600037341L' } });

    expect(errors?.[0]?.extensions.fieldErrors).toMatchObject([{ path: 'creditCode', code: 'TAKEN' }]);
    expect(text).not.toContain('甲');
    expect(creditCode).toHaveLength(18);
  });

  test('text is stored trimmed, and characters that cannot be stored are refused', async () => {
    const account = await create({ name: '  沈阳测试  ' });
    const { errors } = await manager.ask(CREATE, { input: { name: 'a\u0000b', tier: 'KEY', stageId } });

    expect(account.name).toBe('沈阳测试');
    expect(errors?.[0]?.extensions.fieldErrors).toMatchObject([{ path: 'name', code: 'INVALID_CHARACTER' }]);
  });
});

describe('update', () => {
  test('changes what is given, clears what is null, counts the version', async () => {
    const account = await create({ annualPotential: '1000000.50' });

    const first = await manager.data<{ updateAccount: Account }>(UPDATE, {
      id: account.id,
      input: { name: '新名称' },
      expectedVersion: account.version,
    });
    const second = await manager.data<{ updateAccount: Account }>(UPDATE, { id: account.id, input: { annualPotential: null } });

    expect(first.updateAccount).toEqual({ id: account.id, version: account.version + 1, name: '新名称', annualPotential: '1000000.50' });
    expect(second.updateAccount).toMatchObject({ name: '新名称', annualPotential: null });
  });

  test('a stale version is a CONFLICT and changes nothing', async () => {
    const account = await create();
    await manager.data(UPDATE, { id: account.id, input: { name: '甲方改名' } });

    const { errors } = await manager.ask(UPDATE, { id: account.id, input: { name: '乙方改名' }, expectedVersion: account.version });

    expect(errors?.[0]?.extensions.code).toBe('CONFLICT');
    const { account: now } = await manager.data<{ account: Account }>(`query($id: ID!) { account(id: $id) { ${FIELDS} } }`, {
      id: account.id,
    });
    expect(now.name).toBe('甲方改名');
  });

  test('fields that verbs own stand in no input', async () => {
    const { errors } = await manager.ask('mutation { updateVisit(id: "x", input: { status: DONE }) { id } }');

    expect(errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
  });
});

describe('delete and restore', () => {
  test('deleting an account hides what hangs on it, restoring brings it back', async () => {
    const account = await create();
    const visit = { accountId: account.id, kind: 'FIRST', purpose: '初次见面', plannedStart: '2026-11-24T01:00:00.000Z' };
    await manager.data('mutation($input: VisitCreateInput!) { createVisit(input: $input) { id } }', { input: visit });
    const visits = async (): Promise<number> => {
      const where = { account: { id: { eq: account.id } } };
      const data = await manager.data<{ visits: { totalCount: number } }>(
        'query($where: VisitWhere) { visits(where: $where) { totalCount } }',
        { where },
      );
      return data.visits.totalCount;
    };

    await manager.data('mutation($id: ID!) { deleteAccount(id: $id) { id deletedAt } }', { id: account.id });
    const hidden = await visits();
    await manager.data('mutation($id: ID!) { restoreAccount(id: $id) { id } }', { id: account.id });

    expect(hidden).toBe(0);
    expect(await visits()).toBe(1);
  });

  test('deleted rows are listed on request to those alone who may delete', async () => {
    const account = await create();
    await manager.data('mutation($id: ID!) { deleteAccount(id: $id) { id } }', { id: account.id });
    const query = '{ accounts(deleted: ONLY) { nodes { id } } }';

    const seen = await manager.data<{ accounts: { nodes: Account[] } }>(query);
    const { errors } = await (await server.as('specialist-li')).ask(query);

    expect(seen.accounts.nodes.map(({ id }) => id)).toContain(account.id);
    expect(errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
  });
});

describe('bulk', () => {
  const BULK =
    'mutation($ids: [ID!], $input: AccountUpdateInput!) { updateAccounts(ids: $ids, input: $input) { changed failed { id code message } } }';

  test('must say which rows are meant', async () => {
    const { errors } = await manager.ask(BULK, { input: { remark: '全部' } });

    expect(errors?.[0]?.extensions.fieldErrors).toMatchObject([{ path: 'ids', code: 'REQUIRED' }]);
  });

  test('changes all, or nothing and says why for each', async () => {
    const [one, two] = [await create(), await create()];
    const unknown = '01900000-0000-7000-8000-000000000000';

    const refused = await manager.data<{ updateAccounts: object }>(BULK, { ids: [one.id, unknown], input: { remark: '批量' } });
    const done = await manager.data<{ updateAccounts: object }>(BULK, { ids: [one.id, two.id], input: { remark: '批量' } });

    expect(refused.updateAccounts).toMatchObject({ changed: 0, failed: [{ id: unknown, code: 'NOT_FOUND' }] });
    expect(done.updateAccounts).toEqual({ changed: 2, failed: [] });
    const { account } = await manager.data<{ account: Account }>(`query($id: ID!) { account(id: $id) { ${FIELDS} } }`, { id: one.id });
    expect(account.version).toBe(one.version + 1);
  });
});
