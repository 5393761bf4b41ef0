import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openCalendar, type Calendar } from '../support/time.ts';

let calendar: Calendar;
beforeAll(async () => {
  calendar = await openCalendar();
});
afterAll(() => calendar.close());

interface Told {
  readonly username: string;
  readonly occasion: string;
}

const told = (kind: string, subject = '%'): Promise<Told[]> =>
  calendar.rows(
    `select u.username, n.occasion from notification n join app_user u on u.id = n.recipient_id
      where n.kind = $1 and n.subject like $2 order by n.id`,
    [kind, subject],
  );

const EAST = ['specialist-li', 'specialist-wang', 'specialist-zhao'];
const ALL = [...EAST, 'specialist-chen', 'specialist-sun'].toSorted();

/** The reminders' own jobs, and what they follow from. */
const JOBS: Readonly<Record<string, readonly string[]>> = {
  PLAN_DUE: ['draftPlans', 'plansDue'],
  ASSESSMENT_DUE: ['openSheets', 'assessmentsDue'],
  QUARTER_DUE: ['quarterDue'],
  YEAR_DUE: ['yearDue'],
  AGREEMENT_ENDING: ['moveRows', 'agreementsEnding'],
};

async function occasions(kind: string, subject: string, moments: readonly string[]): Promise<string[][]> {
  const seen: string[][] = [];
  for (const now of moments) {
    await calendar.tick(now, JOBS[kind]);
    seen.push([...new Set((await told(kind, subject)).map(({ occasion }) => occasion))]);
  }
  return seen;
}

describe('the reminder of the plan', () => {
  test('follows the make-up day: February 2026 ends on a Saturday that is worked', async () => {
    const seen = await occasions('PLAN_DUE', '2026-03', [
      '2026-02-26T09:00:00+08:00',
      '2026-02-27T10:00:00+08:00',
      '2026-02-28T09:00:00+08:00',
    ]);

    expect(seen).toEqual([['-2'], ['-2'], ['-2', '0']]);
  });

  test('is not sent for moments that were slept through', async () => {
    await calendar.tick('2026-10-29T10:00:00+08:00', ['plansDue']);

    expect(new Set((await told('PLAN_DUE', '2026-11')).map(({ occasion }) => occasion))).toEqual(new Set(['-2']));
  });

  test('comes −5, −2 and 0 working days from the last one, at nine: November 2026 ends on a Monday', async () => {
    const moments = ['23T08:59:59', '23T09:00:00', '26T08:59:59', '26T09:00:00', '30T08:59:59', '30T09:00:00', '30T23:59:00'];

    const seen = await occasions(
      'PLAN_DUE',
      '2026-12',
      moments.map((moment) => `2026-11-${moment}+08:00`),
    );

    expect(seen).toEqual([[], ['-5'], ['-5'], ['-5', '-2'], ['-5', '-2'], ['-5', '-2', '0'], ['-5', '-2', '0']]);
    const last = (await told('PLAN_DUE', '2026-12')).filter(({ occasion }) => occasion === '0');
    expect(last.map(({ username }) => username).toSorted()).toEqual(ALL);
  });

  test('tells each manager, one working day after, who of their own people is missing', async () => {
    await calendar.rows(`update monthly_plan set status = 'SUBMITTED' where period = '2026-12'
      and specialist_id = (select id from app_user where username = 'specialist-li')`);

    await calendar.tick('2026-12-01T08:59:59+08:00', ['plansDue', 'plansMissing']);
    expect(await told('PLANS_MISSING', '2026-12')).toEqual([]);
    await calendar.tick('2026-12-01T09:00:00+08:00', ['plansDue', 'plansMissing']);

    const messages = await calendar.rows<{ username: string; message_zh: string; message_en: string; title_zh: string }>(
      `select u.username, n.title_zh, n.message_zh, n.message_en from notification n join app_user u on u.id = n.recipient_id
        where n.kind = 'PLANS_MISSING' and n.subject = '2026-12' order by u.username`,
    );
    const names = await calendar.rows<{ username: string; name: string }>(
      "select username, name from app_user where 'SPECIALIST' = any(roles)",
    );
    const named = (message: string): string[] =>
      names
        .filter(({ name }) => message.includes(name))
        .map(({ username }) => username)
        .toSorted();
    expect(messages.map(({ username, message_zh }) => [username, named(message_zh)])).toEqual([
      ['manager-east', ['specialist-wang', 'specialist-zhao']],
      ['manager-south', ['specialist-chen', 'specialist-sun']],
    ]);
    expect(messages[0]).toMatchObject({ title_zh: '2 位专员未上报2026年12月计划' });
    expect(messages[0]!.message_en).toContain('They were due 30 November 2026, 23:59.');
  });

  test('is done for whoever has reported, and stays open for the others', async () => {
    const open = await calendar.rows<{
      username: string;
    }>(`select distinct u.username from notification n join app_user u on u.id = n.recipient_id
      where n.kind = 'PLAN_DUE' and n.subject = '2026-12' and n.done_at is null order by 1`);

    expect(open.map(({ username }) => username)).toEqual(ALL.filter((name) => name !== 'specialist-li'));
  });
});

describe('the reminder of the assessment', () => {
  test('comes two working days before the fifth, and on the last working day up to it', async () => {
    // 5 December 2026 is a Saturday: Friday the 4th counts for it
    const moments = ['2026-12-02T08:59:59', '2026-12-02T09:00:00', '2026-12-04T09:00:00', '2026-12-07T09:00:00'];

    const seen = await occasions(
      'ASSESSMENT_DUE',
      '2026-11',
      moments.map((moment) => `${moment}+08:00`),
    );

    expect(seen).toEqual([[], ['-2'], ['-2', '0'], ['-2', '0']]);
    expect(new Set((await told('ASSESSMENT_DUE', '2026-11')).map(({ username }) => username))).toEqual(
      new Set(['manager-east', 'manager-south']),
    );
  });

  test('of a quarter counts ten days from its end, past the national holidays', async () => {
    // 10 October 2026 is a Saturday that is worked; the holidays end on the 7th
    const moments = ['2026-09-30T09:00:00', '2026-10-08T08:59:00', '2026-10-08T09:00:00', '2026-10-10T09:00:00'];

    const seen = await occasions(
      'QUARTER_DUE',
      '2026-Q3',
      moments.map((moment) => `${moment}+08:00`),
    );

    expect(seen).toEqual([[], [], ['-2'], ['-2', '0']]);
  });

  test('of a year is due on 10 January', async () => {
    const seen = await occasions('YEAR_DUE', '2026', [
      '2026-12-31T09:00:00+08:00',
      '2027-01-06T09:00:00+08:00',
      '2027-01-08T09:00:00+08:00',
    ]);

    expect(seen).toEqual([[], ['-2'], ['-2', '0']]);
  });
});

describe('the reminder of a visit report', () => {
  test('comes 24 hours after the end, to whoever has the account, once; put off, it comes anew', async () => {
    const [visit] = await calendar.rows<{
      id: string;
    }>(`insert into visit (id, created_at, updated_at, account_id, specialist_id, kind, purpose, status, planned_start, planned_end)
      select gen_random_uuid(), now(), now(), a.id, (select id from app_user where username = 'specialist-chen'), 'REGULAR', '例行拜访', 'PLANNED', '2026-11-24T09:00+08:00', '2026-11-24T10:30+08:00'
      from account a join app_user u on u.id = a.specialist_id where u.username = 'specialist-li' and a.deleted_at is null limit 1 returning id`);
    const { id } = visit!;
    const look = async (now: string): Promise<Told[]> => {
      await calendar.tick(now, ['visitReportsDue']);
      return told('VISIT_REPORT_DUE', id);
    };

    expect(await look('2026-11-25T10:29:59+08:00')).toEqual([]);
    expect(await look('2026-11-25T10:30:00+08:00')).toMatchObject([{ username: 'specialist-li' }]);
    expect(await look('2026-11-26T10:30:00+08:00')).toHaveLength(1);
    await calendar.rows("update visit set planned_start = '2026-11-27T09:00+08:00', planned_end = '2026-11-27T10:00+08:00' where id = $1", [
      id,
    ]);
    expect(await look('2026-11-27T12:00:00+08:00')).toHaveLength(1);
    expect(await look('2026-11-28T10:00:00+08:00')).toHaveLength(2);
    await calendar.rows("update visit set status = 'CANCELLED', status_reason = '客户取消' where id = $1", [id]);
    await look('2026-11-28T11:00:00+08:00');
    expect(await calendar.rows('select 1 from notification where subject = $1 and done_at is null', [id])).toEqual([]);
  });
});

describe('the reminder of an agreement', () => {
  test('comes 60, 30 and 7 days before its end, to its specialist and the manager, without the name of the customer', async () => {
    const [agreement] = await calendar.rows<{
      id: string;
      name: string;
    }>(`with a as (select a.* from account a join app_user u on u.id = a.specialist_id
        where u.username = 'specialist-li' and a.deleted_at is null limit 1)
      insert into agreement (id, created_at, updated_at, account_id, title, kind, valid_from, valid_to, status)
      select gen_random_uuid(), now(), now(), a.id, '年度框架协议', 'FRAMEWORK', '2026-01-01', '2026-12-31', 'EFFECTIVE' from a
      returning id, (select name from a)`);
    const { id, name } = agreement!;
    const moments = ['2026-11-01T09:00:00', '2026-11-01T10:00:00', '2026-11-20T09:00:00', '2026-12-01T09:00:00', '2026-12-24T09:00:00'];

    const seen = await occasions('AGREEMENT_ENDING', id, ['2026-11-01T08:59:59+08:00', ...moments.map((moment) => `${moment}+08:00`)]);

    const [sixty, thirty, seven] = ['2026-12-31 -60', '2026-12-31 -30', '2026-12-31 -7'];
    expect(seen).toEqual([[], [sixty], [sixty], [sixty], [sixty, thirty], [sixty, thirty, seven]]);
    expect(
      (await told('AGREEMENT_ENDING', id))
        .map(({ username }) => username)
        .slice(0, 2)
        .toSorted(),
    ).toEqual(['manager-east', 'specialist-li']);
    const texts = await calendar.rows<{ all: string }>(
      `select concat(title_zh, title_en, message_zh, message_en) as all from notification where subject = $1`,
      [id],
    );
    expect(texts.some(({ all }) => all.includes(name))).toBe(false);
  });
});
