import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DEMO_USERS } from '../../server/demo/organisation.ts';
import { reports } from '../../server/reports/index.ts';
import { tellWorkedExamples } from '../support/assessed.ts';
import type { Client } from '../support/client.ts';
import { forgetMonths } from '../support/month.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { readsOf } from '../support/statements.ts';
import { rowsOf } from '../support/tokens.ts';
import { codeOf } from '../support/verbs.ts';

let server: TestServer;
let manager: Client;
let li: Client;

const idOf = (username: string): string => DEMO_USERS.find((user) => user.username === username)!.id;
const [LI, WANG] = [idOf('specialist-li'), idOf('specialist-wang')];

beforeAll(async () => {
  server = await startServer({ prepare: forgetMonths });
  [manager, li] = (await Promise.all(['manager-east', 'specialist-li'].map((name) => server.as(name)))) as [Client, Client];
  await tellWorkedExamples(server, manager, [LI, WANG]);
}, 240_000);
afterAll(() => server?.close());

interface Told {
  readonly count: number;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  readonly total: Readonly<Record<string, unknown>>;
}

async function told(client: Client, call: string): Promise<Told> {
  return (await client.data<{ report: Told }>(`{ report: ${call} }`)).report;
}

describe('the paper forms', () => {
  test('A comes to 65.50 of 70 for the worked example, and is empty where nothing is assessed', async () => {
    const { count, rows, total } = await told(
      manager,
      `assessmentRosterA(period: "2026-07") { count rows { specialist { id } visitPlan visitActual visitRate visitScore expansionPlan expansionActual
        expansionRate expansionScore conduct customerCare marketManagement dailyScore result max percent sheet { status } }
        total { visitPlan visitRate result percent } }`,
    );

    expect(count).toBe(3);
    expect(rows.find(({ specialist }) => (specialist as { id: string }).id === WANG)).toEqual({
      specialist: { id: WANG },
      visitPlan: '20.00',
      visitActual: '18.00',
      visitRate: '0.9000',
      visitScore: '27.00',
      expansionPlan: '10.00',
      expansionActual: '12.00',
      expansionRate: '1.2000',
      expansionScore: '30.00',
      conduct: '90.00',
      customerCare: '80.00',
      marketManagement: '85.00',
      dailyScore: '8.50',
      result: '65.50',
      max: '70.00',
      percent: '0.9357',
      sheet: { status: 'RATED' },
    });
    expect(rows.filter(({ result }) => result === null)).toHaveLength(2);
    expect(total).toEqual({ visitPlan: '20.00', visitRate: '0.9000', result: '65.50', percent: '0.9357' });
  });

  test('B comes to 76.81, row by row as printed', async () => {
    const { rows, total } = await told(
      li,
      `assessmentSheetB(period: "2026-07", specialist: "${LI}") { rows { order nameZh standard plan actual rate weight score } total { weight score } }`,
    );

    expect(rows.map((row) => Object.values(row))).toEqual([
      [1, '拜访目标指标', '每月最后一个工作日上报次月拜访计划', '20.00', '18.00', '0.9000', '0.4000', '36.00'],
      [2, '拓展目标指标', '每月最后一个工作日上报次月拓展计划', '10.00', '7.00', '0.7000', '0.2500', '17.50'],
      [3, '成交目标指标', '每月最后一个工作日上报次月输送案场计划', '8.00', '4.00', '0.5000', '0.2000', '10.00'],
      [4, '日常工作指标', '团队合作、客户维护、平时表现、出勤', null, null, null, '0.1500', '13.31'],
    ]);
    expect(total).toEqual({ weight: '1.0000', score: '76.81' });
  });

  test('C comes to 82.50, each column what it adds', async () => {
    const { rows } = await told(
      manager,
      'assessmentRosterC(period: "2026-07") { rows { specialist { id } business service frontDesk backOffice conduct result } }',
    );

    const row = rows.find(({ specialist }) => (specialist as { id: string }).id === LI)!;
    expect(Object.values(row).slice(1)).toEqual(['48.00', '9.00', '7.00', '10.00', '8.50', '82.50']);
  });
});

describe('the plans of a month', () => {
  const statuses = async (period: string): Promise<unknown[]> =>
    (await told(manager, `planSubmission(period: "${period}") { rows { status } }`)).rows.map(({ status }) => status);

  test('are awaited until the last working day, and missing after it', async () => {
    expect(await statuses('2027-03')).toEqual(['AWAITED', 'AWAITED', 'AWAITED']);
    expect(await statuses('2026-06')).toEqual(['MISSING', 'MISSING', 'MISSING']);
  });

  test('are told with their deadline, by the official calendar', async () => {
    const { rows } = await told(li, 'planSubmission(period: "2026-07") { rows { deadline submittedAt status } }');

    expect(rows).toEqual([{ deadline: '2026-06-30T15:59:59.000Z', submittedAt: '2026-07-01T02:00:00.000Z', status: 'CLOSED' }]);
  });

  test('have the deadline of the setting', async () => {
    await rowsOf(server, `update setting set value = '"18:00"' where key = 'plan.deadlineTime' returning id`);

    const { rows } = await told(manager, 'planSubmission(period: "2027-03") { rows(first: 1) { deadline } }');

    expect(rows).toEqual([{ deadline: '2027-02-26T10:00:00.000Z' }]);
  });
});

describe('visits', () => {
  test('of a week and of its month are counted on their days', async () => {
    const call = (args: string): string =>
      `visitStatistics(${args}) { rows { specialist { id } kind made } total { made duplicates reportRate } }`;
    const week = await told(li, call('from: "2026-07-06", to: "2026-07-12"'));
    const month = await told(li, call('period: "2026-07"'));

    expect(week.rows).toEqual([{ specialist: { id: LI }, kind: 'REGULAR', made: 7 }]);
    expect(month.total).toEqual({ made: 18, duplicates: 0, reportRate: '0.0000' });
  });

  test('count once a day and account, and not by video', async () => {
    const copy = (mode: string): Promise<object[]> =>
      rowsOf(
        server,
        `insert into visit (id, created_at, updated_at, account_id, specialist_id, kind, mode, purpose, summary, status, actual_start, actual_end, reported_at)
         select gen_random_uuid(), now(), now(), account_id, specialist_id, kind, '${mode}', purpose, summary, status, actual_end, actual_end + interval '1 hour', actual_end + interval '2 hours'
         from visit where specialist_id = '${LI}' and deleted_at is null and actual_end = '2026-07-08T02:00Z' returning id`,
      );
    await copy('ONSITE');
    await copy('REMOTE');

    const { rows } = await told(li, 'visitStatistics(from: "2026-07-08", to: "2026-07-08") { rows { made duplicates averageMinutes } }');

    expect(rows).toEqual([{ made: 1, duplicates: 1, averageMinutes: null }]);
  });

  test('of each month add up to what the statistics say', async () => {
    const months = await told(manager, 'visitsByMonth(from: "2026-07", to: "2026-07") { rows { specialist { id } made } total { made } }');
    const kinds = await told(manager, 'visitStatistics(period: "2026-07") { total { made } }');

    expect(months.total).toEqual(kinds.total);
    expect(months.rows).toContainEqual({ specialist: { id: WANG }, made: 18 });
  });

  test('that are overdue are those of the accounts', async () => {
    const { rows, count, total } = await told(
      manager,
      'overdueVisits { count rows { account { id } overdueDays cadenceDays } total { overdueDays } }',
    );
    const { accounts } = await manager.data<{ accounts: { nodes: { id: string; overdueVisitDays: number }[] } }>(
      '{ accounts(where: { overdueVisitDays: { gt: 0 } }, first: 100) { nodes { id overdueVisitDays } } }',
    );

    expect(rows.map(({ account }) => (account as { id: string }).id).toSorted()).toEqual(accounts.nodes.map(({ id }) => id).toSorted());
    expect(count).toBe(accounts.nodes.length);
    expect(total).toEqual({ overdueDays: accounts.nodes.reduce((sum, { overdueVisitDays }) => sum + overdueVisitDays, 0) });
    expect(rows.map(({ overdueDays }) => overdueDays)).toEqual(
      rows.map(({ overdueDays }) => overdueDays as number).toSorted((a, b) => b - a),
    );
  });
});

describe('a report', () => {
  const SAMPLES: Readonly<Record<string, string>> = { PERIOD: '"2026-07"', DATE_TIME: '"2026-07-01T01:00:00Z"' };
  const CALLS = reports.map(({ name, parameters }) => {
    const given = parameters.filter(({ required }) => required).map((parameter) => `${parameter.name}: ${SAMPLES[parameter.kind]}`);
    return [name, given.length ? `(${given.join(', ')})` : ''] as const;
  });

  test.each(CALLS)('%s is one statement, with others beside it too', async (name, args) => {
    const sent = await readsOf(() => manager.data(`{ ${name}${args} { count rows { __typename } } accounts { totalCount } }`));

    expect(sent).toHaveLength(1);
  });

  test('is of one unit where one is named, and of nothing where that is none', async () => {
    const region = await server.as('region');
    const { orgUnits } = await region.data<{ orgUnits: { nodes: { id: string; name: string }[] } }>(
      '{ orgUnits(where: { kind: { eq: DEPARTMENT } }) { nodes { id name } } }',
    );
    const ofUnit = async (id: string): Promise<number> =>
      (await told(region, `planSubmission(period: "2026-12", orgUnit: "${id}") { count }`)).count;

    expect(await Promise.all(orgUnits.nodes.map(({ id }) => ofUnit(id)))).toEqual([3, 2]);
    expect((await told(region, 'planSubmission(period: "2026-12") { count }')).count).toBe(5);
    expect(await ofUnit('nonsense')).toBe(0);
  });

  test('comes in pages, its total of all', async () => {
    const { rows, count, total } = await told(
      manager,
      'overdueVisits { count rows(first: 1, offset: 1) { overdueDays } total { overdueDays } }',
    );
    const all = await told(manager, 'overdueVisits { rows { overdueDays } }');

    expect(rows).toEqual([all.rows[1]]);
    expect(count).toBe(all.rows.length);
    expect(total['overdueDays']).toBe(all.rows.reduce((sum, row) => sum + (row['overdueDays'] as number), 0));
  });

  test('does not exist for who may not read what it is made of', async () => {
    const finance = await server.as('finance');

    expect(codeOf(await finance.ask('{ visitStatistics { count } }'))).toBe('GRAPHQL_VALIDATION_FAILED');
    const { catalogue } = await finance.data<{ catalogue: { reports: object[] } }>('{ catalogue { reports { name } } }');
    expect(catalogue.reports).toEqual([{ name: 'equipmentRegister' }, { name: 'stockTakeResults' }]);
  });

  test('costs what its rows do, and more', async () => {
    const many = Array.from({ length: 30 }, (_, index) => `r${index}: overdueVisits { count }`).join(' ');

    expect(codeOf(await manager.ask(`{ ${many} }`))).toBe('QUERY_TOO_COSTLY');
    expect(codeOf(await manager.ask('{ overdueVisits { rows(first: 1001) { overdueDays } } }'))).toBe('VALIDATION_FAILED');
    expect(codeOf(await manager.ask('{ overdueVisits { rows(first: 1000) { account { id code name } tier dueOn } } }'))).toBe(
      'QUERY_TOO_COSTLY',
    );
  });
});
