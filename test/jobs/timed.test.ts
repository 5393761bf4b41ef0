import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openCalendar, type Calendar } from '../support/time.ts';

let calendar: Calendar;
beforeAll(async () => {
  calendar = await openCalendar();
});
afterAll(() => calendar.close());

/** A row of one's own making in a state that people alone could bring it to. */
async function given<T = { id: string }>(statement: string): Promise<T> {
  return (await calendar.rows<T>(statement))[0]!;
}

async function statusOf(table: string, id: string): Promise<string> {
  return (await given<{ status: string }>(`select status from ${table} where id = '${id}'`)).status;
}

const SPECIALISTS = ['specialist-chen', 'specialist-li', 'specialist-sun', 'specialist-wang', 'specialist-zhao'];

const NEW_ROW = 'gen_random_uuid(), now(), now()';
const SOME_ACCOUNT = '(select id from account where specialist_id is not null and deleted_at is null order by code limit 1)';

function visit(plannedStart: string): Promise<{ id: string }> {
  return given(`insert into visit (id, created_at, updated_at, account_id, specialist_id, kind, purpose, status, planned_start)
    select ${NEW_ROW}, a.id, a.specialist_id, 'REGULAR', '例行拜访', 'PLANNED', '${plannedStart}' from account a where a.id = ${SOME_ACCOUNT} returning id`);
}

describe('a visit that was planned and not made', () => {
  test('is missed once the month is over in Shanghai, not before', async () => {
    const [last, next] = [await visit('2026-11-30T23:59:00+08:00'), await visit('2026-12-01T00:00:00+08:00')];

    await calendar.tick('2026-11-30T23:59:59+08:00', ['moveRows']);
    expect(await statusOf('visit', last.id)).toBe('PLANNED');

    await calendar.tick('2026-12-01T00:00:00+08:00', ['moveRows']);
    expect([await statusOf('visit', last.id), await statusOf('visit', next.id)]).toEqual(['MISSED', 'PLANNED']);
  });

  test('was missed by the work of a job, in the name of the transition', async () => {
    const events = await calendar.rows(
      "select distinct via, action, actor_id from audit_event where entity = 'Visit' and action = 'missVisit' and changes::text like '%MISSED%'",
    );

    expect(events).toEqual([{ via: 'JOB', action: 'missVisit', actor_id: null }]);
  });

  test('stays as it is when the month is looked at again', async () => {
    const count = "select count(*)::int as n from audit_event where action = 'missVisit'";
    const before = await given<{ n: number }>(count);

    await calendar.tick('2026-12-01T00:10:00+08:00', ['moveRows']);

    expect(await given(count)).toEqual(before);
  });
});

describe('an approved plan', () => {
  const plan = (period: string): Promise<{ id: string }> =>
    given(`insert into monthly_plan (id, created_at, updated_at, specialist_id, org_unit_id, period, status)
      select ${NEW_ROW}, id, org_unit_id, '${period}', 'APPROVED' from app_user where username = 'specialist-li' returning id`);

  test('is carried out from the first day of its month to the last', async () => {
    const { id } = await plan('2027-03');

    const states: string[] = [];
    for (const now of [
      '2027-02-28T23:59:59+08:00',
      '2027-03-01T00:00:00+08:00',
      '2027-03-31T23:59:59+08:00',
      '2027-04-01T00:00:00+08:00',
    ]) {
      await calendar.tick(now, ['moveRows']);
      states.push(await statusOf('monthly_plan', id));
    }

    expect(states).toEqual(['APPROVED', 'IN_EXECUTION', 'IN_EXECUTION', 'CLOSED']);
  });

  test('is closed at once, through its execution, when nobody served for two months', async () => {
    const { id } = await plan('2027-04');

    await calendar.tick('2027-06-10T08:00:00+08:00', ['moveRows']);

    expect(await statusOf('monthly_plan', id)).toBe('CLOSED');
    const actions = await calendar.rows<{ action: string }>(`select action from audit_event where entity_id = '${id}' order by id`);
    expect(actions.map(({ action }) => action)).toEqual(['beginMonthlyPlan', 'closeMonthlyPlan']);
  });
});

describe('a signed agreement', () => {
  test('is in force from its first day through its last', async () => {
    const { id } = await given(`insert into agreement (id, created_at, updated_at, account_id, title, kind, valid_from, valid_to, status)
      values (${NEW_ROW}, ${SOME_ACCOUNT}, '年度框架协议', 'FRAMEWORK', '2027-01-10', '2027-01-20', 'SIGNED') returning id`);

    const states: string[] = [];
    for (const day of ['2027-01-09T23:59:59', '2027-01-10T00:00:00', '2027-01-20T23:59:59', '2027-01-21T00:00:00']) {
      await calendar.tick(`${day}+08:00`, ['moveRows']);
      states.push(await statusOf('agreement', id));
    }

    expect(states).toEqual(['SIGNED', 'EFFECTIVE', 'EFFECTIVE', 'EXPIRED']);
  });
});

describe("next month's plan", () => {
  const drafts = (period: string): Promise<{ username: string; status: string; items: number; deadline: Date }[]> =>
    calendar.rows(
      `select u.username, p.status, p.deadline, (select count(*)::int from plan_item i where i.plan_id = p.id) as items
        from monthly_plan p join app_user u on u.id = p.specialist_id where p.period = $1 order by u.username`,
      [period],
    );

  test('is drafted five working days before its deadline, which the holidays move to Saturday', async () => {
    // 2026-02-28 is a Saturday that is worked; the five working days before it begin on Monday the 16th but for the spring festival
    await calendar.tick('2026-02-12T23:59:00+08:00', ['draftPlans']);
    expect(await drafts('2026-03')).toEqual([]);

    await calendar.tick('2026-02-28T08:00:00+08:00', ['draftPlans']);
    const made = await drafts('2026-03');
    expect(made.map(({ username }) => username)).toEqual(expect.arrayContaining(['specialist-li', 'specialist-wang']));
    expect(made.every(({ status }) => status === 'DRAFT')).toBe(true);
    expect(made[0]!.deadline.toISOString()).toBe('2026-02-28T15:59:59.000Z');
  });

  test('is filled with what is due, once, for those who have none', async () => {
    await calendar.tick('2026-11-22T23:59:59+08:00', ['draftPlans']);
    expect(await drafts('2026-12')).toEqual([]);

    await calendar.tick('2026-11-23T00:00:00+08:00', ['draftPlans']);
    const made = await drafts('2026-12');
    expect(made.map(({ username }) => username)).toEqual(SPECIALISTS);
    expect(made.find(({ username }) => username === 'specialist-li')!.items).toBeGreaterThan(0);

    await calendar.tick('2026-11-24T00:00:00+08:00', ['draftPlans']);
    expect(await drafts('2026-12')).toEqual(made);
  });
});

describe('the assessment sheets of a month', () => {
  test('are opened when it is over, one for each specialist by each template in force or beside it, for the manager to rate', async () => {
    const count = (period: string): Promise<{ n: number }> =>
      given(`select count(*)::int as n from assessment_sheet where period = '${period}'`);
    const { n: active } = await given<{ n: number }>(
      "select count(*)::int as n from assessment_template where status in ('ACTIVE', 'SHADOW') and org_unit_id is null",
    );

    await calendar.tick('2026-11-30T23:59:59+08:00', ['openSheets']);
    expect(await count('2026-11')).toEqual({ n: 0 });

    await calendar.tick('2026-12-01T00:00:00+08:00', ['openSheets']);
    await calendar.tick('2026-12-01T00:10:00+08:00', ['openSheets']);
    expect(active).toBeGreaterThan(0);
    expect(await count('2026-11')).toEqual({ n: 5 * active });
    const raters = await calendar.rows(`select distinct m.username from assessment_rating r join assessment_line l on l.id = r.line_id
      join assessment_sheet s on s.id = l.sheet_id join app_user u on u.id = s.specialist_id join app_user m on m.id = r.rater_id
      where s.period = '2026-11' and u.username = 'specialist-li' and r.rater_role = 'MANAGER'`);
    expect(raters).toEqual([{ username: 'manager-east' }]);
  });
});
