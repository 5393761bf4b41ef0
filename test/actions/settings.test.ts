import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SETTINGS, settingRows } from '../../server/entities/settingCatalogue.ts';
import { withClient } from '../../server/database/database.ts';
import type { Client, GraphQLAnswer } from '../support/client.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let admin: Client;
let li: Client;

beforeAll(async () => {
  server = await startServer({
    // a setting that came with a later version, or that somebody deleted
    prepare: (url) => withClient(url, async (client) => void (await client.query(`delete from setting where key = 'visit.reportHours'`))),
  });
  [admin, li] = await Promise.all([server.as('admin'), server.as('specialist-li')]);
});
afterAll(() => server.close());

interface SettingRow {
  readonly id: string;
  readonly key: string;
  readonly value: unknown;
  readonly help: string;
}

async function rows(): Promise<SettingRow[]> {
  return (await admin.data<{ settings: { nodes: SettingRow[] } }>('{ settings(first: 100) { nodes { id key value help } } }')).settings
    .nodes;
}

async function set(key: string, value: unknown): Promise<GraphQLAnswer> {
  const row = (await rows()).find((each) => each.key === key)!;
  return admin.ask('mutation($id: ID!, $value: JSON!) { updateSetting(id: $id, input: { value: $value }) { value } }', {
    id: row.id,
    value,
  });
}

async function create(input: object): Promise<GraphQLAnswer> {
  const mutation = 'mutation($input: SettingCreateInput!) { createSetting(input: $input) { id } }';
  return admin.ask(mutation, { input: { nameZh: '设置', nameEn: 'Setting', ...input } });
}

function refusal({ errors }: GraphQLAnswer): string | undefined {
  return errors?.[0]?.extensions.fieldErrors?.[0]?.message;
}

async function departmentId(): Promise<string> {
  const { viewer } = await (await fetch(`${server.url}/auth/viewer`, { headers: li.headers })).json().then((body) => body as Viewer);
  return viewer.orgUnit.id;
}

interface Viewer {
  readonly viewer: { readonly orgUnit: { readonly id: string } };
}

async function deadlineOf(period: string): Promise<string> {
  const mutation = 'mutation($input: MonthlyPlanCreateInput!) { createMonthlyPlan(input: $input) { deadline } }';
  return (await li.data<{ createMonthlyPlan: { deadline: string } }>(mutation, { input: { period } })).createMonthlyPlan.deadline;
}

describe('settings', () => {
  test('are all there from the start, with what they take in words', async () => {
    const found = await rows();

    expect(found.map(({ key, value }) => [key, value]).toSorted()).toEqual(
      settingRows()
        .map(({ key, value }) => [key, value])
        .toSorted(),
    );
    expect(found.every(({ help }) => help.includes(' | '))).toBe(true);
  });

  test.each(Object.entries(SETTINGS))('%s takes its own default', (_key, { kind, value }) => {
    expect(kind.takes(value)).toBe(true);
    expect([null, {}, 'so-so', -1, 1e9, 0.123456, [-99_999], { GROUP: 1 }].filter(kind.takes)).toEqual([]);
  });

  test.each([
    ['plan.deadlineTime', '24:00:00', '应为：时刻，如 "23:59:59"（北京时间）'],
    ['plan.windowWorkdays', 5.5, '应为：0 到 30 的整数（工作日）'],
    ['assessment.cap', '1.2', '应为：0 到 9.99 的数，最多 2 位小数'],
    ['count.unplanned', 'yes', '应为：true 是，false 否'],
    ['assessment.B3.source', 'VISIT', '应为："DELIVERY" 输送到案场；"DEAL" 成交'],
    ['agreement.reminderDays', [60, 60], '应为：一组 0 到 365 的整数（天），如 [5, 2, 0]'],
    ['tour.leadTimeHours', { GROUP: 72 }, '应为：GROUP、VIP、ORDINARY、TEMPORARY 各一项：0 到 720 的整数（小时）'],
  ])('%s is not set to %j', async (key, value, message) => {
    expect(refusal(await set(key, value))).toBe(message);
  });

  test('are those that the product knows', async () => {
    expect(refusal(await create({ key: 'plan.deadline', value: 1 }))).toBe('没有这个设置');
  });

  test('that the database reads for all rows hold for the whole company alone', async () => {
    const orgUnitId = await departmentId();

    expect(refusal(await create({ key: 'cadence.KEY', value: 20, orgUnitId }))).toBe('此设置只适用于全公司');
  });

  test('of the nearest unit hold before the company’s', async () => {
    const orgUnitId = await departmentId();

    await set('plan.deadlineTime', '18:00:00');
    expect(await deadlineOf('2028-05')).toBe('2028-04-28T10:00:00.000Z');
    await create({ key: 'plan.deadlineTime', value: '12:30:00', orgUnitId });
    expect(await deadlineOf('2028-06')).toBe('2028-05-31T04:30:00.000Z');
  });
});
