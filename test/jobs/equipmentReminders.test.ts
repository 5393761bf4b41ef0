import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { demoId } from '../../server/demo/ids.ts';
import { siteId } from '../../server/demo/organisation.ts';
import { openCalendar, type Calendar } from '../support/time.ts';

let calendar: Calendar;
beforeAll(async () => {
  calendar = await openCalendar();
});
afterAll(() => calendar.close());

/** The reminders' own jobs. */
const JOBS: Readonly<Record<string, string>> = {
  WARRANTY_ENDING: 'warrantiesEnding',
  EQUIPMENT_CHECK_DUE: 'checksDue',
  STOCK_TAKE_DUE: 'stockTakesDue',
};

const told = (kind: string, subject: string): Promise<{ readonly username: string; readonly occasion: string }[]> =>
  calendar.rows(
    `select u.username, n.occasion from notification n join app_user u on u.id = n.recipient_id
      where n.kind = $1 and n.subject = $2 order by n.id`,
    [kind, subject],
  );

async function open(kind: string, subject: string): Promise<number> {
  const rows = await calendar.rows('select 1 from notification where kind = $1 and subject = $2 and done_at is null', [kind, subject]);
  return rows.length;
}

/** What has been told of by each of the moments. */
async function occasions(kind: string, subject: string, moments: readonly string[]): Promise<string[][]> {
  const seen: string[][] = [];
  for (const now of moments) {
    await calendar.tick(now, [JOBS[kind]!]);
    seen.push((await told(kind, subject)).map(({ occasion }) => occasion));
  }
  return seen;
}

describe('the reminders of equipment', () => {
  const ITEM = demoId('Equipment', 'hunhewan/彩色复印一体机');
  const at = (moments: readonly string[]): string[] => moments.map((moment) => `${moment}+08:00`);

  test('a warranty is told of 30 and 7 days ahead, to whoever keeps the site, and no more once it is over', async () => {
    await calendar.rows("update equipment set warranty_until = '2027-02-10' where id = $1", [ITEM]);

    const moments = ['2027-01-11T08:59:59', '2027-01-11T09:00:00', '2027-02-03T09:00:00', '2027-02-12T09:00:00'];
    const seen = await occasions('WARRANTY_ENDING', ITEM, at(moments));

    expect(seen).toEqual([[], ['2027-02-10 -30'], ['2027-02-10 -30', '2027-02-10 -7'], ['2027-02-10 -30', '2027-02-10 -7']]);
    expect((await told('WARRANTY_ENDING', ITEM)).map(({ username }) => username)).toEqual(['frontdesk', 'frontdesk']);
    expect(await open('WARRANTY_ENDING', ITEM)).toBe(0);
  });

  test('a check is told of a week ahead and on its day, and stays to be done until it has been', async () => {
    await calendar.rows("update equipment set next_check_on = '2027-03-10' where id = $1", [ITEM]);

    const moments = ['2027-03-03T08:59:59', '2027-03-03T09:00:00', '2027-03-10T09:00:00', '2027-03-20T09:00:00'];
    const seen = await occasions('EQUIPMENT_CHECK_DUE', ITEM, at(moments));

    expect(seen).toEqual([[], ['2027-03-10 -7'], ['2027-03-10 -7', '2027-03-10 0'], ['2027-03-10 -7', '2027-03-10 0']]);
    expect(await open('EQUIPMENT_CHECK_DUE', ITEM)).toBe(2);
    await calendar.rows("update equipment set next_check_on = '2027-09-10' where id = $1", [ITEM]);
    await calendar.tick('2027-03-20T09:10:00+08:00', ['checksDue']);
    expect(await open('EQUIPMENT_CHECK_DUE', ITEM)).toBe(0);
  });

  test('a stock-take is due on the last working day of the quarter: Thursday, 31 December 2026', async () => {
    const subject = `2026-Q4 ${siteId('hunhewan')}`;
    // New Year's Day is no working day, and ten before it is the 17th
    const moments = ['2026-12-17T08:59:59', '2026-12-17T09:00:00', '2026-12-28T09:00:00', '2026-12-31T09:00:00'];

    const seen = await occasions('STOCK_TAKE_DUE', subject, at(moments));

    expect(seen).toEqual([[], ['count -10'], ['count -10', 'count -3'], ['count -10', 'count -3', 'count 0']]);
    const due = await calendar.rows<{ due: string }>('select max(due_at)::text as due from notification where subject = $1', [subject]);
    expect(new Date(due[0]!.due).toISOString()).toBe('2026-12-31T15:59:59.999Z');
  });

  test('once it is counted it is the manager who is asked, and nobody once it is confirmed', async () => {
    const subject = `2026-Q4 ${siteId('hunhewan')}`;
    const [site] = await calendar.rows<{ id: string }>(
      `insert into stock_take (id, created_at, updated_at, site_id, period, status) values (gen_random_uuid(), now(), now(), $1, '2026-12', 'COUNTED') returning id`,
      [siteId('hunhewan')],
    );

    await calendar.tick('2026-12-31T09:10:00+08:00', ['stockTakesDue']);
    expect((await told('STOCK_TAKE_DUE', subject)).at(-1)).toEqual({ username: 'manager-east', occasion: 'confirm 0' });
    expect(await open('STOCK_TAKE_DUE', subject)).toBe(1);
    await calendar.rows("update stock_take set status = 'CONFIRMED' where id = $1", [site!.id]);
    await calendar.tick('2026-12-31T09:20:00+08:00', ['stockTakesDue']);
    expect(await open('STOCK_TAKE_DUE', subject)).toBe(0);
  });
});
