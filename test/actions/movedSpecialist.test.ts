import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { databaseRole, SETTINGS } from '../../server/access/session.ts';
import { withClient } from '../../server/database/database.ts';
import { DEMO_USERS } from '../../server/demo/organisation.ts';
import { assess, readSheet, tellMonth } from '../support/assessedMonth.ts';
import type { Client } from '../support/client.ts';
import { forgetMonths } from '../support/month.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { rowsOf } from '../support/tokens.ts';
import { runVerb } from '../support/verbs.ts';

const LI = DEMO_USERS.find(({ username }) => username === 'specialist-li')!.id;

let server: TestServer;
let li: Client;
let east: Client;
let south: Client;
let open: string;
let closed: string;

/** Li has reported December to the east, has a July that was closed there, and goes to the south. */
beforeAll(async () => {
  server = await startServer({ prepare: forgetMonths });
  const names = ['specialist-li', 'manager-east', 'manager-south'];
  [li, east, south] = (await Promise.all(names.map((name) => server.as(name)))) as [Client, Client, Client];
  await tellMonth(server, { specialist: LI, period: '2026-07', plan: [20, 10, 8], visits: 18, expansions: 7, deliveries: 4 });
  closed = await planOf('2026-07');
  await li.data('mutation { createMonthlyPlan(input: { period: "2026-12" }) { id } }');
  open = await planOf('2026-12');
  const item = { planId: open, kind: 'VISIT', targetName: '沈阳新客户', plannedOn: '2026-12-03' };
  await li.data('mutation($input: PlanItemCreateInput!) { createPlanItem(input: $input) { id } }', { input: item });
  await runVerb(li, 'submitMonthlyPlan', open, {});
  const [unit] = await rowsOf<{ id: string }>(server, "select org_unit_id as id from app_user where username = 'manager-south'");
  const move = 'mutation($id: ID!, $unit: ID!) { updateUser(id: $id, input: { orgUnitId: $unit }) { id } }';
  await (await server.as('admin')).data(move, { id: LI, unit: unit!.id });
}, 240_000);
afterAll(() => server.close());

async function planOf(period: string): Promise<string> {
  const query = 'select id from monthly_plan where specialist_id = $1 and period = $2';
  return (await rowsOf<{ id: string }>(server, query, [LI, period]))[0]!.id;
}

const SEEN = '{ monthlyPlans(where: { specialist: { id: { eq: "%" } } }) { nodes { period items { totalCount } } } }';

async function plansSeen(client: Client): Promise<string[]> {
  type Plans = { monthlyPlans: { nodes: { period: string; items: { totalCount: number } }[] } };
  const { monthlyPlans } = await client.data<Plans>(SEEN.replace('%', LI));
  return monthlyPlans.nodes.map(({ period, items }) => `${period} with ${items.totalCount}`).toSorted();
}

/** What the database lets the manager of a unit see by itself, whatever the statement. */
async function seenByDatabase(username: string): Promise<string[]> {
  const [unit] = await rowsOf<{ id: string }>(server, 'select org_unit_id as id from app_user where username = $1', [username]);
  return withClient(server.databaseUrl, async (client) => {
    await client.query('begin');
    await client.query("select set_config('role', $1, true), set_config($2, $3, true)", [
      databaseRole('MANAGER'),
      SETTINGS.unitIds,
      `{${unit!.id}}`,
    ]);
    const statement = `select p.period || ' with ' || (select count(*) from plan_item i where i.plan_id = p.id) as plan
      from monthly_plan p where specialist_id = $1 order by 1`;
    const { rows } = await client.query<{ plan: string }>(statement, [LI]);
    await client.query('rollback');
    return rows.map(({ plan }) => plan);
  });
}

describe('a specialist who has gone to another department', () => {
  test('takes the plans along that are not closed, and keeps sight of all', async () => {
    expect(await plansSeen(li)).toEqual(['2026-07 with 0', '2026-12 with 1']);
    for (const look of [(name: string) => server.as(name).then(plansSeen), seenByDatabase]) {
      expect(await look('manager-south')).toEqual(['2026-12 with 1']);
      expect(await look('manager-east')).toEqual(['2026-07 with 0']);
    }
  });

  test('is decided on by the manager there', async () => {
    expect(await runVerb(east, 'approveMonthlyPlan', open)).toBe('NOT_FOUND');
    expect(await runVerb(south, 'approveMonthlyPlan', closed)).toBe('NOT_FOUND');
    expect(await runVerb(south, 'approveMonthlyPlan status', open)).toEqual({ status: 'APPROVED' });
  });

  test('is assessed there by what was promised and done in the department before', async () => {
    const sheet = await assess(south, { specialist: LI, period: '2026-07' }, 'B', [90, 80, 85, 100]);

    expect(sheet).toMatchObject({ status: 'RATED', total: '76.81' });
    expect(sheet.lines.nodes[0]).toMatchObject({ plan: '20.00', actual: '18.00' });
    expect(await readSheet(east, sheet.id)).toBeNull();
    expect(await readSheet(li, sheet.id)).toMatchObject({ total: '76.81' });
    expect(await runVerb(east, 'calculateAssessment', sheet.id)).toBe('NOT_FOUND');
  });
});
