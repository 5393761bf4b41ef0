import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DEMO_USERS } from '../../server/demo/organisation.ts';
import type { Client } from '../support/client.ts';
import { assess, setValue, tellMonth, type Month } from '../support/assessedMonth.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let manager: Client;
let admin: Client;

const LI = DEMO_USERS.find(({ username }) => username === 'specialist-li')!.id;
const POINTS_A = [90, 80, 85];
const POINTS_B = [90, 80, 85, 100];

beforeAll(async () => {
  server = await startServer();
  const names = ['manager-east', 'admin'];
  [manager, admin] = (await Promise.all(names.map((name) => server.as(name)))) as [Client, Client];
});
afterAll(() => server.close());

/** Each case has a month of its own, the first ones being long gone. */
let months = 0;
async function told(done: Omit<Month, 'specialist' | 'period'>): Promise<Month> {
  months += 1;
  const month = { specialist: LI, period: `${2020 + Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`, ...done };
  await tellMonth(server, month);
  return month;
}

interface Setting {
  readonly key: string;
  readonly value: unknown;
}

/** Runs with settings of the company changed, as an administrator changes them, and puts them back. */
async function withSettings<T>(settings: readonly Setting[], work: () => Promise<T>): Promise<T> {
  const before = [];
  for (const { key, value } of settings) before.push({ key, value: await setValue(admin, key, value) });
  try {
    return await work();
  } finally {
    for (const { key, value } of before) await setValue(admin, key, value);
  }
}

const WORK_A = { plan: [20, 10, 0], visits: 18, expansions: 12 } as const;
const WORK_B = { plan: [20, 10, 8], visits: 18, expansions: 7, deliveries: 4 } as const;

interface Example {
  readonly name: string;
  readonly template: string;
  readonly work: Omit<Month, 'specialist' | 'period'>;
  readonly points: readonly number[];
  readonly settings?: readonly Setting[];
  readonly scores: readonly (string | null)[];
  readonly sheet: Readonly<Record<string, unknown>>;
}

const EXAMPLES: readonly Example[] = [
  {
    name: 'A with the row of deals that it lacks',
    template: 'A',
    work: { ...WORK_A, plan: [20, 10, 0, 2] },
    points: POINTS_A,
    settings: [{ key: 'assessment.A.weightPolicy', value: 'ADD_ROW' }],
    scores: ['27.00', '30.00', '8.50', '0.00'],
    sheet: { total: '65.50', max: '100.00', percent: '0.6550', grade: 'C' },
  },
  {
    name: 'A as printed',
    template: 'A',
    work: WORK_A,
    points: POINTS_A,
    scores: ['27.00', '30.00', '8.50'],
    sheet: { total: '65.50', max: '70.00', percent: '0.9357', grade: 'A' },
  },
  {
    name: 'A normalised, by setting',
    template: 'A',
    settings: [{ key: 'assessment.A.weightPolicy', value: 'NORMALISE' }],
    work: WORK_A,
    points: POINTS_A,
    scores: ['38.57', '42.86', '12.14'],
    sheet: { total: '93.57', max: '100.00', percent: '0.9357' },
  },
  {
    name: 'B',
    template: 'B',
    work: WORK_B,
    points: POINTS_B,
    scores: ['36.00', '17.50', '10.00', '13.31'],
    sheet: { total: '76.81', max: '100.00', percent: '0.7681', grade: 'C' },
  },
  {
    name: 'B with a cap of 1.2, by setting',
    template: 'B',
    settings: [{ key: 'assessment.cap', value: 1.2 }],
    work: { ...WORK_B, visits: 30 },
    points: POINTS_B,
    scores: ['48.00', '17.50', '10.00', '13.31'],
    sheet: { total: '88.81', grade: 'B' },
  },
  {
    name: 'B with no deliveries planned and none made',
    template: 'B',
    work: { ...WORK_B, plan: [20, 10, 0], deliveries: 0 },
    points: POINTS_B,
    scores: ['36.00', '17.50', null, '13.31'],
    sheet: { total: '66.81', max: '80.00', percent: '0.8351' },
  },
  {
    name: 'B without a plan',
    template: 'B',
    work: { visits: 18, expansions: 7, deliveries: 4 },
    points: POINTS_B,
    scores: ['0.00', '0.00', '0.00', '13.31'],
    sheet: { total: '13.31', max: '100.00', grade: 'D' },
  },
  {
    name: 'C',
    template: 'C',
    work: {},
    points: [80, 90, 70, 100, 85],
    scores: ['48.00', '9.00', '7.00', '10.00', '8.50'],
    sheet: { total: '82.50', max: '100.00', grade: 'B' },
  },
  // 40 : 25 : 15 of 100 are 50, 31.25 and 18.75
  {
    name: 'B with no deliveries planned and REDISTRIBUTE by setting',
    template: 'B',
    settings: [{ key: 'assessment.planZeroPolicy', value: 'REDISTRIBUTE' }],
    work: { ...WORK_B, plan: [20, 10, 0], deliveries: 0 },
    points: POINTS_B,
    scores: ['45.00', '21.88', null, '16.64'],
    sheet: { total: '83.52', max: '100.00' },
  },
  {
    name: 'B with no deliveries planned and ZERO by setting',
    template: 'B',
    settings: [{ key: 'assessment.planZeroPolicy', value: 'ZERO' }],
    work: { ...WORK_B, plan: [20, 10, 0], deliveries: 0 },
    points: POINTS_B,
    scores: ['36.00', '17.50', '0.00', '13.31'],
    sheet: { total: '66.81', max: '100.00' },
  },
  {
    name: 'B with no deliveries planned and FULL by setting',
    template: 'B',
    settings: [{ key: 'assessment.planZeroPolicy', value: 'FULL' }],
    work: { ...WORK_B, plan: [20, 10, 0], deliveries: 0 },
    points: POINTS_B,
    scores: ['36.00', '17.50', '20.00', '13.31'],
    sheet: { total: '86.81', max: '100.00' },
  },
  {
    name: 'B with deliveries beyond a plan of none',
    template: 'B',
    work: { ...WORK_B, plan: [20, 10, 0], deliveries: 2 },
    points: POINTS_B,
    scores: ['36.00', '17.50', '20.00', '13.31'],
    sheet: { total: '86.81', max: '100.00' },
  },
  {
    name: 'B reported three working days late, one point each',
    template: 'B',
    settings: [{ key: 'assessment.latePenaltyPerDay', value: 1 }],
    work: { ...WORK_B, lateWorkdays: 3 },
    points: POINTS_B,
    scores: ['36.00', '17.50', '10.00', '13.31'],
    sheet: { total: '73.81', penalty: '3.00', percent: '0.7381' },
  },
  {
    name: 'B reported three working days late, which costs nothing by default',
    template: 'B',
    work: { ...WORK_B, lateWorkdays: 3 },
    points: POINTS_B,
    scores: ['36.00', '17.50', '10.00', '13.31'],
    sheet: { total: '76.81', penalty: '0.00' },
  },
];

describe('a sheet', () => {
  test.each(EXAMPLES)('of $name', async ({ template, work, points, settings = [], scores, sheet }) => {
    const assessed = await withSettings(settings, async () => assess(manager, await told(work), template, points));

    expect(assessed.lines.nodes.map(({ score }) => score)).toEqual(scores);
    expect(assessed).toMatchObject({ status: 'RATED', ...sheet });
  });

  test('says of each line why it is not the plain quotient', async () => {
    const beyond = await assess(manager, await told({ plan: [20, 0, 0], visits: 18, expansions: 3 }), 'B', POINTS_B);
    const unplanned = await assess(manager, await told({ visits: 18 }), 'B', POINTS_B);

    expect(beyond.lines.nodes.map(({ note, rate }) => [note, rate])).toEqual([
      [null, '0.9000'],
      ['BEYOND_PLAN', null],
      ['PLAN_ZERO', null],
      [null, null],
    ]);
    expect(unplanned.lines.nodes[0]).toMatchObject({ note: 'PLAN_NOT_SUBMITTED', rate: '0.0000', actual: '18.00' });
  });

  test('takes of the plan the part for the days at work, where the setting asks for it', async () => {
    const setting = { key: 'assessment.proRate', value: true };
    const month = await told(WORK_B);
    const joined = `${month.period}-16`;
    const file = await fileOf(LI);
    await setFile(file.id, joined);

    const prorated = await withSettings([setting], () => assess(manager, month, 'B', POINTS_B));
    const whole = await assess(manager, await told(WORK_B), 'B', POINTS_B);
    await setFile(file.id, file.joinedOn);

    const [visits] = prorated.lines.nodes;
    expect(visits).toMatchObject({ wholePlan: '20.00', note: 'PRO_RATED' });
    expect(Number(visits!.plan)).toBeGreaterThan(8);
    expect(Number(visits!.plan)).toBeLessThan(13);
    expect(whole.lines.nodes[0]).toMatchObject({ plan: '20.00', wholePlan: null, note: null });
  });

  test('tells what each line alone needs for the next grade', async () => {
    const sheet = await assess(manager, await told(WORK_B), 'B', POINTS_B);

    expect(sheet.lines.nodes.map(({ needed }) => needed)).toEqual([2, 2, 2, null]);
  });

  test('takes deals for row 3 of form B, where the setting asks for them', async () => {
    const setting = { key: 'assessment.B3.source', value: 'DEAL' };
    const sheet = await withSettings([setting], async () =>
      assess(manager, await told({ ...WORK_B, plan: [20, 10, 8, 1] }), 'B', POINTS_B),
    );

    expect(sheet.lines.nodes[2]).toMatchObject({ plan: '1.00', actual: '0.00' });
  });
});

async function fileOf(user: string): Promise<{ id: string; joinedOn: string | null }> {
  const query = 'query($user: ID!) { specialists(where: { user: { id: { eq: $user } } }) { nodes { id joinedOn } } }';
  return (await admin.data<{ specialists: { nodes: { id: string; joinedOn: string | null }[] } }>(query, { user })).specialists.nodes[0]!;
}

function setFile(id: string, joinedOn: string | null): Promise<unknown> {
  return admin.data('mutation($id: ID!, $on: Date) { updateSpecialist(id: $id, input: { joinedOn: $on }) { id } }', { id, on: joinedOn });
}
