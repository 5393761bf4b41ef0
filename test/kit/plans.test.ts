import { describe, expect, test } from '@jest/globals';
import { parse, type GraphQLSchema } from 'graphql';
import { PRODUCT } from '../../server/app.ts';
import { ROLES, type Role } from '../../server/access/roles.ts';
import { scopesOf } from '../../server/access/tokenGrants.ts';
import { grantsOf, guardOf } from '../../server/access/tokenGuard.ts';
import type { Viewer } from '../../server/access/viewer.ts';
import { Registry } from '../../server/kit/field/index.ts';
import type { Statement } from '../../server/kit/query/plan.ts';
import { Plans } from '../../server/kit/query/plans.ts';
import { render } from '../../server/kit/query/sql.ts';
import { buildFullSchema } from '../../server/kit/schema/build.ts';
import { viewerSchema } from '../../server/kit/schema/viewerSchema.ts';
import { uuid7 } from '../../server/kit/store/uuid7.ts';

const registry = new Registry(Object.values(PRODUCT.entities));
const parts = { registry, policy: PRODUCT.policy };
const full = buildFullSchema({ registry, verbs: PRODUCT.verbs });

const schemas = new Map<Role, GraphQLSchema>();

/** Somebody in a role, all of whose keys are like nobody else's. */
function viewerIn(role: Role): Viewer {
  const id = uuid7();
  const keys = { id, unitIds: [uuid7()], siteIds: [uuid7()], partnerId: null };
  const person = { username: id, name: id, roles: [role], orgUnit: { id: uuid7(), name: '' }, locale: 'ZH_CN' as const };
  if (role !== 'PARTNER' && role !== 'BI') return { ...keys, ...person, role };
  const rights = { role, ownerRole: 'SPECIALIST', scopes: scopesOf(parts, role), deniedFields: [] } as const;
  const limits = { unitIds: [uuid7()], ownerId: uuid7(), accountIds: [uuid7()] };
  const ownerKeys = { ...keys, id: uuid7(), unitIds: [uuid7()] };
  const token = { id: uuid7(), name: '', rights, limits, ownerKeys, ratePerMinute: 60, maxFirst: null, maxCost: null, ipAllowList: [] };
  return { ...keys, ...person, role, partnerId: uuid7(), token };
}

/** Asks as viewers of one role would, each time as the one given. */
function asking(role: Role, plans = new Plans()) {
  const schema = schemas.get(role) ?? viewerSchema(full, { registry, grants: grantsOf(parts, viewerIn(role)) });
  schemas.set(role, schema);
  return (text: string, variables: object = {}, viewer = viewerIn(role)): Statement => {
    const { rowGuard, keys } = guardOf(parts, grantsOf(parts, viewer), viewer);
    const scope = { registry, guard: rowGuard, reports: [], maxFirst: 100 };
    return plans.statement({ scope, schema, text, document: parse(text), variables: { ...variables }, keys })!;
  };
}

/** Every key that a statement of this viewer may compare rows with. */
function keysOf(viewer: Viewer): string[] {
  return JSON.stringify([viewer, viewer.token]).match(/[0-9a-f-]{36}/g)!;
}

const LIST = `query($where: AccountWhere, $first: Int, $offset: Int) {
  accounts(where: $where, first: $first, offset: $offset) { totalCount nodes { id visits(first: 3) { nodes { id } } } } }`;

describe('a statement', () => {
  test('is compiled once for whatever ids, texts, numbers and dates a request brings', () => {
    const ask = asking('SPECIALIST');
    const where = (name: string, ids: string[]): object => ({ name: { contains: name }, code: { in: ids }, creditLimit: { gt: '1' } });

    const [one, other] = [ask(LIST, { where: where('钢', ['a']) }), ask(LIST, { where: where('50%', ['b', 'c']) })];

    expect(other.text).toBe(one.text);
    expect(one.values).toEqual(expect.arrayContaining(['%钢%', ['a']]));
    expect(other.values).toEqual(expect.arrayContaining(['%50\\%%', ['b', 'c']]));
  });

  test('is another one where a request says another thing: a member, a null, a member of an enumeration, yes or no, the length of a page', () => {
    const ask = asking('SPECIALIST');
    const asked = [
      {},
      { where: {} },
      { where: { name: { eq: 'a' } } },
      { where: { name: { eq: null } } },
      { where: { name: { isNull: true } } },
      { where: { name: { isNull: false } } },
      { where: { tier: { eq: 'KEY' } } },
      { where: { tier: { eq: 'SUPER' } } },
      { first: 10 },
      { offset: 7 },
      { where: { q: '钢' } },
      { where: { q: '钢 铁' } },
    ];

    const statements = asked.map((variables) => ask(LIST, variables)).map(({ text, values }) => JSON.stringify([text, values]));

    expect(new Set(statements).size).toBe(asked.length);
  });

  test('has a name from its second use', () => {
    const ask = asking('SPECIALIST');

    const names = [ask(LIST), ask(LIST), ask(LIST)].map(({ name }) => name);

    expect(names).toEqual([undefined, expect.stringMatching(/^[\w-]{22}$/), names[1]]);
  });
});

describe.each(ROLES)('a statement that was compiled for one %s', (role) => {
  test('holds the keys of whoever asks and of nobody else', () => {
    const ask = asking(role);
    const [one, other] = [viewerIn(role), viewerIn(role)];
    const nouns = registry.entities.filter((entity) => grantsOf(parts, one).may(entity, 'read'));

    for (const { plural } of nouns) {
      const text = `{ ${plural} { totalCount nodes { id } } }`;
      const [first, second] = [ask(text, {}, one), ask(text, {}, other)];
      expect(second.text).toBe(first.text);
      expect(JSON.stringify(second)).not.toMatch(keysOf(one).join('|'));
      expect(first.text).not.toMatch(keysOf(one).join('|'));
    }
  });
});

test('the conditions of a viewer’s rows are nothing without the viewer’s keys', () => {
  const viewer = viewerIn('SPECIALIST');
  const { rowGuard } = guardOf(parts, grantsOf(parts, viewer), viewer);

  expect(() => render(rowGuard.rows(registry.named('Account'), 't'))).toThrow('has no key');
});

describe('what is kept', () => {
  test('stays within its bound, however many documents with values of their own are asked', () => {
    const maxBytes = 200_000;
    const plans = new Plans(maxBytes);
    const ask = asking('SPECIALIST', plans);

    const named = Array.from({ length: 1_000 }, (_, index) => ask(`{ accounts(where: { code: { eq: "${index}" } }) { nodes { id } } }`));

    expect(plans.size.operations).toBeGreaterThan(10);
    expect(plans.size.operations).toBeLessThan(500);
    expect(plans.size.bytes).toBeLessThanOrEqual(maxBytes);
    expect(named.filter(({ name }) => name)).toEqual([]);
  });

  test('is a handful of statements of one operation, whatever shapes its variables take', () => {
    const plans = new Plans();
    const ask = asking('SPECIALIST', plans);
    ask(LIST, { first: 100 });
    const { bytes } = plans.size;

    for (let first = 1; first < 100; first += 1) ask(LIST, { first });

    expect(plans.size.operations).toBe(1);
    expect(plans.size.bytes).toBeLessThan(bytes * 20);
  });
});
