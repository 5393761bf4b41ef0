import { getIntrospectionQuery } from 'graphql';

/** Queries that try to make the gateway work for long, each with what it tries. */
export const HOSTILE: Readonly<Record<string, { readonly query: string; readonly variables?: object }>> = {
  '1,000 aliases': { query: `{ ${times(1_000, (n) => `a${n}: visits { totalCount }`)} }` },
  '5,000 unique aliases': { query: `{ accounts { nodes { ${times(5_000, (n) => `a${n}: id`)} } } }` },
  '150 aliases': { query: `{ accounts { nodes { ${times(150, (n) => `a${n}: id`)} } } }` },
  '2,000 duplicate fields': { query: `{ accounts { nodes { ${times(2_000, () => 'id')} } } }` },
  '1,900 duplicate fields': { query: `{ accounts { nodes { ${times(1_900, () => 'id')} } } }` },
  '1,000 directives': { query: `{ accounts { nodes { id ${times(1_000, () => '@skip(if: false)')} } } }` },
  '150 directives': { query: `{ accounts { totalCount ${times(150, () => '@skip(if: false)')} } }` },
  'depth 11': { query: nested(11) },
  'depth 50': { query: nested(50) },
  'depth 2,000': { query: nested(2_000) },
  'depth 8,000': { query: nested(8_000) },
  'depth 50 by fragments': { query: chain(50) },
  'a fan-out of 100,000': {
    query: '{ accounts(first: 100) { nodes { visits(first: 100) { nodes { account { contacts(first: 10) { nodes { id } } } } } } } }',
  },
  'a fan-out by variables': {
    query: 'query($n: Int) { accounts(first: $n) { nodes { visits(first: $n) { nodes { id } } } } }',
    variables: { n: 100 },
  },
  'a fan-out by default values': {
    query: 'query($n: Int = 100) { accounts(first: $n) { nodes { visits(first: $n) { nodes { id } } } } }',
  },
  'a fan-out by edges': { query: '{ accounts(first: 100) { edges { node { visits(first: 100) { edges { node { id } } } } } } }' },
  'a fragment bomb of 2^16': { query: bomb(16) },
  'a fragment bomb of 2^40': { query: bomb(40) },
  '300 fragments': { query: `{ ${times(300, (n) => `...F${n}`)} } ${times(300, (n) => `fragment F${n} on Query { __typename }`)}` },
  'a list literal 5,000 deep': { query: `{ accounts(where: ${'['.repeat(5_000)}${']'.repeat(5_000)}) { totalCount } }` },
  'a list literal 900 deep': { query: `{ accounts(where: ${'['.repeat(900)}${']'.repeat(900)}) { totalCount } }` },
  'a condition 30 deep': { query: `{ accounts(where: ${'{ not: '.repeat(30)}{}${'}'.repeat(30)}) { totalCount } }` },
  '300 conditions': { query: `{ accounts(where: { or: [${times(150, () => '{ name: { eq: "x" } }')}] }) { totalCount } }` },
  'a variable 20,000 deep': { query: 'query($w: AccountWhere) { accounts(where: $w) { totalCount } }', variables: { w: deep(20_000) } },
  'a variable of 300 conditions': {
    query: 'query($w: AccountWhere) { accounts(where: $w) { totalCount } }',
    variables: { w: { or: Array.from({ length: 300 }, () => ({ visits: { some: {} } })) } },
  },
  '10,000 operands': {
    query: 'query($in: [ID!]) { accounts(where: { id: { in: $in } }) { totalCount } }',
    variables: { in: Array.from({ length: 10_000 }, (_, index) => `n${index}`) },
  },
  '10,000 operands in the text': { query: `{ accounts(where: { id: { in: [${times(10_000, (n) => `"n${n}"`)}] } }) { totalCount } }` },
  '30 mutations in one document': {
    query: `mutation { ${times(30, (n) => `m${n}: createVisit(input: { accountId: "x", kind: REGULAR, purpose: "x" }) { id }`)} }`,
  },
  'five introspections at once': {
    query: `{ ${times(5, (n) => `a${n}: __schema { ...S }`)} } fragment S on __Schema { types { name fields { name } } }`,
  },
  'an introspection beside a list': { query: getIntrospectionQuery().replace('__schema {', 'accounts { totalCount } __schema {') },
};

function times(count: number, part: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => part(index)).join(' ');
}

/** A query of this many levels. */
export function nested(depth: number): string {
  return `{ unit: orgUnit(id: "x") ${'{ parent '.repeat(depth - 2)}{ id }${' }'.repeat(depth - 2)} }`;
}

/** Levels that only fragments put within each other. */
function chain(length: number): string {
  const links = times(length, (n) => `fragment F${n} on OrgUnit { parent { ${n + 1 < length ? `...F${n + 1}` : 'id'} } }`);
  return `{ orgUnit(id: "x") { ...F0 } } ${links}`;
}

/** Each fragment spreads the next one twice. */
function bomb(exponent: number): string {
  const layers = times(exponent, (n) => `fragment F${n} on Account { ...F${n + 1} ...F${n + 1} }`);
  return `{ account(id: "x") { ...F0 } } ${layers} fragment F${exponent} on Account { id }`;
}

function deep(depth: number): object {
  let value: object = {};
  for (let level = 0; level < depth; level += 1) value = { not: value };
  return value;
}
