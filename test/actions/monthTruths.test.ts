import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DEMO_USERS } from '../../server/demo/organisation.ts';
import { withClient } from '../../server/database/database.ts';
import { judgeVisits, type CountedVisit } from '../../server/rules/assessmentCount.ts';
import type { Client } from '../support/client.ts';
import { forgetMonths } from '../support/month.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { codeOf, runVerb } from '../support/verbs.ts';

let server: TestServer;
let li: Client;
let manager: Client;
let desk: Client;
let finance: Client;
let accounts: readonly string[];

const LI = DEMO_USERS.find(({ username }) => username === 'specialist-li')!.id;

beforeAll(async () => {
  server = await startServer({ prepare: forgetMonths });
  const names = ['specialist-li', 'manager-east', 'frontdesk', 'finance'];
  [li, manager, desk, finance] = (await Promise.all(names.map((name) => server.as(name)))) as [Client, Client, Client, Client];
  accounts = await ids(li, '{ rows: accounts(first: 10, orderBy: [{ code: ASC }]) { nodes { id } } }');
});
afterAll(() => server.close());

async function ids(client: Client, query: string): Promise<string[]> {
  return (await client.data<{ rows: { nodes: { id: string }[] } }>(query)).rows.nodes.map(({ id }) => id);
}

async function create(client: Client, noun: string, input: object): Promise<string> {
  const mutation = `mutation($input: ${noun}CreateInput!) { create${noun}(input: $input) { id } }`;
  return (await client.data<Record<string, { id: string }>>(mutation, { input }))[`create${noun}`]!.id;
}

function sql(text: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
  return withClient(server.databaseUrl, async (client) => (await client.query<Record<string, unknown>>(text, values)).rows);
}

async function setting(key: string, value: boolean): Promise<void> {
  await sql(`update setting set value = $2 where key = $1`, [key, JSON.stringify(value)]);
}

describe('whether a visit counts', () => {
  beforeAll(async () => {
    const plan = await create(li, 'MonthlyPlan', { period: '2026-09', visitTyped: 1 });
    const item = await create(li, 'PlanItem', { planId: plan, kind: 'VISIT', accountId: accounts[0] });
    // 400 visits to three accounts over four days, around the midnight that is Shanghai's and not Greenwich's
    await sql(
      `insert into visit (id, created_at, updated_at, account_id, specialist_id, kind, mode, purpose, summary, plan_item_id, status, actual_end)
       select gen_random_uuid(), now(), now(), ($2::uuid[])[1 + floor(random() * 3)::int], $1, (array['REGULAR', 'RETURN', 'FIRST'])[1 + floor(random() * 3)::int],
         (array['ONSITE', 'REMOTE', null, 'AT_SITE'])[1 + floor(random() * 4)::int], '拜访', case when random() < 0.1 then '' else '双方讨论了供货安排' end,
         case when random() < 0.5 then $3::uuid end, (array['DONE', 'DONE', 'DONE', 'PLANNED', 'MISSED'])[1 + floor(random() * 5)::int],
         timestamptz '2026-09-28T14:00Z' + floor(random() * 96) * interval '1 hour' from generate_series(1, 400)`,
      [LI, accounts, item],
    );
  });

  test.each([
    [true, true],
    [true, false],
    [false, true],
    [false, false],
  ])('is the same in the database as by the rule, with unplanned %s and return visits %s', async (unplanned, returnVisits) => {
    await setting('count.unplanned', unplanned);
    await setting('count.returnVisits', returnVisits);
    const told = await sql(
      `select id, account_id as account, status, kind, mode, plan_item_id as "planItem", coalesce(summary, '') <> '' as "isSummarised",
         actual_end as "actualEnd" from visit
       where specialist_id = $1 and deleted_at is null and hidden_at is null`,
      [LI],
    );
    const visits = told.map((row): CountedVisit => {
      const end = row['actualEnd'] as Date | null;
      const day = end && new Date(end.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
      return Object.assign(row as unknown as CountedVisit, { actualEnd: end && end.toISOString(), day });
    });
    const months = new Set(visits.flatMap(({ status, day }) => (status === 'DONE' ? [day!.slice(0, 7)] : [])));

    const expected = [...months].flatMap((month) =>
      judgeVisits(
        month,
        { unplanned, returnVisits },
        visits.filter(({ status, day }) => status === 'DONE' && day?.startsWith(month)),
      ),
    );
    const found = new Map<string, unknown>();
    for (const month of months) {
      const page = `{ visits(first: 1000, where: { specialist: { id: { eq: "${LI}" } }, status: { eq: DONE },
        actualEnd: { gte: "${month}-01T00:00:00+08:00", lte: "${month}-31T23:59:59+08:00" } }) { nodes { id countStatus excludeReason } } }`;
      const admin = await server.as('admin');
      for (let offset = 0; ; offset += 100) {
        const { visits: rows } = await admin.data<{ visits: { nodes: { id: string }[] } }>(
          page
            .replace('first: 1000', `first: 100, offset: ${offset}`)
            .replace('-31T', month.endsWith('09') || month.endsWith('06') || month.endsWith('11') ? '-30T' : '-31T'),
        );
        rows.nodes.forEach((row) => found.set(row.id, row));
        if (rows.nodes.length < 100) break;
      }
    }
    expect(found.size).toBe(expected.length);
    for (const { record, counted, reason = null } of expected)
      expect(found.get(record.id)).toEqual({ id: record.id, countStatus: counted ? 'COUNTED' : 'EXCLUDED', excludeReason: reason });
  });

  test('is not told to finance, who see some visits of a day alone', async () => {
    expect(codeOf(await finance.ask('{ visits { nodes { countStatus } } }'))).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(codeOf(await finance.ask('{ visits { nodes { isReportedInTime isPlanned } } }'))).toBe('NO_ERROR');
  });
});

describe('what was planned', () => {
  test('is done once it comes true, tied to its item by the database', async () => {
    const plan = await create(li, 'MonthlyPlan', { period: '2026-11' });
    const item = await create(li, 'PlanItem', { planId: plan, kind: 'VISIT', accountId: accounts[1], plannedOn: '2026-11-20' });
    await runVerb(li, 'submitMonthlyPlan', plan, {});
    await runVerb(manager, 'approveMonthlyPlan', plan);
    const [first, second] = [1, 2].map(() => create(li, 'Visit', { accountId: accounts[1], kind: 'REGULAR', purpose: '季度回顾' }));
    const report = { outcome: 'POSITIVE', summary: '双方确认了下季度的供货计划' };

    const made = await runVerb(li, 'recordVisit isPlanned isReportedInTime planItem { id isDone }', await first!, {
      ...report,
      actualEnd: '2026-11-22T16:30:00Z',
    });
    const again = await runVerb(li, 'recordVisit isPlanned isReportedInTime', await second!, {
      ...report,
      actualEnd: '2026-11-20T02:00:00Z',
    });

    expect(made).toEqual({ isPlanned: true, isReportedInTime: true, planItem: { id: item, isDone: true } });
    // the item is taken, and the report three days late
    expect(again).toEqual({ isPlanned: false, isReportedInTime: false });
  });

  test('is proposed anew where it was left, and where an agreement ends', async () => {
    await sql(
      `update monthly_plan set status = 'CLOSED' where period = '2026-11';
       insert into plan_item (id, created_at, updated_at, plan_id, kind, target_name, groups, purpose)
         select gen_random_uuid(), now(), now(), id, 'EXPANSION', '沈阳新客户', 2, '初访' from monthly_plan where period = '2026-11'`,
    );
    await sql(
      `insert into agreement (id, created_at, updated_at, account_id, title, kind, status, valid_from, valid_to)
       values (gen_random_uuid(), now(), now(), $1, '年度供货协议', 'SALES', 'EFFECTIVE', '2026-01-15', '2027-01-14')`,
      [accounts[2]],
    );
    const plan = await create(li, 'MonthlyPlan', { period: '2026-12' });
    await runVerb(li, 'fillMonthlyPlan', plan, { source: 'PROPOSAL' });

    const { planItems } = await li.data<{ planItems: { nodes: { kind: string; purpose: string; account: { id: string } | null }[] } }>(
      'query($plan: ID!) { planItems(first: 100, where: { plan: { id: { eq: $plan } } }) { nodes { kind purpose groups plannedOn targetName account { id } } } }',
      { plan },
    );

    const renewed = planItems.nodes.filter(({ purpose }) => purpose.includes('年度供货协议'));
    expect(renewed).toMatchObject([{ kind: 'VISIT', account: { id: accounts[2] } }]);
    expect(planItems.nodes.filter(({ kind }) => kind === 'EXPANSION')).toMatchObject([
      { targetName: '沈阳新客户', groups: 2, purpose: '上月未完成：初访', plannedOn: '2026-12-01' },
    ]);
    // the visit of last month was made
    expect(planItems.nodes.some(({ purpose }) => purpose.includes('上月未完成') && !purpose.includes('初访'))).toBe(false);
  });
});

describe('what a record names', () => {
  test('belongs to the account that the record is of', async () => {
    const [own, other] = await Promise.all(
      [accounts[0], accounts[1]].map((id) =>
        ids(li, `{ rows: contacts(first: 1, where: { account: { id: { eq: "${id}" } } }) { nodes { id } } }`),
      ),
    );
    const visit = (contactIds: string[]): object => ({ accountId: accounts[0], kind: 'REGULAR', purpose: '回访', contactIds });
    const ask = (input: object) => li.ask('mutation($input: VisitCreateInput!) { createVisit(input: $input) { id } }', { input });

    const refused = await ask(visit([...own!, ...other!]));
    const taken = await ask(visit(own!));
    const { createVisit } = taken.data as { createVisit: { id: string } };
    const moved = await li.ask('mutation($id: ID!, $ids: [ID!]) { updateVisit(id: $id, input: { contactIds: $ids }) { id } }', {
      id: createVisit.id,
      ids: other,
    });

    expect(refused.errors?.[0]?.extensions.fieldErrors).toMatchObject([{ path: 'contactIds', code: 'RULE', message: '须属于同一客户' }]);
    expect(moved.errors?.[0]?.extensions.fieldErrors).toMatchObject([{ path: 'contactIds', code: 'RULE' }]);
  });
});

describe('the front desk', () => {
  test('reads the names of the accounts whose parties come today, and of no others', async () => {
    const [site] = await ids(desk, '{ rows: salesSites(where: { frontDesk: { name: { eq: "韩晓梅" } } }) { nodes { id } } }');
    const party = { siteId: site, partyName: '考察团' };
    await create(li, 'SiteDelivery', { ...party, accountId: accounts[3], expectedAt: '2026-11-23T15:30:00Z' });
    await create(li, 'SiteDelivery', { ...party, accountId: accounts[4], expectedAt: '2026-11-23T16:30:00Z' });

    expect(await ids(desk, '{ rows: accounts { nodes { id name } } }')).toEqual([accounts[3]]);
    expect(codeOf(await desk.ask('{ accounts { nodes { tier } } }'))).toBe('GRAPHQL_VALIDATION_FAILED');
  });
});

describe('an account that nobody has visited', () => {
  test('is due a cadence after it was given to its specialist, and anew when it changes hands', async () => {
    const stage = (await ids(li, '{ rows: developmentStages(first: 1) { nodes { id } } }'))[0]!;
    const id = await create(li, 'Account', { name: '沈阳初访测试有限公司', tier: 'KEY', stageId: stage });
    await sql(`update account set assigned_on = '2026-10-01' where id = $1`, [id]);

    const due = await li.data(`{ account(id: "${id}") { assignedOn nextVisitDue overdueVisitDays } }`);
    const wang = DEMO_USERS.find(({ username }) => username === 'specialist-wang')!.id;
    const handed = await runVerb(manager, 'reassignAccount assignedOn nextVisitDue', id, { specialistId: wang, reason: '区域调整' });

    expect(due).toEqual({ account: { assignedOn: '2026-10-01', nextVisitDue: '2026-10-31', overdueVisitDays: 23 } });
    expect(handed).toEqual({ assignedOn: '2026-11-23', nextVisitDue: '2026-12-23' });
  });
});
