import { describe, expect, test } from '@jest/globals';
import { getOperationAST, parse } from 'graphql';
import { Gate } from '../../server/http/limits.ts';
import { QueryLimits } from '../../server/kit/query/limits.ts';
import { costOf, sizeOf } from '../../server/kit/query/limitsSize.ts';

function costed(query: string, variables: Readonly<Record<string, unknown>> = {}): { cost: number; depth: number } {
  const document = parse(query);
  const size = sizeOf(getOperationAST(document)!, { document, variables, maxFirst: 100, weights: new Map([['visitStatistics', 200]]) });
  return { cost: costOf(size), depth: size.depth };
}

describe('the cost of a query', () => {
  test.each([
    ['{ account(id: 1) { id name } }', 3],
    ['{ accounts(first: 10) { nodes { id name } } }', 21],
    ['{ accounts(first: 10) { edges { cursor node { id } } totalCount } }', 32],
    ['{ accounts { nodes { id } } }', 26],
    ['{ accounts(first: null) { nodes { id } } }', 26],
    ['{ accounts(first: 1000000) { nodes { id } } }', 101],
    ['{ accounts(first: -5) { nodes { id } } }', 1],
    ['{ accounts(first: 10) { nodes { visits(first: 5) { totalCount nodes { id } } } } }', 71],
    ['{ visitsAggregate(where: {}) { count sum { distanceM } } }', 4],
    ['{ visitsAggregate(groupBy: { kind: true }) { group { kind } count } }', 301],
    ['{ visitsAggregate(groupBy: { kind: true }, first: 9999) { count } }', 1001],
    ['{ accounts(first: 10) { nodes { visitsAggregate(groupBy: { kind: true }, first: 5) { count } } } }', 61],
    ['query($n: Int) { accounts(first: $n) { nodes { id } } }', 26],
    ['query($n: Int = 7) { accounts(first: $n) { nodes { id } } }', 8],
  ])('%s counts each row’s values', (query, cost) => {
    expect(costed(query).cost).toBe(cost);
  });

  test('counts pages by their variables', () => {
    expect(costed('query($n: Int = 7) { accounts(first: $n) { nodes { id } } }', { n: 3 }).cost).toBe(4);
  });

  test('is that of its twin without fragments', () => {
    const fragments = `query { accounts(first: 9) { ...C } me: account(id: 1) { ...A ...A } }
      fragment C on AccountConnection { totalCount nodes { ...A visits(first: 3) { ...V } } }
      fragment V on VisitConnection { edges { node { account { ...A } } } }
      fragment A on Account { id specialist { name } }`;
    const row = 'id specialist { name }';
    const twin = `{ accounts(first: 9) { totalCount nodes { ${row} visits(first: 3) { edges { node { account { ${row} } } } } } }
      me: account(id: 1) { ... on Account { ${row} } ${row} } }`;

    expect(costed(fragments)).toEqual(costed(twin));
  });
});

describe('the bounds', () => {
  test('are kept by a query that was asked before', () => {
    const limits = new QueryLimits();
    const query = 'query($n: Int) { accounts(first: $n) { nodes { visits(first: $n) { nodes { id } } } } }';
    const ask = (n: number) => () => limits.check({ query, variables: { n } }, { maxCost: 5_000, maxFirst: 100 });

    expect(ask(10)).not.toThrow();
    expect(ask(100)).toThrow();
    expect(ask(10)).not.toThrow();
  });

  test('are wider where the viewer’s are', () => {
    const query = '{ accounts(first: 1000) { nodes { visits(first: 100) { nodes { id } } } } }';

    expect(() => new QueryLimits().check({ query }, { maxCost: 200_000, maxFirst: 1_000 })).not.toThrow();
  });
});

describe('the gate', () => {
  test('lets so many run, so many wait, and refuses the rest', async () => {
    const gate = new Gate({ running: 2, waiting: 1, waitMs: 5_000 });
    const ends: (() => void)[] = [];
    const work = (): Promise<void> => new Promise((resolve) => ends.push(resolve));
    const inside = [gate.pass(work), gate.pass(work), gate.pass(work)];

    await expect(gate.pass(work)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(ends).toHaveLength(2);
    ends[0]!();
    await inside[0];
    await Promise.resolve();
    expect(ends).toHaveLength(3);
    ends.forEach((end) => end());
    await Promise.all(inside);
    expect(await gate.pass(async () => 'free again')).toBe('free again');
  });

  test('refuses who waited too long, and keeps no place for them', async () => {
    const gate = new Gate({ running: 1, waiting: 5, waitMs: 10 });
    let end = (): void => undefined;
    const first = gate.pass(() => new Promise<void>((resolve) => (end = resolve)));

    await expect(gate.pass(async () => 'late')).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    end();
    await first;
    expect(await gate.pass(async () => 'next')).toBe('next');
  });

  test('is left by work that fails', async () => {
    const gate = new Gate({ running: 1, waiting: 0, waitMs: 10 });

    await expect(gate.pass(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await gate.pass(async () => 'next')).toBe('next');
  });
});
