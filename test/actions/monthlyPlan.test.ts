import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Client, GraphQLAnswer } from '../support/client.ts';
import { forgetMonths } from '../support/month.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { codeOf, runVerb } from '../support/verbs.ts';

let server: TestServer;
let li: Client;
let wang: Client;
let manager: Client;
let southern: Client;

// Monday 23 November 2026; the last working day of the month is Monday the 30th. A machine in another zone judges the same.
beforeAll(async () => {
  server = await startServer({ prepare: forgetMonths });
  const names = ['specialist-li', 'specialist-wang', 'manager-east', 'manager-south'];
  [li, wang, manager, southern] = (await Promise.all(names.map((name) => server.as(name)))) as [Client, Client, Client, Client];
});
afterAll(() => server.close());

interface Plan {
  readonly id: string;
  readonly status: string;
  readonly version: number;
  readonly visitPlanned: number;
  readonly deadline: string;
  readonly lateWorkdays: number | null;
  readonly committed: { readonly visitPlanned: number; readonly items: readonly unknown[] } | null;
}

const PLAN = 'id status version visitPlanned deadline lateWorkdays committed';

async function createPlan(client: Client, period: string): Promise<Plan> {
  const mutation = `mutation($input: MonthlyPlanCreateInput!) { createMonthlyPlan(input: $input) { ${PLAN} } }`;
  return (await client.data<{ createMonthlyPlan: Plan }>(mutation, { input: { period } })).createMonthlyPlan;
}

/** Runs a verb on a plan; the plan, or the code of the refusal. */
function run(client: Client, verb: string, id: string, input?: object): Promise<Plan | string> {
  return runVerb<Plan>(client, `${verb} ${PLAN}`, id, input);
}

async function addItem(client: Client, plan: string, more: object = {}): Promise<GraphQLAnswer<unknown>> {
  const input = { planId: plan, kind: 'VISIT', targetName: '沈阳新客户', plannedOn: '2026-12-03', groups: 2, ...more };
  return client.ask('mutation($input: PlanItemCreateInput!) { createPlanItem(input: $input) { id } }', { input });
}

async function amendmentsOf(client: Client, plan: string): Promise<{ id: string; status: string; oldValue: number; newValue: number }[]> {
  const query = 'query($id: ID!) { monthlyPlan(id: $id) { amendments { nodes { id status oldValue newValue } } } }';
  return (await client.data<{ monthlyPlan: { amendments: { nodes: [] } } }>(query, { id: plan })).monthlyPlan.amendments.nodes;
}

describe('the plan of a month', () => {
  let plan: Plan;

  test('is due at the end of the last working day of the month before', async () => {
    plan = await createPlan(li, '2026-12');

    expect(plan).toMatchObject({ status: 'DRAFT', visitPlanned: 0, deadline: '2026-11-30T15:59:59.000Z', lateWorkdays: null });
  });

  test('there is one of, for a person and a month', async () => {
    const again = await li.ask('mutation { createMonthlyPlan(input: { period: "2026-12" }) { id } }');

    expect(codeOf(again)).toBe('VALIDATION_FAILED');
  });

  test('is filled with what the work makes due, each account once', async () => {
    const filled = (await run(li, 'fillMonthlyPlan', plan.id, { source: 'PROPOSAL' })) as Plan;
    const due = await li.data<{ accounts: { totalCount: number } }>(
      `{ accounts(where: { nextVisitDue: { lte: "2026-12-31" }, stage: { code: { notIn: ["DORMANT", "LOST"] } } }) { totalCount } }`,
    );
    const { planItems } = await li.data<{ planItems: { totalCount: number; nodes: { account: { id: string }; plannedOn: string }[] } }>(
      'query($id: ID!) { planItems(first: 100, where: { plan: { id: { eq: $id } } }) { totalCount nodes { plannedOn account { id } } } }',
      { id: plan.id },
    );
    expect(filled.visitPlanned).toBe(planItems.totalCount);
    expect(planItems.totalCount).toBeGreaterThanOrEqual(due.accounts.totalCount);
    expect(new Set(planItems.nodes.map(({ account }) => account.id)).size).toBe(planItems.totalCount);
    expect(planItems.nodes.every(({ plannedOn }) => plannedOn >= '2026-12-01' && plannedOn <= '2026-12-31')).toBe(true);

    const again = (await run(li, 'fillMonthlyPlan', plan.id, { source: 'PROPOSAL' })) as Plan;
    expect(again.visitPlanned).toBe(filled.visitPlanned);
  });

  test('counts its items, in groups', async () => {
    const before = (await li.data<{ monthlyPlan: Plan }>(`query($id: ID!) { monthlyPlan(id: $id) { ${PLAN} } }`, { id: plan.id }))
      .monthlyPlan;
    await addItem(li, plan.id, { groups: 3 });
    const after = (await li.data<{ monthlyPlan: Plan }>(`query($id: ID!) { monthlyPlan(id: $id) { ${PLAN} } }`, { id: plan.id }))
      .monthlyPlan;

    expect(after.visitPlanned).toBe(before.visitPlanned + 3);
  });

  test('is reported, and stands then', async () => {
    expect(await run(li, 'submitMonthlyPlan', plan.id, {})).toMatchObject({ status: 'SUBMITTED', lateWorkdays: 0 });
    expect(codeOf(await addItem(li, plan.id))).toBe('INVALID_TRANSITION');
    expect(await run(li, 'submitMonthlyPlan', plan.id, {})).toBe('INVALID_TRANSITION');
    expect(codeOf(await li.ask('mutation($id: ID!) { deleteMonthlyPlan(id: $id) { id } }', { id: plan.id }))).toBe(
      'GRAPHQL_VALIDATION_FAILED',
    );
  });

  test('is decided on by the manager of the department alone', async () => {
    expect(await run(li, 'approveMonthlyPlan', plan.id)).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(await run(southern, 'approveMonthlyPlan', plan.id)).toBe('NOT_FOUND');
    expect(await run(wang, 'submitMonthlyPlan', plan.id, {})).toBe('NOT_FOUND');
    expect(await run(manager, 'returnMonthlyPlan', plan.id, { comment: '请补充拓展计划' })).toMatchObject({ status: 'RETURNED' });
  });

  test('is written again once returned, and reported again', async () => {
    expect(codeOf(await addItem(li, plan.id, { kind: 'EXPANSION', groups: 2 }))).toBe('NO_ERROR');
    expect(await run(li, 'submitMonthlyPlan', plan.id, {})).toMatchObject({ status: 'SUBMITTED', lateWorkdays: 0 });
  });

  test('of two approvals at once one wins, and freezes the commitment', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => run(manager, 'approveMonthlyPlan', plan.id)));

    expect(answers.filter((answer) => typeof answer === 'string')).toEqual(['INVALID_TRANSITION', 'INVALID_TRANSITION']);
    const won = answers.find((answer) => typeof answer !== 'string');
    expect(won).toMatchObject({ status: 'APPROVED', committed: { visitPlanned: won?.visitPlanned, expansionPlanned: 2 } });
  });

  test('is amended beside its commitment, which changes only when the manager rebaselines it', async () => {
    await run(li, 'amendMonthlyPlan', plan.id, { kind: 'EXPANSION', newValue: 5, reason: '新园区开业' });
    await run(li, 'amendMonthlyPlan', plan.id, { kind: 'EXPANSION', newValue: 4, reason: '再调整' });
    const [second, first] = await amendmentsOf(manager, plan.id);
    expect([first, second]).toMatchObject([
      { oldValue: 2, newValue: 5 },
      { oldValue: 2, newValue: 4 },
    ]);
    const decide =
      'mutation($id: ID!, $input: DecidePlanAmendmentInput!) { decidePlanAmendment(id: $id, input: $input) { status plan { committed } } }';

    const kept = await manager.data(decide, { id: first!.id, input: { decision: 'APPROVED' } });
    const moved = await manager.data(decide, { id: second!.id, input: { decision: 'APPROVED', rebaseline: true } });

    expect(kept).toMatchObject({ decidePlanAmendment: { status: 'APPROVED', plan: { committed: { expansionPlanned: 2 } } } });
    expect(moved).toMatchObject({ decidePlanAmendment: { status: 'APPROVED', plan: { committed: { expansionPlanned: 4 } } } });
    expect(codeOf(await manager.ask(decide, { id: second!.id, input: { decision: 'REJECTED' } }))).toBe('INVALID_TRANSITION');
    expect(codeOf(await li.ask(decide, { id: second!.id, input: { decision: 'APPROVED' } }))).toBe('GRAPHQL_VALIDATION_FAILED');
  });
});

describe('a plan that comes late', () => {
  test('tells by how many working days, counted from its first report', async () => {
    // November's was due on Friday 30 October; 23 November is the 16th working day after it
    const { id } = await createPlan(wang, '2026-11');
    await addItem(wang, id, { plannedOn: '2026-11-25' });

    expect(await run(wang, 'submitMonthlyPlan', id, {})).toMatchObject({ deadline: '2026-10-30T15:59:59.000Z', lateWorkdays: 16 });
  });
});

describe('a plan of nothing', () => {
  test('needs a reason', async () => {
    const { id } = await createPlan(wang, '2027-01');

    expect(await run(wang, 'submitMonthlyPlan', id, {})).toBe('VALIDATION_FAILED');
    expect(await run(wang, 'submitMonthlyPlan', id, { reason: '整月培训' })).toMatchObject({ status: 'SUBMITTED', visitPlanned: 0 });
  });

  test('counts the numbers typed in where there are no items', async () => {
    const mutation = `mutation { createMonthlyPlan(input: { period: "2027-02", visitTyped: 18, deliveryTyped: 4 }) { visitPlanned deliveryPlanned dealPlanned } }`;

    expect(await wang.data(mutation)).toEqual({ createMonthlyPlan: { visitPlanned: 18, deliveryPlanned: 4, dealPlanned: 0 } });
  });
});
