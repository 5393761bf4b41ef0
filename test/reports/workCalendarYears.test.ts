import { afterEach, describe, expect, test } from '@jest/globals';
import { SystemGuard } from '../../server/access/system.ts';
import { layGroundwork } from '../../server/actions/groundwork.ts';
import { assemble } from '../../server/app.ts';
import { readConfig } from '../../server/config.ts';
import { officialDays } from '../../server/rules/officialDays.ts';
import { cloneDatabase } from '../support/database.ts';
import { Importer, tableOf } from '../support/importer.ts';
import { forgetMonths } from '../support/month.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { rowsOf } from '../support/tokens.ts';
import { codeOf } from '../support/verbs.ts';

let server: TestServer;

const QUERY = '{ workCalendarYears { rows { year isOfficial officialDays manualDays openPlans } } }';

interface Year {
  readonly year: string;
  readonly isOfficial: boolean;
}

async function serveAt(now: string): Promise<void> {
  server = await startServer({ env: { NOW: now }, prepare: forgetMonths });
}

async function years(username: string): Promise<readonly Year[]> {
  const answer = await (await server.as(username)).data<{ workCalendarYears: { rows: readonly Year[] } }>(QUERY);
  return answer.workCalendarYears.rows;
}

describe('the years whose calendar is in use', () => {
  afterEach(() => server.close());

  test.each([
    ['2026-10-31T23:59:59+08:00', ['2026']],
    ['2026-11-01T00:00:00+08:00', ['2026', '2027 without']],
    ['2027-01-01T00:00:00+08:00', ['2027 without']],
  ])('at %s in Shanghai are %s', async (now, expected) => {
    await serveAt(now);

    const found = await years('admin');

    expect(found.map(({ year, isOfficial }) => (isOfficial ? year : `${year} without`))).toEqual(expected);
  });

  test('are those of open plans too, each viewer seeing the plans of their own scope', async () => {
    await serveAt('2026-10-12T09:00:00+08:00');
    await (await server.as('specialist-li')).data('mutation { createMonthlyPlan(input: { period: "2027-03" }) { id } }');

    const [east, south] = [await years('manager-east'), await years('manager-south')];

    expect(east.at(-1)).toEqual({ year: '2027', isOfficial: false, officialDays: 0, manualDays: 0, openPlans: 1 });
    expect(south.map(({ year }) => year)).toEqual(['2026']);
  });

  test('have an official calendar once it is imported; days by hand alone make none', async () => {
    await serveAt('2026-11-23T09:00:00+08:00');
    const admin = await server.as('admin');
    await admin.data('mutation { createWorkCalendarDay(input: { date: "2027-06-18", isWorkday: false, name: "厂庆" }) { id } }');
    const before = (await years('admin')).at(-1);

    const importer = await Importer.on(server.databaseUrl);
    await importer.run('workCalendar', tableOf('date,isWorkday,name', '2027-01-01,false,元旦', '2027-02-06,false,春节'));
    await importer.close();

    expect(before).toMatchObject({ year: '2027', isOfficial: false, officialDays: 0, manualDays: 1 });
    expect((await years('manager-east')).at(-1)).toMatchObject({ year: '2027', isOfficial: true, officialDays: 2, manualDays: 1 });
  });

  test('are nothing that front desks could ask for; days are an administrator’s to change', async () => {
    await serveAt('2026-11-23T09:00:00+08:00');
    const [desk, manager, admin] = [await server.as('frontdesk'), await server.as('manager-east'), await server.as('admin')];
    const day = 'mutation { createWorkCalendarDay(input: { date: "2027-06-18", isWorkday: false }) { id source } }';

    expect([codeOf(await desk.ask(QUERY)), codeOf(await manager.ask(day))]).toEqual([
      'GRAPHQL_VALIDATION_FAILED',
      'GRAPHQL_VALIDATION_FAILED',
    ]);
    expect(await admin.data(day)).toMatchObject({ createWorkCalendarDay: { source: 'MANUAL' } });
  });
});

test('a database without a calendar gets every official one that is known, around the days set by hand', async () => {
  const database = await cloneDatabase();
  const core = await assemble(readConfig({ DEMO: '1', LOG_LEVEL: 'silent' }), database.url);
  await rowsOf({ databaseUrl: database.url }, "delete from work_calendar_day where date <> '2026-10-01'");
  await rowsOf({ databaseUrl: database.url }, "update work_calendar_day set source = 'MANUAL', is_workday = true");

  for (const _time of ['at the first start', 'at the next']) await core.store.write(new SystemGuard(), layGroundwork);

  const [counted] = await rowsOf(
    { databaseUrl: database.url },
    "select count(*)::int as days, count(*) filter (where source = 'MANUAL' and is_workday)::int as kept from work_calendar_day",
  );
  expect(counted).toEqual({ days: officialDays().length, kept: 1 });
  await core.close();
  await database.drop();
});
