import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { sheets } from '../../server/actions/imports/index.ts';
import { readTable, type Table } from '../../server/kit/import/table.ts';
import { sql } from '../../server/kit/query/sql.ts';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { Importer, tableOf } from '../support/importer.ts';

let database: TestDatabase;
let importer: Importer;

beforeAll(async () => {
  database = await cloneDatabase();
  importer = await Importer.on(database.url);
});
afterAll(async () => {
  await importer.close();
  await database.drop();
});

function json(document: unknown): Table {
  return readTable(Buffer.from(JSON.stringify(document)), sheets.workCalendar);
}

function day(date: string): Promise<Record<string, unknown> | undefined> {
  return importer.row(sql`select is_workday, name, source from work_calendar_day where date = ${date}::date and deleted_at is null`);
}

describe('the calendar of a year', () => {
  test('comes as a table, in either language', async () => {
    const first = await importer.run('workCalendar', tableOf('date,isWorkday,name', '2027-01-01,false,元旦', '2027-02-20,true,春节补班'));
    const second = await importer.run('workCalendar', tableOf('日期,工作日,名称', '2027-01-01,否,元旦', '2027-02-21,是,春节补班'));

    expect([first, second]).toMatchObject([{ created: 2 }, { created: 1, unchanged: 1 }]);
    expect(await day('2027-02-20')).toEqual({ is_workday: true, name: '春节补班', source: 'IMPORT' });
  });

  test('comes as JSON, in the shapes that calendars are published in', async () => {
    const byHoliday = {
      holidays: { '2027-05-01': 'Labour Day,劳动节,5' },
      workdays: { '2027-05-08': 'Labour Day,劳动节,5' },
      inLieuDays: {},
    };
    const byType = {
      year: 2027,
      region: 'CN',
      dates: [{ date: '2027-10-09', name_cn: '国庆节补班', name: 'National Day', type: 'transfer_workday' }],
    };
    const plain = [{ date: '2027-10-01', isWorkday: false, name: '国庆节' }];

    for (const document of [byHoliday, byType, plain]) expect((await importer.run('workCalendar', json(document))).refusals).toEqual([]);

    expect(await day('2027-05-08')).toMatchObject({ is_workday: true, name: '劳动节补班' });
    expect(await day('2027-10-09')).toMatchObject({ is_workday: true, name: '国庆节补班' });
    expect(await day('2027-10-01')).toMatchObject({ is_workday: false });
    expect(() => json({ days: [] })).toThrow('no records of a known shape');
  });

  test('leaves a day alone that was set by hand', async () => {
    await importer.row(sql`insert into work_calendar_day (id, created_at, updated_at, date, is_workday, name, source)
      values (gen_random_uuid(), now(), now(), '2027-06-09', true, '盘点', 'MANUAL')`);

    const result = await importer.run('workCalendar', tableOf('date,isWorkday,name', '2027-06-09,false,端午节', 'when,false,端午节'));

    expect(result).toMatchObject({
      created: 0,
      updated: 0,
      unchanged: 1,
      refusals: [{ faults: [{ column: 'date', code: 'NOT_A_TIME' }] }],
    });
    expect(await day('2027-06-09')).toEqual({ is_workday: true, name: '盘点', source: 'MANUAL' });
  });
});

describe('days attended', () => {
  const row = (): Promise<Record<string, unknown> | undefined> =>
    importer.row(sql`select days_due, days_attended from attendance t join app_user u on u.id = t.specialist_id
      where u.username = 'specialist-li' and t.period = '2026-12' and t.deleted_at is null`);

  test('come as the list of an attendance system, and are corrected by the next one', async () => {
    const first = await importer.run(
      'attendance',
      tableOf('姓名,月份,应出勤天数,实际出勤天数', '李慧敏,2026-12,23,21.5', '无此人,2026-12,23,23'),
    );
    const again = await importer.run('attendance', tableOf('specialist,period,daysDue,daysAttended', 'specialist-li,2026-12,23,22'));

    expect(first).toMatchObject({ created: 1, refusals: [{ faults: [{ column: '姓名', code: 'NOT_FOUND' }] }] });
    expect(again).toMatchObject({ created: 0, updated: 1, refusals: [] });
    expect(await row()).toEqual({ days_due: '23.00', days_attended: '22.00' });
  });
});
