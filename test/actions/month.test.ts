import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Client } from '../support/client.ts';
import {
  create,
  dayByDay,
  editCountedVisit,
  expand,
  freshAccounts,
  ids,
  LI,
  makeVisits,
  PERIOD,
  receiveParties,
  run,
  sendParties,
  sheetFor,
  startMonths,
  type Months,
} from '../support/journey.ts';
import type { TestServer } from '../support/server.ts';
import { codeOf, runVerb } from '../support/verbs.ts';

jest.setTimeout(120_000);

let months: Months;
let server: TestServer;

beforeAll(async () => {
  months = await startMonths();
  server = await months.at('plan');
});
afterAll(() => months.close());

const PLAN = `{ monthlyPlans(where: { period: { eq: "${PERIOD}" }, specialist: { id: { eq: "${LI}" } } }) {
  nodes { id status visitPlanned expansionPlanned deliveryPlanned lateWorkdays } } }`;

interface Plan {
  readonly id: string;
  readonly status: string;
  readonly visitPlanned: number;
}

async function planOf(client: Client): Promise<Plan> {
  return (await client.data<{ monthlyPlans: { nodes: [Plan] } }>(PLAN)).monthlyPlans.nodes[0];
}

describe('before the deadline', () => {
  test('the specialist has a plan proposed, edits it and reports it', async () => {
    const li = await server.as('specialist-li');
    const id = await create(li, 'MonthlyPlan', { period: PERIOD });
    await run(li, 'fillMonthlyPlan', id, { source: 'PROPOSAL' });
    // what was left over of other kinds is taken out, and planned anew
    for (const left of await ids(li, `{ planItems(where: { plan: { id: { eq: "${id}" } }, kind: { ne: VISIT } }) { nodes { id } } }`))
      await li.data('mutation($id: ID!) { deletePlanItem(id: $id) { id } }', { id: left });
    const { visitPlanned } = await planOf(li);
    await create(li, 'PlanItem', { planId: id, kind: 'VISIT', targetName: '开发区新客户', groups: 20 - visitPlanned });
    await create(li, 'PlanItem', { planId: id, kind: 'EXPANSION', targetName: '新园区', groups: 10 });
    await create(li, 'PlanItem', { planId: id, kind: 'DELIVERY', targetName: '年末考察团', groups: 7 });
    await run(li, 'submitMonthlyPlan', id, {});

    expect(visitPlanned).toBeGreaterThan(0);
    expect(await planOf(li)).toMatchObject({
      status: 'SUBMITTED',
      visitPlanned: 20,
      expansionPlanned: 10,
      deliveryPlanned: 7,
      lateWorkdays: 0,
    });
  });

  test('the manager returns it, has it again and approves it; of two at once one wins', async () => {
    const [li, manager] = await Promise.all([server.as('specialist-li'), server.as('manager-east')]);
    const { id } = await planOf(li);
    await run(manager, 'returnMonthlyPlan', id, { comment: '输送计划请再加一组' });
    const [item] = await ids(li, `{ planItems(where: { plan: { id: { eq: "${id}" } }, kind: { eq: DELIVERY } }) { nodes { id } } }`);
    await li.data('mutation($id: ID!) { updatePlanItem(id: $id, input: { groups: 8 }) { id } }', { id: item });

    const submitted = await Promise.all([1, 2].map(() => runVerb(li, 'submitMonthlyPlan status', id, {})));
    const approved = await Promise.all([1, 2].map(() => runVerb(manager, 'approveMonthlyPlan status', id)));

    expect(submitted).toEqual(expect.arrayContaining(['INVALID_TRANSITION', { status: 'SUBMITTED' }]));
    expect(approved).toEqual(expect.arrayContaining(['INVALID_TRANSITION', { status: 'APPROVED' }]));
  });
});

describe('in the month', () => {
  test('the plan is carried out, and visits are made, one twice on a day and one by video; the front desk confirms who came', async () => {
    server = await months.at('work');
    const names = ['specialist-li', 'manager-east', 'frontdesk'];
    const [li, manager, desk] = (await Promise.all(names.map((name) => server.as(name)))) as [Client, Client, Client];
    expect(await planOf(li)).toMatchObject({ status: 'IN_EXECUTION' });
    const accounts = await freshAccounts(li);
    const made = await makeVisits(li, dayByDay(accounts.slice(0, 9), 18));
    await makeVisits(li, [
      { account: accounts[0]!, day: 1, hour: 15 },
      { account: accounts[0]!, day: 22, mode: 'REMOTE' },
    ]);
    await expand(li, manager, made.slice(0, 7));
    const parties = await sendParties(li, 5);
    await receiveParties(desk, parties, parties.slice(0, 4));

    expect(await runVerb(li, 'confirmSiteDelivery', parties[4]!)).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(await runVerb(await server.as('specialist-wang'), 'recordVisit', made[0]!.visit, RECORD)).toBe('NOT_FOUND');
  });
});

const RECORD = { actualEnd: `${PERIOD}-02T10:00:00+08:00`, outcome: 'POSITIVE', summary: '双方确认了下季度的供货安排' };

interface Sheet {
  readonly id: string;
  readonly status: string;
  readonly total: string | null;
  readonly grade: string | null;
  readonly frozenHash: string | null;
  readonly lines: { readonly nodes: readonly Line[] };
}

interface Line {
  readonly id: string;
  readonly score: string | null;
  readonly ratings: { readonly nodes: readonly { readonly id: string }[] };
  readonly evidence: { readonly nodes: readonly { readonly counted: boolean; readonly excludeReason: string | null }[] };
}

const SHEET = `query($id: ID!) { assessmentSheet(id: $id) { id status total grade frozenHash lines { nodes { id score
  ratings { nodes { id } } evidence(first: 50) { nodes { counted excludeReason } } } } } }`;

describe('after the month', () => {
  let id: string;
  const sheetOf = async (client: Client): Promise<Sheet> => (await client.data<{ assessmentSheet: Sheet }>(SHEET, { id })).assessmentSheet;

  test('the plan is closed; the sheet has 76.81, and each figure its records, counted or not', async () => {
    server = await months.at('assess');
    const [li, manager] = await Promise.all([server.as('specialist-li'), server.as('manager-east')]);
    expect(await planOf(li)).toMatchObject({ status: 'CLOSED' });
    id = await sheetFor(manager);
    await run(manager, 'calculateAssessment', id);
    const ratings = (await sheetOf(manager)).lines.nodes[3]!.ratings.nodes;
    for (const [index, points] of [90, 80, 85, 100].entries())
      await run(manager, 'rateAssessment', ratings[index]!.id, { points: String(points) });

    const { status, total, grade, lines } = await sheetOf(li);
    expect({ status, total, grade }).toEqual({ status: 'RATED', total: '76.81', grade: 'C' });
    expect(lines.nodes.map(({ score }) => score)).toEqual(['36.00', '17.50', '10.00', '13.31']);
    const counted = lines.nodes.map(({ evidence }) => evidence.nodes.filter((row) => row.counted).length);
    const reasons = lines.nodes.flatMap(({ evidence }) => evidence.nodes.map(({ excludeReason }) => excludeReason));
    const excluded = lines.nodes.map(({ evidence }) => evidence.nodes.filter((row) => !row.counted).length);
    expect(counted).toEqual([18, 7, 4, 0]);
    expect(excluded[0]).toBeGreaterThanOrEqual(2);
    expect(excluded[2]).toBeGreaterThanOrEqual(1);
    expect(reasons).toEqual(expect.arrayContaining(['SAME_DAY', 'REMOTE', 'NOT_CONFIRMED']));
  });

  test('the specialist appeals a line, is answered and confirms; the closed sheet stays what a visit edited later says', async () => {
    const [li, manager] = await Promise.all([server.as('specialist-li'), server.as('manager-east')]);
    const [line] = (await sheetOf(li)).lines.nodes;
    await run(li, 'appealAssessment', id, { lineId: line!.id, text: '视频拜访应当计入' });
    const [appeal] = await ids(manager, `{ assessmentAppeals(where: { sheet: { id: { eq: "${id}" } } }) { nodes { id } } }`);
    await run(manager, 'answerAppeal', appeal!, { outcome: 'REJECTED', answer: '按制度视频拜访不计' });
    await run(li, 'confirmAssessment', id);
    const closings = await Promise.all([1, 2].map(() => runVerb(manager, 'closeAssessment', id)));
    const closed = await sheetOf(manager);

    await editCountedVisit(await server.as('admin'), li);

    expect(closings).toEqual(expect.arrayContaining(['INVALID_TRANSITION', { id }]));
    expect(closed).toMatchObject({ status: 'CLOSED', total: '76.81', frozenHash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(await runVerb(manager, 'calculateAssessment', id)).toBe('INVALID_TRANSITION');
    expect(await sheetOf(li)).toEqual(closed);
    const { assessmentSheet: mark } = await li.data<{ assessmentSheet: object }>(
      'query($id: ID!) { assessmentSheet(id: $id) { isSourceChanged } }',
      { id },
    );
    expect(mark).toEqual({ isSourceChanged: true });
    expect(codeOf(await (await server.as('specialist-wang')).ask(SHEET, { id }))).toBe('NO_ERROR');
    expect((await (await server.as('specialist-wang')).data<{ assessmentSheet: null }>(SHEET, { id })).assessmentSheet).toBeNull();
  });
});
