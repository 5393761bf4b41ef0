import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { withClient } from '../../server/database/database.ts';
import { DEMO_USERS } from '../../server/demo/organisation.ts';
import type { Client } from '../support/client.ts';
import { assess, openSheet, readSheet, tellMonth, type Month, type Sheet } from '../support/assessedMonth.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { runVerb } from '../support/verbs.ts';

let server: TestServer;
let li: Client;
let wang: Client;
let east: Client;
let south: Client;
let desk: Client;

const userId = (name: string): string => DEMO_USERS.find(({ username }) => username === name)!.id;
const LI = userId('specialist-li');
const POINTS = [90, 80, 85, 100];

beforeAll(async () => {
  server = await startServer();
  const names = ['specialist-li', 'specialist-wang', 'manager-east', 'manager-south', 'frontdesk'];
  [li, wang, east, south, desk] = (await Promise.all(names.map((name) => server.as(name)))) as [Client, Client, Client, Client, Client];
});
afterAll(() => server.close());

async function told(period: string): Promise<Month> {
  const month: Month = { specialist: LI, period, plan: [20, 10, 8], visits: 18, expansions: 7, deliveries: 4 };
  await tellMonth(server, month);
  return month;
}

/** Accounts of the specialist's visits go to the other department, where neither they nor their manager see them. */
async function handOver(): Promise<void> {
  await withClient(server.databaseUrl, async (client) => {
    await client.query(
      `update account set specialist_id = $2, org_unit_id = (select org_unit_id from app_user where id = $2)
       where id in (select account_id from visit where specialist_id = $1 and deleted_at is null)`,
      [LI, userId('specialist-chen')],
    );
  });
}

const VISITS =
  '{ visits(where: { status: { eq: DONE }, specialist: { id: { eq: "%" } }, actualEnd: { lt: "2025-01-01T00:00:00Z" } }) { totalCount } }';

async function visitsSeen(client: Client): Promise<number> {
  return (await client.data<{ visits: { totalCount: number } }>(VISITS.replace('%', LI))).visits.totalCount;
}

describe('work on accounts that have gone to another department', () => {
  let id: string;
  let sheet: Sheet;

  test('counts for who did it, and shows itself to nobody who did not see it', async () => {
    const month = await told('2024-03');
    expect([await visitsSeen(li), await visitsSeen(east), await visitsSeen(south)]).toEqual([18, 18, 0]);
    await handOver();
    expect([await visitsSeen(li), await visitsSeen(east), await visitsSeen(south)]).toEqual([0, 0, 18]);

    sheet = await assess(east, month, 'B', POINTS);
    id = sheet.id;

    expect(sheet).toMatchObject({ total: '76.81' });
    expect(sheet.lines.nodes[0]).toMatchObject({ actual: '18.00' });
    expect([await visitsSeen(li), await visitsSeen(east)]).toEqual([0, 0]);
  });

  test('leaves the account’s name in the evidence, and nothing else of it', async () => {
    const query = `query($line: ID!) { assessmentEvidences(where: { line: { id: { eq: $line } } }, first: 1) {
      nodes { noun title recordVersion counted amount snapshot } } }`;
    const { assessmentEvidences } = await li.data<{ assessmentEvidences: { nodes: [{ title: string; snapshot: object }] } }>(query, {
      line: sheet.lines.nodes[0]!.id,
    });
    const [evidence] = assessmentEvidences.nodes;

    expect(Object.keys(evidence.snapshot)).toEqual(['account']);
    expect(evidence).toMatchObject({ noun: 'Visit', snapshot: { account: evidence.title }, counted: true });
    expect(evidence.title).not.toMatch(/^BF-/);
  });

  test('is not the manager’s to have counted for another department’s sheet', async () => {
    expect(await readSheet(south, id)).toBeNull();
    expect(await runVerb(south, 'calculateAssessment', id)).toBe('NOT_FOUND');
    await withClient(server.databaseUrl, async (client) => {
      const asManager = async (user: string): Promise<number> => {
        await client.query('begin');
        await client.query(`select set_config('app.unit_ids', (select '{' || org_unit_id || '}' from app_user where id = $1), true)`, [
          userId(user),
        ]);
        await client.query('set local role kam_manager');
        const { rows } = await client.query('select * from internal.credited_work($1)', [id]);
        await client.query('rollback');
        return rows.length;
      };
      expect([(await asManager('manager-east')) > 0, await asManager('manager-south')]).toEqual([true, 0]);
      for (const role of ['kam_specialist', 'kam_site_staff', 'kam_bi', 'kam_partner', 'kam_regional_manager']) {
        await client.query('begin');
        await client.query(`set local role ${role}`);
        await expect(client.query('select * from internal.credited_work($1)', [id])).rejects.toThrow(/permission denied/);
        await client.query('rollback');
      }
    });
  });

  test('that changes after the sheet is closed is told on it, and changes nothing else', async () => {
    await runVerb(li, 'confirmAssessment', id);
    await runVerb(east, 'closeAssessment', id);
    const closed = await readSheet(east, id);
    expect(closed).toMatchObject({ status: 'CLOSED', isSourceChanged: false });
    const query = VISITS.replace('%', LI).replace('totalCount', 'nodes { id }');
    const { visits } = await south.data<{ visits: { nodes: { id: string }[] } }>(query);
    const remote = 'mutation($id: ID!) { updateVisit(id: $id, input: { mode: REMOTE }) { id } }';
    await south.data(remote, { id: visits.nodes[0]!.id });

    expect(await readSheet(li, id)).toMatchObject({ isSourceChanged: true, total: '76.81' });
    expect(await runVerb(east, 'calculateAssessment', id)).toBe('INVALID_TRANSITION');
    expect(await runVerb(east, 'reviseAssessment', id, { reason: '拜访改为视频' })).toEqual({ id });
    const revision = await east.data<{ assessmentSheets: { nodes: { id: string }[] } }>(
      'query($id: ID!) { assessmentSheets(where: { revisionOf: { id: { eq: $id } } }) { nodes { id } } }',
      { id },
    );
    const second = revision.assessmentSheets.nodes[0]!.id;
    await runVerb(east, 'calculateAssessment', second);
    const [visitLine] = (await readSheet(east, second)).lines.nodes;
    expect(visitLine).toMatchObject({ actual: '17.00', score: '34.00' });
  });
});

describe('records of a month', () => {
  test('count in the month in which they ended, for who did them, once a day', async () => {
    const month = await told('2024-05');
    await withClient(server.databaseUrl, async (client) => {
      const planned = `update visit set planned_start = '2024-05-02T02:00Z' where specialist_id = $1 and deleted_at is null`;
      await client.query(planned, [LI]);
      const one = `(select id from visit where specialist_id = $1 and deleted_at is null order by actual_end limit 1)`;
      await client.query(`update visit set actual_end = '2024-06-03T02:00Z' where id = ${one}`, [LI]);
      await client.query(`update visit set summary = null, status = 'PLANNED' where id = ${one}`, [LI]);
      await client.query(
        `update visit v set actual_end = other.actual_end + interval '1 hour', account_id = other.account_id
         from (select * from visit where specialist_id = $1 and deleted_at is null order by actual_end desc offset 1 limit 1) other
         where v.id = (select id from visit where specialist_id = $1 and deleted_at is null order by actual_end limit 1 offset 3)`,
        [LI],
      );
    });
    const id = await openSheet(east, month, 'B');
    await runVerb(east, 'calculateAssessment', id);
    const [visits] = (await readSheet(east, id)).lines.nodes;
    const reasons = visits!.evidence.nodes.filter(({ counted }) => !counted).map(({ excludeReason }) => excludeReason);

    expect(visits!.evidence.nodes).toHaveLength(18);
    expect(reasons.toSorted()).toEqual(['NOT_DONE', 'OTHER_PERIOD', 'SAME_DAY']);
    expect(visits!.actual).toBe('15.00');
  });
});

describe('a sub-item with several raters', () => {
  interface Rating {
    readonly id: string;
    readonly nameZh: string;
    readonly raterRole: string;
    readonly points: string | null;
    readonly rater: { readonly name: string } | null;
    readonly ratedBy: { readonly name: string } | null;
  }

  async function ratingsOf(sheet: string): Promise<Rating[]> {
    const query = `query($id: ID!) { assessmentRatings(where: { line: { sheet: { id: { eq: $id } } } }) {
      nodes { id nameZh raterRole points rater { name } ratedBy { name } } } }`;
    return (await east.data<{ assessmentRatings: { nodes: Rating[] } }>(query, { id: sheet })).assessmentRatings.nodes;
  }

  test('counts by their mean once all have rated; the manager rates for one who does not', async () => {
    const month = await told('2024-07');
    const id = await openSheet(east, month, 'C');
    const item = (name: string, ratings: Rating[]): Rating[] => ratings.filter(({ nameZh }) => nameZh === name);
    const front = item('前台支持', await ratingsOf(id))[0]!;
    const back = item('后台响应', await ratingsOf(id))[0]!;
    expect(front.rater).toEqual({ name: '韩晓梅' });
    expect(back.rater).not.toBeNull();
    expect(await runVerb(east, 'askRater', front.id, { raterId: userId('office') })).toEqual({ id: front.id });
    expect(await runVerb(east, 'askRater', front.id, { raterId: userId('office') })).toBe('VALIDATION_FAILED');
    expect(await runVerb(east, 'askRater', front.id, { raterId: LI })).toBe('VALIDATION_FAILED');
    expect(await runVerb(east, 'askRater', front.id, { raterId: userId('manager-south') })).toEqual({ id: front.id });
    const unwanted = (await ratingsOf(id)).find(({ rater }) => rater?.name === '何建平')!;
    expect(await runVerb(east, 'releaseRater', unwanted.id)).toEqual({ id: unwanted.id });
    expect((await ratingsOf(id)).map(({ id: rating }) => rating)).not.toContain(unwanted.id);
    expect(await runVerb(desk, 'rateAssessment', front.id, { points: '70' })).toEqual({ id: front.id });
    for (const { id: rating, nameZh } of await ratingsOf(id))
      if (nameZh !== '前台支持') await runVerb(east, 'rateAssessment', rating, { points: '80' });
    expect(await readSheet(east, id)).toMatchObject({ status: 'CALCULATED', total: null });

    const other = item('前台支持', await ratingsOf(id)).find(({ points }) => points === null)!;
    expect(await runVerb(east, 'rateAssessment', other.id, { points: '81' })).toEqual({ id: other.id });

    // the mean of 70 and 81 is 75.5
    const sheet = await readSheet(east, id);
    expect(sheet.lines.nodes.map(({ score }) => score)).toEqual(['48.00', '8.00', '7.55', '8.00', '8.00']);
    expect(item('前台支持', await ratingsOf(id)).find(({ id: rating }) => rating === other.id)).toMatchObject({
      ratedBy: { name: '刘雅琴' },
    });
    expect(await runVerb(east, 'releaseRater', other.id)).toBe('INVALID_TRANSITION');
  });

  test('is not agreed to with points that came after the calculation, nor rated after it is agreed to', async () => {
    const month = await told('2024-08');
    const { id } = await assess(east, month, 'C', [80, 90, 70, 100, 85]);
    // nobody agrees to a sheet that is there for comparison, as those of this form are in the demo
    await withClient(server.databaseUrl, (client) => client.query('update assessment_sheet set is_shadow = false where id = $1', [id]));
    const front = (await ratingsOf(id)).find(({ nameZh }) => nameZh === '前台支持')!;
    await runVerb(desk, 'rateAssessment', front.id, { points: '10' });
    const stale = await runVerb(li, 'confirmAssessment', id);
    await runVerb(east, 'calculateAssessment', id);
    expect(await readSheet(east, id)).toMatchObject({ total: '76.50' });
    expect(await runVerb(li, 'confirmAssessment', id)).toEqual({ id });
    expect(stale).toBe('INVALID_TRANSITION');

    expect(await runVerb(desk, 'rateAssessment', front.id, { points: '99' })).toBe('INVALID_TRANSITION');
    expect(await runVerb(wang, 'rateAssessment', front.id, { points: '99' })).toBe('GRAPHQL_VALIDATION_FAILED');
  });
});
