import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Big } from 'big.js';
import { withClient } from '../../server/database/database.ts';
import type { Client } from '../support/client.ts';
import { dump, type Dump } from '../support/dump.ts';
import { counts, dayAt, groups, total, type Group } from '../support/figures.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { statementsOf } from '../support/statements.ts';

type Row = Readonly<Record<string, unknown>> & { readonly id: string };

let server: TestServer;
let rows: Dump;
let admin: Client;
let manager: Client;
let li: Client;

beforeAll(async () => {
  server = await startServer({ prepare: giveForeignPartner });
  rows = await dump(server.databaseUrl);
  [admin, manager, li] = await Promise.all([server.as('admin'), server.as('manager-east'), server.as('specialist-li')]);
});
afterAll(() => server.close());

/** Some account of specialist Li comes from a partner that others look after. */
async function giveForeignPartner(url: string): Promise<void> {
  await withClient(url, (client) =>
    client.query(
      `with me as (select id from app_user where username = 'specialist-li')
       update account set partner_id = (select id from partner where scope_owner_id <> (select id from me) and deleted_at is null limit 1)
       where id = (select min(id::text)::uuid from account where specialist_id = (select id from me) and deleted_at is null)`,
    ),
  );
}

function alive(table: keyof Dump): Row[] {
  return (rows[table] as unknown as Row[]).filter((row) => row['deleted_at'] === null);
}

/** Rows of specialist Li, by the rule of domain §2.12 and not by the product's. */
function ofLi(table: 'account' | 'visit' | 'need'): Row[] {
  const me = rows.app_user.find(({ username }) => username === 'specialist-li')!.id;
  const own = new Set(alive('account').flatMap((row) => (row['specialist_id'] === me ? [row.id] : [])));
  return alive(table).filter((row) => own.has(String(table === 'account' ? row.id : row['account_id'])));
}

describe('figures', () => {
  test('of each tier are those of the viewer’s rows', async () => {
    const answer = await groups(
      li,
      `accountsAggregate(groupBy: [{ tier: true }]) { group { tier } count sum { creditLimit } avg { creditLimit } min { creditLimit } max { creditLimit } }`,
    );

    const byTier = Map.groupBy(ofLi('account'), (row) => row['tier']);
    expect(answer).toHaveLength(byTier.size);
    for (const { group, count, sum, avg, min, max } of answer) {
      const limits = byTier.get(group['tier'])!.map((row) => row['credit_limit']);
      const given = (limits.filter((limit) => limit !== null) as string[]).toSorted((a, b) => Big(a).cmp(b));
      expect(count).toBe(limits.length);
      expect(sum['creditLimit']).toBe(total(limits)?.toFixed(2) ?? null);
      expect(avg['creditLimit']).toBe(total(limits)?.div(given.length).toFixed(4) ?? null);
      expect([min['creditLimit'], max['creditLimit']]).toEqual([given.at(0) ?? null, given.at(-1) ?? null]);
    }
  });

  test('by month and day are those of business days, or of another time zone where one is asked for', async () => {
    const document = '(groupBy: [{ actualEnd: MONTH }]) { group { actualEnd } count }';
    const elsewhere = '(groupBy: [{ actualEnd: DAY }], first: 1000, timeZone: "America/Phoenix") { group { actualEnd } count }';

    const [months, days] = await Promise.all([document, elsewhere].map((args) => groups(li, `visitsAggregate${args}`)));

    const ends = ofLi('visit').map((row) => row['actual_end'] as Date | null);
    const asPairs = (answer: Group[]): unknown[] => answer.map(({ group, count }) => [group['actualEnd'], count]);
    expect(asPairs(months!)).toEqual(counts(ends.map((end) => end && `${dayAt(8, end).slice(0, 7)}-01`)));
    expect(asPairs(days!)).toEqual(counts(ends.map((end) => end && dayAt(-7, end))));
    expect(ends.some((end) => end && dayAt(-7, end) !== dayAt(8, end))).toBe(true);
  });

  test('by relation bear its labels, by a path those of the row at its end', async () => {
    const [bySpecialist, byTier] = await Promise.all([
      groups(admin, 'visitsAggregate(groupBy: { specialist: {} }) { group { specialist { id name orgUnit { name } } } count }'),
      groups(admin, 'visitsAggregate(groupBy: { account: { tier: true } }) { group { account { tier name } } count }'),
    ]);

    const visits = alive('visit').filter((row) => rows.account.some(({ id, deleted_at }) => id === row['account_id'] && !deleted_at));
    const tierOf = new Map(alive('account').map((row) => [row.id, String(row['tier'])]));
    const nameOf = new Map(rows.app_user.map((row) => [row.id, row['name']]));
    const asPairs = bySpecialist.map(({ group, count }): [string, number] => [(group['specialist'] as Row).id, count]);
    expect(asPairs.toSorted(([a], [b]) => (a < b ? -1 : 1))).toEqual(counts(visits.map((row) => String(row['specialist_id']))));
    for (const { group } of bySpecialist) expect((group['specialist'] as Row)['name']).toBe(nameOf.get((group['specialist'] as Row).id));
    expect(bySpecialist[0]!.group['specialist']).toMatchObject({ orgUnit: { name: expect.any(String) } });
    expect(
      byTier.map(({ group, count }) => [(group['account'] as Row)['tier'], count]).toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
    ).toEqual(counts(visits.map((row) => tierOf.get(String(row['account_id']))!)));
    expect(byTier[0]!.group['account']).toMatchObject({ name: null });
  });

  test('of nothing are one row of zero, of no group none', async () => {
    const where = 'where: { name: { eq: "没有这样的客户" } }';

    const answer = await admin.data(
      `{ all: accountsAggregate(${where}) { count sum { creditLimit } max { createdAt } countDistinct { specialist } }
         none: accountsAggregate(${where}, groupBy: { tier: true }) { count } }`,
    );

    expect(answer).toEqual({
      all: [{ count: 0, sum: { creditLimit: null }, max: { createdAt: null }, countDistinct: { specialist: 0 } }],
      none: [],
    });
  });

  test('of computed fields are those of the values shown', async () => {
    const [answer] = await groups(li, 'needsAggregate { count sum { estimatedAmount quantity } countDistinct { account } }');

    const needs = ofLi('need');
    const amounts = needs.map((row) => {
      const [low, high] = [row['price_min'], row['price_max']] as (string | null)[];
      const price = low && high ? Big(low).plus(high).div(2) : (low ?? high);
      return row['quantity'] && price ? Big(price).times(String(row['quantity'])).toFixed(2) : null;
    });
    expect(answer).toMatchObject({
      count: needs.length,
      sum: { estimatedAmount: total(amounts)?.toFixed(2) },
      countDistinct: { account: new Set(needs.map((row) => row['account_id'])).size },
    });
  });

  test('on a row are those of its list, whatever the list’s page', async () => {
    const { accounts } = await li.data<{ accounts: { nodes: { visits: { totalCount: number }; visitsAggregate: Group[] }[] } }>(
      `{ accounts(first: 10) { nodes { visits(first: 1, where: { status: { eq: DONE } }) { totalCount }
         visitsAggregate(where: { status: { eq: DONE } }) { count } } } }`,
    );

    for (const { visits, visitsAggregate } of accounts.nodes) expect(visitsAggregate).toEqual([{ count: visits.totalCount }]);
    expect(accounts.nodes.some(({ visits }) => visits.totalCount > 1)).toBe(true);
  });

  test('of deleted rows are for those who may delete', async () => {
    const { accountsAggregate: groupsOfDeleted } = await admin.data<{ accountsAggregate: Group[] }>(
      '{ accountsAggregate(deleted: ONLY) { count } }',
    );
    const { errors } = await li.ask('{ accountsAggregate(deleted: ONLY) { count } }');

    expect(groupsOfDeleted[0]!.count).toBe(rows.account.filter((row) => row.deleted_at !== null).length);
    expect(errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
  });
});

describe('groups', () => {
  const BY_SPECIALIST = 'groupBy: { specialist: {} }';

  test('are kept by having and ordered by aggregates, by labels in pinyin, by enumerations as declared', async () => {
    const data = await manager.data<Record<'many' | 'some' | 'named' | 'tiers', Group[]>>(
      `{ many: visitsAggregate(${BY_SPECIALIST}, orderBy: [{ count: DESC }]) { count group { specialist { id } } }
         some: visitsAggregate(${BY_SPECIALIST}, orderBy: [{ count: DESC }], having: { count: { gt: 100 }, max: { actualEnd: { isNull: false } } }) { count group { specialist { id } } }
         named: visitsAggregate(${BY_SPECIALIST}, orderBy: [{ group: { specialist: { name: ASC } } }]) { group { specialist { name } } }
         tiers: accountsAggregate(groupBy: { tier: true }) { group { tier } } }`,
    );

    expect(data.many.map(({ count }) => count)).toEqual(data.many.map(({ count }) => count).toSorted((a, b) => b - a));
    expect(data.some).toEqual(data.many.filter(({ count }) => count > 100));
    expect(data.some.length).toBeLessThan(data.many.length);
    const names = data.named.map(({ group }) => (group['specialist'] as Row)['name'] as string);
    expect(names).toEqual(names.toSorted(new Intl.Collator('zh-u-co-pinyin').compare));
    expect(data.tiers.map(({ group }) => group['tier'])).toEqual(['SUPER', 'KEY', 'CHANNEL', 'POTENTIAL']);
  });

  test('are cut by first, their figures are not', async () => {
    const all = await groups(admin, 'visitsAggregate(groupBy: { plannedStart: DAY }, first: 1000) { count }');
    const [first, ...others] = await groups(admin, 'visitsAggregate(groupBy: { plannedStart: DAY }, first: 1) { count }');

    expect(all.length).toBeGreaterThan(100);
    expect([first, others]).toEqual([all[0], []]);
  });

  test('by weeks start on Mondays, by quarters and years on their first day', async () => {
    const days = async (grain: string): Promise<Date[]> =>
      (await groups(manager, `visitsAggregate(groupBy: { plannedStart: ${grain} }) { group { plannedStart } }`)).flatMap(({ group }) =>
        group['plannedStart'] ? [new Date(String(group['plannedStart']))] : [],
      );

    const [weeks, quarters, years] = await Promise.all(['WEEK', 'QUARTER', 'YEAR'].map(days));

    expect(new Set(weeks!.map((day) => day.getUTCDay()))).toEqual(new Set([1]));
    expect(quarters!.every((day) => day.getUTCDate() === 1 && day.getUTCMonth() % 3 === 0)).toBe(true);
    expect(years!.every((day) => day.toISOString().slice(5, 10) === '01-01')).toBe(true);
  });

  test('and everything else of the request are one statement', async () => {
    const sent = await statementsOf(() =>
      manager.data(`{ accounts(first: 5) { totalCount nodes { name visitsAggregate(groupBy: { status: true }) { group { status } count } } }
        a: accountsAggregate(groupBy: [{ tier: true }, { specialist: {} }]) { group { tier specialist { name } } count }
        b: visitsAggregate(groupBy: { plannedStart: MONTH }, orderBy: { max: { actualEnd: DESC } }) { group { plannedStart } count } }`),
    );

    expect(sent.filter((text) => text.includes('row_to_json'))).toHaveLength(1);
  });

  test.each([
    ['an unknown time zone', 'visitsAggregate(timeZone: "Asia/Beijing-ish") { count }', 'timeZone', 'UNKNOWN_TIME_ZONE'],
    ['an offset for a time zone', 'visitsAggregate(timeZone: "+08:00") { count }', 'timeZone', 'UNKNOWN_TIME_ZONE'],
    ['one field in two grains', 'visitsAggregate(groupBy: [{ nextOn: DAY }, { nextOn: YEAR }]) { count }', 'groupBy.nextOn', 'TWO_GRAINS'],
    ['an order that groups do not have', 'visitsAggregate(orderBy: { group: { no: ASC } }) { count }', 'orderBy.group.no', 'NOT_GROUPED'],
    ['more groups than there may be', 'visitsAggregate(first: 1001) { count }', 'first', 'TOO_LARGE'],
    ['fewer than none', 'visitsAggregate(first: -1) { count }', 'first', 'TOO_SMALL'],
  ])('refuse %s', async (_what, field, path, code) => {
    const { errors } = await manager.ask(`{ ${field} }`);

    expect(errors?.[0]?.extensions).toMatchObject({ code: 'VALIDATION_FAILED', fieldErrors: [{ path, code }] });
  });
});

describe('field rules', () => {
  test.each([
    ['a masked field', 'manager-east', 'usersAggregate(groupBy: { mobile: true }) { count }'],
    ['a masked field of a related row', 'manager-east', 'accountsAggregate(groupBy: { specialist: { email: true } }) { count }'],
    ['a masked field’s different values', 'manager-east', 'usersAggregate { countDistinct { mobile } }'],
    ['a field that is not granted', 'office', 'accountsAggregate { sum { creditLimit } }'],
    ['a relation that is not granted', 'office', 'accountsAggregate(groupBy: { specialist: {} }) { count }'],
    ['an order by what is not granted', 'office', 'accountsAggregate(orderBy: { max: { updatedAt: DESC } }) { count }'],
    ['a noun that is not granted', 'guide', 'accountsAggregate { count }'],
    ['a computed field of rows not seen', 'finance', 'accountsAggregate { max { lastVisitOn } }'],
  ])('%s is unknown', async (_what, username, field) => {
    const { errors } = await (await server.as(username)).ask(`{ ${field} }`);

    expect(errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  test('rows related to what is out of scope are one group without a name', async () => {
    const document = 'accountsAggregate(groupBy: { partner: {} }) { group { partner { id name } } count countDistinct { partner } }';
    const { partners } = await li.data<{ partners: { nodes: Row[] } }>('{ partners(first: 100) { nodes { id } } }');
    const seen = new Set(partners.nodes.map(({ id }) => id));

    const answer = await groups(li, document);

    const own = ofLi('account').map((row) => row['partner_id'] as string | null);
    expect(own.some((id) => id !== null && !seen.has(id))).toBe(true);
    const expected = counts(own.map((id) => (id && seen.has(id) ? id : null)));
    expect(new Map(answer.map(({ group, count }) => [(group['partner'] as Row | null)?.id ?? null, count]))).toEqual(new Map(expected));
  });
});
