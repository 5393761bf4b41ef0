import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Client } from '../support/client.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let admin: Client;
beforeAll(async () => {
  server = await startServer();
  admin = await server.as('admin');
}, 60_000);
afterAll(() => server.close());

test('administrator gives several rows one unique value at once and learns that it is taken', async () => {
  const { products } = await admin.data<{ products: { nodes: { id: string }[] } }>('{ products(first: 3) { nodes { id } } }');
  const ids = products.nodes.map(({ id }) => id);

  const { data, errors } = await admin.ask<{ updateProducts: { changed: number; failed: { code: string }[] } }>(
    'mutation($ids: [ID!]) { updateProducts(ids: $ids, input: { code: "SAME" }) { changed failed { code } } }',
    { ids },
  );

  expect(errors).toBeUndefined();
  expect(data!.updateProducts).toEqual({ changed: 0, failed: [{ code: 'VALIDATION_FAILED' }] });
});

test.each<{ name: unknown }>([{ name: { toString: null } }, { name: { valueOf: 1 } }, { name: [[1]] }])(
  'administrator gives a name that is no text and learns where: %j',
  async ({ name }) => {
    const { errors } = await admin.ask('mutation($input: ContactCreateInput!) { createContact(input: $input) { id } }', {
      input: { accountId: 'x', name },
    });

    expect(errors?.[0]?.extensions).toMatchObject({ code: 'VALIDATION_FAILED', fieldErrors: [{ path: 'name', code: 'INVALID_FORMAT' }] });
  },
);

test('administrator gives a setting with half a character in it and learns where', async () => {
  const { errors } = await admin.ask('mutation($input: SettingCreateInput!) { createSetting(input: $input) { id } }', {
    input: { key: 'odd', nameZh: '怪', nameEn: 'Odd', value: { text: '\ud800' } },
  });

  expect(errors?.[0]?.extensions.fieldErrors).toContainEqual(expect.objectContaining({ path: 'value', code: 'INVALID_CHARACTER' }));
});
