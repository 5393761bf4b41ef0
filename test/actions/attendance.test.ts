import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DEMO_USERS } from '../../server/demo/organisation.ts';
import type { Client } from '../support/client.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { runVerb } from '../support/verbs.ts';

let server: TestServer;
let admin: Client;
let manager: Client;

const CHEN = DEMO_USERS.find(({ username }) => username === 'specialist-chen')!.id;

beforeAll(async () => {
  server = await startServer();
  [admin, manager] = await Promise.all([server.as('admin'), server.as('manager-south')]);
});
afterAll(() => server.close());

interface Line {
  readonly ratings: {
    readonly nodes: readonly { readonly id: string; readonly nameZh: string; readonly source: string; readonly points: string | null }[];
  };
  readonly evidence: {
    readonly nodes: readonly { readonly noun: string; readonly title: string; readonly amount: string; readonly recordId: string }[];
  };
}

interface Sheet {
  readonly id: string;
  readonly period: string;
  readonly status: string;
  readonly lines: { readonly nodes: readonly Line[] };
}

async function sheet(): Promise<{
  readonly whole: Sheet;
  readonly rating: Line['ratings']['nodes'][0];
  readonly evidence: Line['evidence']['nodes'];
}> {
  const query = `query($specialist: ID!) { assessmentSheets(first: 1, orderBy: [{ period: DESC }],
    where: { specialist: { id: { eq: $specialist } }, template: { code: { eq: "B" } } }) { nodes { id period status
      lines(first: 6, where: { kind: { eq: RATING } }) { nodes { ratings(first: 6) { nodes { id nameZh source points } }
        evidence(first: 3) { nodes { noun title amount recordId } } } } } } }`;
  const { assessmentSheets } = await manager.data<{ assessmentSheets: { nodes: [Sheet] } }>(query, { specialist: CHEN });
  const [whole] = assessmentSheets.nodes;
  const [line] = whole.lines.nodes;
  return { whole, rating: line!.ratings.nodes.find(({ nameZh }) => nameZh === '出勤')!, evidence: line!.evidence.nodes };
}

async function takeFrom(value: 'MANUAL' | 'IMPORT'): Promise<void> {
  const where = 'settings(first: 1, where: { key: { eq: "attendance.source" } }) { nodes { id } }';
  const { settings } = await admin.data<{ settings: { nodes: [{ id: string }] } }>(`{ ${where} }`);
  const update = 'mutation($id: ID!, $value: JSON!) { updateSetting(id: $id, input: { value: $value }) { id } }';
  await admin.data(update, { id: settings.nodes[0].id, value });
}

async function days(period: string): Promise<{ readonly id: string; readonly daysDue: string }> {
  const query = `query($specialist: ID!, $period: Period!) {
    attendances(first: 1, where: { specialist: { id: { eq: $specialist } }, period: { eq: $period } }) { nodes { id daysDue } } }`;
  return (await manager.data<{ attendances: { nodes: [{ id: string; daysDue: string }] } }>(query, { specialist: CHEN, period }))
    .attendances.nodes[0];
}

async function attend(id: string, daysAttended: string): Promise<void> {
  const update = 'mutation($id: ID!, $days: Decimal!) { updateAttendance(id: $id, input: { daysAttended: $days }) { id } }';
  await manager.data(update, { id, days: daysAttended });
}

const calculated = async (): Promise<ReturnType<typeof sheet>> => {
  expect(await runVerb(manager, 'calculateAssessment', (await sheet()).whole.id)).toEqual({ id: (await sheet()).whole.id });
  return sheet();
};

describe('days attended', () => {
  test('say nothing while attendance is rated by hand', async () => {
    const { rating, evidence } = await calculated();

    expect(rating).toMatchObject({ source: 'MANUAL', points: null });
    expect(evidence).toEqual([]);
  });

  test('are the points of their sub-item where the setting imports them, and open as its evidence', async () => {
    const { whole } = await sheet();
    const { id, daysDue } = await days(whole.period);
    await attend(id, String(Number(daysDue) - 1.5));
    await takeFrom('IMPORT');

    const { rating, evidence, whole: after } = await calculated();

    const points = (((Number(daysDue) - 1.5) / Number(daysDue)) * 100).toFixed(2);
    expect(rating).toMatchObject({ source: 'ATTENDANCE', points });
    expect(evidence).toMatchObject([{ noun: 'Attendance', recordId: id, title: `${Number(daysDue) - 1.5} / ${Number(daysDue)}` }]);
    expect(Number(evidence[0]!.amount)).toBe(Number(points));
    expect(after).toMatchObject({ status: 'RATED' });
  });

  test('are not rated over, and count as they are corrected', async () => {
    const { rating, whole } = await sheet();
    const { id, daysDue } = await days(whole.period);

    expect(await runVerb(manager, 'rateAssessment', rating.id, { points: '50' })).toBe('INVALID_TRANSITION');
    await attend(id, daysDue);

    expect((await calculated()).rating.points).toBe('100.00');
  });

  test('leave the sub-item open before they have come, and to people once they are imported no more', async () => {
    const { id } = await days((await sheet()).whole.period);
    await admin.data('mutation($id: ID!) { deleteAttendance(id: $id) { id } }', { id });
    const without = await calculated();
    await takeFrom('MANUAL');
    const byHand = await calculated();

    expect(without).toMatchObject({ rating: { source: 'ATTENDANCE', points: null }, evidence: [], whole: { status: 'CALCULATED' } });
    expect(byHand.rating).toMatchObject({ source: 'MANUAL', points: null });
    expect(await runVerb(manager, 'rateAssessment', byHand.rating.id, { points: '95' })).toEqual({ id: byHand.rating.id });
  });
});
