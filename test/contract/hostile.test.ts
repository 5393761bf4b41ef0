import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';
import type { Client } from '../support/client.ts';
import { HOSTILE, nested } from '../support/hostile.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { transactionsOf } from '../support/statements.ts';

let server: TestServer;
let specialist: Client;
beforeAll(async () => {
  server = await startServer();
  specialist = await server.as('specialist-li');
  await specialist.ask('{ __typename }');
});
afterAll(() => server.close());

/** The code of the answer, and the transactions that it took. */
async function refusal(body: unknown): Promise<{ status: number; code: string | undefined; transactions: number }> {
  let answer: { status: number; code: string | undefined } | undefined;
  const sent = await transactionsOf(async () => {
    const response = await fetch(`${server.url}/graphql`, { method: 'POST', headers: specialist.headers, body: JSON.stringify(body) });
    const { errors } = (await response.json()) as { errors?: { extensions: { code: string } }[] };
    answer = { status: response.status, code: errors?.[0]?.extensions.code };
  });
  return { ...answer!, transactions: sent.length };
}

describe('a query', () => {
  test.each(Object.entries(HOSTILE))('of %s is refused before it reaches the database', async (_what, request) => {
    expect(await refusal(request)).toEqual({ status: 400, code: 'QUERY_TOO_COSTLY', transactions: 0 });
  });

  test.each([
    ['spreads itself', '{ account(id: "x") { ...F } } fragment F on Account { id ...F }'],
    [
      'spreads itself in a circle',
      '{ account(id: "x") { ...F } } fragment F on Account { ...G } fragment G on Account { specialist { accounts { nodes { ...F } } } }',
    ],
    ['names an operation twice', 'query A { __typename } query A { __typename }'],
  ])('that %s is refused as invalid', async (_what, query) => {
    expect(await refusal({ query, operationName: 'A' })).toEqual({ status: 400, code: 'GRAPHQL_VALIDATION_FAILED', transactions: 0 });
  });

  test.each([
    ['a batch', [{ query: '{ __typename }' }, { query: '{ accounts { totalCount } }' }]],
    ['no query', { variables: {} }],
    ['a query that is a number', { query: 1 }],
    ['a hash instead of a query', { extensions: { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } } }],
    ['two operations and no name', { query: 'query A { __typename } query B { accounts { totalCount } }' }],
    ['variables that are a list', { query: '{ accounts { totalCount } }', variables: ['x'] }],
  ])('in %s is refused', async (_what, body) => {
    expect(await refusal(body)).toMatchObject({ status: 400, transactions: 0 });
  });

  test.each(['{', '{ a(b: "', '"""', '{ \u0000 }', '{ accounts(where: {[}) }'])(
    'that is no GraphQL is refused as such: %j',
    async (query) => {
      expect(await refusal({ query })).toMatchObject({ status: 400, code: 'GRAPHQL_PARSE_FAILED', transactions: 0 });
    },
  );

  test('runs one operation of its document alone', async () => {
    const query = 'query A { accounts(first: 100) { nodes { visits(first: 100) { nodes { id } } } } } query B { accounts { totalCount } }';

    const answers = [await refusal({ query, operationName: 'B' }), await refusal({ query, operationName: 'A' })];

    expect(answers).toMatchObject([{ status: 200, transactions: 1 }, { code: 'QUERY_TOO_COSTLY' }]);
  });

  test('within the bounds is answered', async () => {
    const wide = `{ accounts(first: 100) { nodes { visits(first: 25) { nodes { id } } } } }`;

    for (const query of [nested(10), wide, getIntrospectionQuery({ inputValueDeprecation: true, oneOf: true, specifiedByUrl: true })]) {
      expect((await specialist.ask(query)).errors).toBeUndefined();
    }
  });
});
