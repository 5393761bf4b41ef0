import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Client } from '../support/client.ts';
import { addGadgetTable, WITH_GADGET } from '../support/fixture/product.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let manager: Client;
let li: Client;

beforeAll(async () => {
  server = await startServer({ product: WITH_GADGET, prepare: addGadgetTable });
  [manager, li] = await Promise.all([server.as('manager-east'), server.as('specialist-li')]);
});
afterAll(() => server.close());

interface Row {
  readonly id: string;
}

const CREATE = 'mutation($input: GadgetCreateInput!) { createGadget(input: $input) { id name state account { name } createdBy { name } } }';

async function firstAccount(client: Client): Promise<string> {
  const { accounts } = await client.data<{ accounts: { nodes: Row[] } }>('{ accounts(first: 1) { nodes { id } } }');
  return accounts.nodes[0]!.id;
}

test('a declared noun has its operations, validation, filters and scope', async () => {
  const accountId = await firstAccount(li);
  const { createGadget } = await li.data<{ createGadget: Row }>(CREATE, {
    input: { name: '演示沙盘', accountId, price: '99.90', countedIn: '2026-11' },
  });
  const refused = await li.ask(CREATE, { input: { name: '', accountId, price: '-1' } });
  const search = '{ gadgets(where: { q: "沙盘", state: { eq: NEW }, price: { gt: "99" }, countedIn: { gte: "2026-11" } }) { totalCount } }';
  const seenBy = async (client: Client): Promise<number> =>
    (await client.data<{ gadgets: { totalCount: number } }>(search)).gadgets.totalCount;

  const spoken = async (typed: string): Promise<number> =>
    (await li.data<{ gadgets: { totalCount: number } }>('query($q: String) { gadgets(where: { q: $q }) { totalCount } }', { q: typed }))
      .gadgets.totalCount;

  expect(await Promise.all(['yanshi', 'ysp', 'yssp', 'shapan 演示'].map(spoken))).toEqual([1, 0, 1, 1]);
  expect(createGadget).toMatchObject({ name: '演示沙盘', state: 'NEW', createdBy: { name: expect.any(String) } });
  expect(refused.errors?.[0]?.extensions.fieldErrors?.map(({ path }) => path)).toEqual(['name', 'price']);
  expect(await seenBy(li)).toBe(1);
  expect(await seenBy(manager)).toBe(1);
  expect(await seenBy(await server.as('specialist-wang'))).toBe(0);
});

test('the catalogue has its labels, screens and what each viewer may do', async () => {
  const query =
    '{ catalogue { entities { name plural label { zh en } group list can { create delete } fields { name label { zh } kind } } } }';

  const data = await li.data<{ catalogue: { entities: { name: string }[] } }>(query);

  const gadget = data.catalogue.entities.find(({ name }) => name === 'Gadget');
  expect(gadget).toMatchObject({
    plural: 'gadgets',
    label: { zh: '样机', en: 'Gadget' },
    list: ['name', 'account', 'state', 'price'],
    can: { create: true, delete: false },
    fields: expect.arrayContaining([{ name: 'price', label: { zh: '样机价' }, kind: 'MONEY' }]),
  });
});

test('who has no row in the policy does not know of it', async () => {
  const finance = await server.as('finance');

  const { errors } = await finance.ask('{ gadgets { totalCount } }');

  expect(errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
});

test('its rows follow the account when it changes hands', async () => {
  const accountId = await firstAccount(li);
  await li.data(CREATE, { input: { name: '随客户转移', accountId } });
  const input = { specialistId: null, reason: '离职' };
  await manager.data('mutation($id: ID!, $input: ReassignAccountInput!) { reassignAccount(id: $id, input: $input) { id } }', {
    id: accountId,
    input,
  });

  const { gadgets } = await li.data<{ gadgets: { totalCount: number } }>(
    '{ gadgets(where: { name: { eq: "随客户转移" } }) { totalCount } }',
  );

  expect(gadgets.totalCount).toBe(0);
});
