import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DEMO_USERS } from '../../server/demo/organisation.ts';
import { withClient } from '../../server/database/database.ts';
import type { Client } from '../support/client.ts';
import { forgetMonths } from '../support/month.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { codeOf, runVerb } from '../support/verbs.ts';

let server: TestServer;
let li: Client;
let wang: Client;
let manager: Client;
let desk: Client;

const PERIOD = '2026-10';
const LI = DEMO_USERS.find(({ username }) => username === 'specialist-li')!.id;

beforeAll(async () => {
  server = await startServer({ prepare: forgetMonths });
  const names = ['specialist-li', 'specialist-wang', 'manager-east', 'frontdesk'];
  [li, wang, manager, desk] = (await Promise.all(names.map((name) => server.as(name)))) as [Client, Client, Client, Client];
  await tellTheMonth();
});
afterAll(() => server.close());

/**
 * The month of the worked example: 20 visits, 10 expansions and 8 deliveries promised; 18, 7 and 4 done that count, and some that do
 * not. The calendar has gone past the month, so what happened in it is put where it belongs as the database's owner.
 */
async function tellTheMonth(): Promise<void> {
  await withClient(server.databaseUrl, async (client) => {
    await client.query(
      `update visit set deleted_at = now() where specialist_id = $1 and coalesce(actual_end, planned_start) between '2026-09-30T16:00Z' and '2026-10-31T16:00Z'`,
      [LI],
    );
    await client.query(
      `insert into monthly_plan (id, created_at, updated_at, specialist_id, org_unit_id, period, status, first_submitted_at, submitted_at, late_workdays, committed)
       select gen_random_uuid(), now(), now(), id, org_unit_id, '${PERIOD}', 'CLOSED', '2026-09-30T08:00Z', '2026-09-30T08:00Z', 0,
         '{"visitPlanned": 20, "expansionPlanned": 10, "deliveryPlanned": 8, "dealPlanned": 0}' from app_user where id = $1`,
      [LI],
    );
    const visit = `insert into visit (id, created_at, updated_at, account_id, specialist_id, kind, mode, purpose, summary, status, actual_end)
      select gen_random_uuid(), now(), now(), (select id from account where specialist_id = $1 and deleted_at is null order by code offset (g % 3) limit 1),
        $1, 'REGULAR', $2, '例行拜访', '双方讨论了供货安排', 'DONE', timestamptz '2026-10-01T02:00Z' + g * interval '1 day' from generate_series(0, $3::int - 1) g`;
    await client.query(visit, [LI, 'ONSITE', 18]);
    // a second one to the first account on the first day, and one by video
    await client.query(visit, [LI, 'ONSITE', 1]);
    await client.query(visit, [LI, 'REMOTE', 1]);
    await client.query(
      `insert into expansion (id, created_at, updated_at, account_id, specialist_id, "on", method, status)
       select gen_random_uuid(), now(), now(), a.id, $1, '2026-10-12', 'COLD', 'VERIFIED'
       from (select id from account where specialist_id = $1 and deleted_at is null order by code limit 7) a`,
      [LI],
    );
    await client.query(
      `insert into site_delivery (id, created_at, updated_at, specialist_id, party_name, groups, site_id, status, arrived_at)
       select gen_random_uuid(), now(), now(), $1, '考察团' || g, 1, (select id from sales_site order by code limit 1),
         case when g = 5 then 'ARRIVED' else 'CONFIRMED' end, '2026-10-20T02:00Z' from generate_series(1, 5) g`,
      [LI],
    );
  });
}

interface Line {
  readonly id: string;
  readonly order: number;
  readonly plan: string | null;
  readonly actual: string | null;
  readonly rate: string | null;
  readonly score: string | null;
  readonly note: string | null;
  readonly ratings: { readonly nodes: readonly { readonly id: string }[] };
  readonly evidence: { readonly nodes: readonly { readonly counted: boolean; readonly excludeReason: string | null }[] };
}

interface Sheet {
  readonly id: string;
  readonly status: string;
  readonly total: string | null;
  readonly max: string | null;
  readonly percent: string | null;
  readonly grade: string | null;
  readonly pointsToNextGrade: string | null;
  readonly frozenHash: string | null;
  readonly isShadow: boolean;
  readonly lines: { readonly nodes: readonly Line[] };
}

const SHEET = `id status total max percent grade pointsToNextGrade frozenHash isShadow lines { nodes { id order plan actual rate score note
  ratings { nodes { id } } evidence(first: 50) { nodes { counted excludeReason } } } }`;

async function sheetOf(client: Client, id: string): Promise<Sheet> {
  return (await client.data<{ assessmentSheet: Sheet }>(`query($id: ID!) { assessmentSheet(id: $id) { ${SHEET} } }`, { id }))
    .assessmentSheet;
}

async function open(code: string): Promise<string> {
  const template = `{ assessmentTemplates(where: { code: { eq: "${code}" } }) { nodes { id } } }`;
  const { assessmentTemplates } = await manager.data<{ assessmentTemplates: { nodes: { id: string }[] } }>(template);
  const input = { specialistId: LI, period: PERIOD, templateId: assessmentTemplates.nodes[0]!.id };
  const mutation = 'mutation($input: AssessmentSheetCreateInput!) { createAssessmentSheet(input: $input) { id } }';
  return (await manager.data<{ createAssessmentSheet: { id: string } }>(mutation, { input })).createAssessmentSheet.id;
}

async function rate(client: Client, ids: readonly string[], points: readonly number[]): Promise<unknown[]> {
  const codes = [];
  for (const [index, id] of ids.entries()) codes.push(await runVerb(client, 'rateAssessment', id, { points: String(points[index]) }));
  return codes;
}

describe('form B, in force', () => {
  let id: string;
  const ratingsOf = (sheet: Sheet): string[] => sheet.lines.nodes[3]!.ratings.nodes.map((rating) => rating.id);

  test('has its figures from the work, and no total before it is rated', async () => {
    id = await open('B');
    expect(await runVerb(manager, 'calculateAssessment', id)).toEqual({ id });

    const { status, total, max, lines } = await sheetOf(manager, id);
    expect({ status, total, max }).toEqual({ status: 'CALCULATED', total: null, max: '100.00' });
    expect(lines.nodes.map(({ plan, actual, rate: done, score, note }) => [plan, actual, done, score, note])).toEqual([
      ['20.00', '18.00', '0.9000', '36.00', null],
      ['10.00', '7.00', '0.7000', '17.50', null],
      ['8.00', '4.00', '0.5000', '10.00', null],
      [null, null, null, null, 'NOT_RATED'],
    ]);
  });

  test('shows every candidate record, counted or not, with the reason', async () => {
    const { lines } = await sheetOf(li, id);
    const reasons = lines.nodes.map(({ evidence }) =>
      evidence.nodes.map(({ counted, excludeReason }) => (counted ? 'counted' : excludeReason)),
    );

    expect(reasons.map((all) => all.filter((reason) => reason === 'counted').length)).toEqual([18, 7, 4, 0]);
    expect(reasons.map((all) => all.filter((reason) => reason !== 'counted').toSorted())).toEqual([
      ['REMOTE', 'SAME_DAY'],
      [],
      ['NOT_CONFIRMED'],
      [],
    ]);
  });

  test('comes to 76.81 once rated, a grade and what the next one takes', async () => {
    await rate(manager, ratingsOf(await sheetOf(manager, id)), [90, 80, 85, 100]);

    const sheet = await sheetOf(li, id);
    expect(sheet).toMatchObject({ status: 'RATED', total: '76.81', percent: '0.7681', grade: 'C', pointsToNextGrade: '3.19' });
    expect(sheet.lines.nodes[3]).toMatchObject({ score: '13.31' });
  });

  test('is the specialist’s to appeal, and the manager’s to answer', async () => {
    const [line] = (await sheetOf(li, id)).lines.nodes;
    expect(await runVerb(wang, 'appealAssessment', id, { lineId: line!.id, text: '不是我的' })).toBe('NOT_FOUND');
    expect(await runVerb(li, 'appealAssessment', id, { lineId: line!.id, text: '视频拜访应当计入' })).toEqual({ id });
    expect(await runVerb(li, 'confirmAssessment', id)).toBe('INVALID_TRANSITION');
    const { assessmentAppeals } = await manager.data<{ assessmentAppeals: { nodes: { id: string; dueOn: string }[] } }>(
      '{ assessmentAppeals { nodes { id dueOn } } }',
    );
    const [appeal] = assessmentAppeals.nodes;
    expect(appeal!.dueOn).toBe('2026-11-26');
    expect(await runVerb(li, 'answerAppeal', appeal!.id, { outcome: 'UPHELD', answer: '同意' })).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(await runVerb(manager, 'answerAppeal', appeal!.id, { outcome: 'REJECTED', answer: '按制度视频拜访不计' })).toEqual({
      id: appeal!.id,
    });
    expect(await sheetOf(li, id)).toMatchObject({ status: 'RATED', total: '76.81' });
  });

  test('is confirmed, closed and frozen: a visit changed later changes nothing', async () => {
    expect(await runVerb(manager, 'closeAssessment', id)).toBe('INVALID_TRANSITION');
    expect(await runVerb(li, 'confirmAssessment', id)).toEqual({ id });
    expect(await runVerb(manager, 'calculateAssessment', id)).toBe('INVALID_TRANSITION');
    expect(await Promise.all([1, 2].map(() => runVerb(manager, 'closeAssessment', id)))).toContain('INVALID_TRANSITION');
    const closed = await sheetOf(manager, id);

    await withClient(server.databaseUrl, (client) => client.query(`update visit set mode = 'REMOTE' where specialist_id = $1`, [LI]));

    expect(await runVerb(manager, 'calculateAssessment', id)).toBe('INVALID_TRANSITION');
    expect(await rate(manager, ratingsOf(closed).slice(0, 1), [1])).toEqual(['INVALID_TRANSITION']);
    expect(await sheetOf(manager, id)).toEqual(closed);
    expect(closed).toMatchObject({ status: 'CLOSED', frozenHash: expect.stringMatching(/^[0-9a-f]{64}$/) });
  });

  test('is corrected by a revision alone', async () => {
    expect(await runVerb(manager, 'reviseAssessment', id, { reason: '补录拜访方式' })).toEqual({ id });
    const query = `{ assessmentSheets(where: { revision: { eq: 2 } }) { nodes { id status revisionOf { id } } } }`;

    expect(await manager.data(query)).toMatchObject({ assessmentSheets: { nodes: [{ status: 'OPEN', revisionOf: { id } }] } });
  });
});

describe('form C, rated by several', () => {
  test('asks the front desk for its item and nothing else of the sheet', async () => {
    const id = await open('C');
    const { assessmentRatings } = await desk.data<{ assessmentRatings: { nodes: { id: string; nameZh: string }[] } }>(
      '{ assessmentRatings { nodes { id nameZh } } }',
    );

    expect(assessmentRatings.nodes.map(({ nameZh }) => nameZh)).toEqual(['前台支持']);
    expect(codeOf(await desk.ask('{ assessmentSheets { totalCount } }'))).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(await rate(desk, [assessmentRatings.nodes[0]!.id], [70])).toEqual([{ id: assessmentRatings.nodes[0]!.id }]);
    const sheet = await sheetOf(manager, id);
    const others = [0, 1, 3, 4].map((index) => sheet.lines.nodes[index]!.ratings.nodes[0]!.id);
    await rate(manager, others, [80, 90, 100, 85]);
    expect(await sheetOf(manager, id)).toMatchObject({ isShadow: true, total: '82.50', max: '100.00', grade: 'B' });
  });
});

describe('a template', () => {
  test('is published with weights that sum to 100 %, or with a decision', async () => {
    const { assessmentTemplates } = await manager.data<{ assessmentTemplates: { nodes: { id: string; weightSum: string }[] } }>(
      '{ assessmentTemplates(where: { code: { eq: "A" } }) { nodes { id weightSum } } }',
    );
    const [printed] = assessmentTemplates.nodes;
    expect(printed!.weightSum).toBe('0.7000');
    const admin = await server.as('admin');
    await runVerb(admin, 'copyAssessmentTemplate', printed!.id, { validFrom: '2027-01-01' });
    const region = await server.as('region');
    const copies = await region.data<{ assessmentTemplates: { nodes: { id: string; weightSum: string }[] } }>(
      '{ assessmentTemplates(where: { code: { eq: "A" }, status: { eq: DRAFT } }) { nodes { id weightSum } } }',
    );
    const [draft] = copies.assessmentTemplates.nodes;

    expect(draft!.weightSum).toBe('0.7000');
    expect(await runVerb(manager, 'publishAssessmentTemplate', draft!.id, { as: 'SHADOW' })).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(await runVerb(region, 'publishAssessmentTemplate', draft!.id, { as: 'SHADOW' })).toBe('INVALID_TRANSITION');
    // B holds for the whole company already
    expect(await runVerb(region, 'publishAssessmentTemplate', draft!.id, { as: 'ACTIVE', decision: '满分 70' })).toBe('INVALID_TRANSITION');
    expect(await runVerb(region, 'publishAssessmentTemplate', draft!.id, { as: 'SHADOW', decision: '满分 70' })).toEqual({ id: draft!.id });
    const change = await admin.ask('mutation($id: ID!) { updateAssessmentTemplate(id: $id, input: { nameZh: "改名" }) { id } }', {
      id: draft!.id,
    });
    expect(codeOf(change)).toBe('INVALID_TRANSITION');
  });
});
