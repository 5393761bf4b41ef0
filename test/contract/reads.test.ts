import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Client } from '../support/client.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { transactionsOf } from '../support/statements.ts';

let server: TestServer;
let manager: Client;

beforeAll(async () => {
  server = await startServer();
  manager = await server.as('manager-east');
  await manager.data('{ accounts { totalCount } }');
});
afterAll(() => server.close());

interface Page<T> {
  readonly nodes: readonly T[];
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly hasPreviousPage: boolean; readonly endCursor: string | null };
}

type Walked = Page<{ readonly id: string }> & { readonly pageInfo: { readonly startCursor: string | null } };

describe('statements', () => {
  const NESTED = `{
    accounts(first: 20, where: { tier: { in: [SUPER, KEY] } }, orderBy: [{ specialist: { name: ASC } }, { name: DESC }]) {
      totalCount pageInfo { hasNextPage endCursor }
      nodes { id name specialist { name orgUnit { name } } contacts(first: 3) { totalCount nodes { name } }
        visits(first: 5, where: { status: { eq: DONE } }) { totalCount nodes { no summary contacts(first: 5) { nodes { name } } needs(first: 5) { nodes { status } } } } }
    }
    needs { totalCount }
    users(first: 3) { nodes { name } }
  }`;

  test('a nested query of several root fields is one statement', async () => {
    const sent = await transactionsOf(() => manager.data(NESTED));

    expect(sent).toHaveLength(1);
  });

  test('a detail with all its related lists is one statement', async () => {
    const { accounts } = await manager.data<{ accounts: Page<{ id: string }> }>('{ accounts(first: 1) { nodes { id } } }');
    const query = `query($id: ID!) { account(id: $id) { name stage { nameZh } region { nameZh }
      contacts { nodes { name } } visits { nodes { no } } needs { nodes { id } } tours { nodes { no } } assignments { nodes { from } } } }`;

    const sent = await transactionsOf(() => manager.data(query, { id: accounts.nodes[0]!.id }));

    expect(sent).toHaveLength(1);
  });
});

describe('an order through a relation', () => {
  test('takes what is computed of no row for nothing, which comes last', async () => {
    const { visits, unplanned } = await manager.data<{ visits: Page<{ planItem: { isDone: boolean } | null }>; unplanned: Page<object> }>(`{
      visits(first: 20, where: { status: { eq: DONE } }, orderBy: [{ planItem: { isDone: ASC } }]) { nodes { planItem { isDone } } }
      unplanned: visits(first: 0, where: { status: { eq: DONE }, isPlanned: { eq: false } }) { totalCount }
    }`);

    expect(unplanned.totalCount).toBeGreaterThan(0);
    expect(visits.nodes.map(({ planItem }) => planItem)).not.toContain(null);
  });
});

describe('a required variable with a default', () => {
  test.each([
    ['as text', ''],
    ['through resolvers', '__schema { queryType { name } }'],
  ])('may be left out, %s', async (_name, more) => {
    const query = `query($first: Int! = 3) { accounts(first: $first) { nodes { id } } ${more} }`;

    const { accounts } = await manager.data<{ accounts: Page<object> }>(query);

    expect(accounts.nodes).toHaveLength(3);
  });
});

describe('pages', () => {
  test.each([
    '[{ specialist: { name: DESC } }, { nextVisitDue: ASC }, { tier: DESC }]',
    '[{ nextVisitDue: ASC }]',
    '[{ nextVisitDue: DESC }]',
  ])('a walk by cursor meets every row once, in the order %s', async (order) => {
    const all = await manager.data<{ accounts: Page<{ id: string }> }>(
      `{ accounts(first: 100, orderBy: ${order}) { totalCount nodes { id } } }`,
    );
    const walked: string[] = [];

    let after: string | null = null;
    do {
      const page: { accounts: Page<{ id: string }> } = await manager.data(
        `query($after: String) { accounts(first: 7, after: $after, orderBy: ${order}) { nodes { id } pageInfo { hasNextPage endCursor } } }`,
        { after },
      );
      walked.push(...page.accounts.nodes.map(({ id }) => id));
      after = page.accounts.pageInfo.hasNextPage ? page.accounts.pageInfo.endCursor : null;
    } while (after);

    expect(walked).toEqual(all.accounts.nodes.map(({ id }) => id));
    expect(walked).toHaveLength(all.accounts.totalCount);
  });

  test.each(['[{ nextVisitDue: DESC }, { specialist: { name: ASC } }]', '[{ nextVisitDue: ASC }]', '[{ nextVisitDue: DESC }]'])(
    'a walk back from any row meets every row before it, in the order %s',
    async (order) => {
      const page = (args: string): string =>
        `accounts(${args}, orderBy: ${order}) { nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }`;
      const { accounts: all } = await manager.data<{ accounts: Walked }>(`{ ${page('first: 100')} }`);
      const walked: string[] = [];

      let before = all.pageInfo.endCursor;
      while (before) {
        const { accounts }: { accounts: Walked } = await manager.data(`query($before: String) { ${page('first: 9, before: $before')} }`, {
          before,
        });
        expect(accounts.pageInfo.hasNextPage).toBe(true);
        walked.unshift(...accounts.nodes.map(({ id }) => id));
        before = accounts.pageInfo.hasPreviousPage ? accounts.pageInfo.startCursor : null;
      }

      expect(walked).toEqual(all.nodes.slice(0, -1).map(({ id }) => id));
    },
  );

  test('whether rows stand before a page is told of the rows that there are', async () => {
    const data = await manager.data<Record<string, { pageInfo: { hasPreviousPage: boolean } }>>(
      `{ start: accounts { pageInfo { hasPreviousPage } } moved: accounts(offset: 1) { pageInfo { hasPreviousPage } }
         beyond: accounts(offset: 9999) { pageInfo { hasPreviousPage } }
         none: accounts(offset: 1, where: { name: { eq: "没有这样的客户" } }) { pageInfo { hasPreviousPage } } }`,
    );

    expect(Object.entries(data).map(([name, { pageInfo }]) => [name, pageInfo.hasPreviousPage])).toEqual([
      ['start', false],
      ['moved', true],
      ['beyond', true],
      ['none', false],
    ]);
  });

  test.each([
    ['a forged cursor to end before', '{ accounts(before: "bm9wZQ") { nodes { id } } }', 'before'],
    ['two cursors', '{ accounts(before: "bm9wZQ", after: "bm9wZQ") { nodes { id } } }', 'before'],
    ['an offset from a cursor backwards', '{ accounts(before: "bm9wZQ", offset: 1) { nodes { id } } }', 'before'],
    ['a page of 101', '{ accounts(first: 101) { totalCount } }', 'first'],
    ['a negative page', '{ accounts(first: -1) { totalCount } }', 'first'],
    ['an offset beyond 10,000', '{ accounts(offset: 10001) { totalCount } }', 'offset'],
    ['a forged cursor', '{ accounts(after: "bm9wZQ") { nodes { id } } }', 'after'],
  ])('%s is refused at its argument', async (_name, query, path) => {
    const { errors } = await manager.ask(query);

    expect(errors?.[0]?.extensions).toMatchObject({ code: 'VALIDATION_FAILED', fieldErrors: [{ path }] });
  });

  test('a cursor of another order is refused', async () => {
    const { accounts } = await manager.data<{ accounts: Page<object> }>('{ accounts(first: 1) { pageInfo { endCursor } } }');

    const { errors } = await manager.ask('query($after: String) { accounts(after: $after, orderBy: [{ name: ASC }]) { nodes { id } } }', {
      after: accounts.pageInfo.endCursor,
    });

    expect(errors?.[0]?.extensions.fieldErrors).toMatchObject([{ path: 'after', code: 'INVALID_CURSOR' }]);
  });
});

describe('filters', () => {
  async function count(where: string): Promise<number> {
    const data = await manager.data<{ accounts: { totalCount: number } }>(`{ accounts(where: ${where}) { totalCount } }`);
    return data.accounts.totalCount;
  }

  test('a condition and its negation share out all rows, nulls included', async () => {
    const all = await count('{}');

    for (const where of [
      '{ specialist: { name: { startsWith: "李" } } }',
      '{ creditLimit: { gt: "100" } }',
      '{ visits: { some: { status: { eq: DONE } } } }',
    ]) {
      expect((await count(where)) + (await count(`{ not: ${where} }`))).toBe(all);
    }
  });

  test('every is the negation of some with the negated condition', async () => {
    const every = await count('{ visits: { every: { status: { eq: DONE } } } }');
    const none = await count('{ visits: { none: { not: { status: { eq: DONE } } } } }');

    expect(every).toBe(none);
  });

  test('text is matched literally: wildcards are no wildcards', async () => {
    expect(await count('{ name: { contains: "%" } }')).toBe(0);
    expect(await count('{ name: { contains: "_" } }')).toBe(0);
    expect(await count('{ name: { contains: "\\\\" } }')).toBe(0);
    expect(await count('{ nameEn: { contains: "co" } }')).toBe(await count('{ nameEn: { contains: "CO" } }'));
  });

  test('an empty list matches nothing, an empty conjunction everything', async () => {
    expect(await count('{ tier: { in: [] } }')).toBe(0);
    expect(await count('{ or: [] }')).toBe(0);
    expect(await count('{ and: [] }')).toBe(await count('{}'));
  });

  test('free search finds by any of the search fields', async () => {
    const { accounts } = await manager.data<{ accounts: Page<{ code: string; name: string }> }>(
      '{ accounts(first: 1) { nodes { code name } } }',
    );
    const { code, name } = accounts.nodes[0]!;

    expect(await count(`{ q: "${code}" }`)).toBe(1);
    expect(await count(`{ q: "${name.slice(0, 4)} ${code}" }`)).toBe(1);
  });
});

describe('selections', () => {
  test('aliases of one field have arguments of their own, fragments and directives are applied', async () => {
    const data = await manager.data<{ one: Page<{ __typename: string; first: Page<{ no: string }>; two: Page<{ no: string }> }> }>(
      `query($no: Boolean!) { one: accounts(first: 1, where: { visits: { some: {} } }) { nodes { ...Part name @include(if: $no) } } }
       fragment Part on Account { __typename first: visits(first: 1) { nodes { no } totalCount } ... on Account { two: visits(first: 2) { nodes { no } } } }`,
      { no: false },
    );

    const [account] = data.one.nodes;
    expect(account).not.toHaveProperty('name');
    expect(account?.__typename).toBe('Account');
    expect(account?.first.nodes).toHaveLength(1);
    expect(account?.two.nodes[0]).toEqual(account?.first.nodes[0]);
  });

  test('what a role may not do is unknown, without hints', async () => {
    const specialist = await server.as('specialist-li');

    const { status, errors } = await specialist.ask('{ users { nodes { mobil } } }');

    expect(status).toBe(400);
    expect(errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(errors?.[0]?.message).not.toMatch(/did you mean/i);
  });
});
