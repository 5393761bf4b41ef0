import { groups } from '../entities/groups.ts';
import { MonthlyPlan } from '../entities/monthlyPlan.ts';
import { MonthlyPlanStatus } from '../entities/planVocabulary.ts';
import { Specialist } from '../entities/specialist.ts';
import { User } from '../entities/user.ts';
import { units } from '../entities/vocabulary.ts';
import { WorkCalendarDay } from '../entities/workCalendarDay.ts';
import { belongsTo, choice, dateTime, number, period, type Choices } from '../kit/field/index.ts';
import { raw, sql, type Sql } from '../kit/query/sql.ts';
import { reading, report } from '../kit/report/report.ts';
import type { ReportQuery } from '../kit/report/reportQuery.ts';
import { nextMonth } from '../rules/workCalendar.ts';
import { specialists } from './specialists.ts';
import { BY_PERSON, isWithin, OfUnit, people, PEOPLE } from './unit.ts';

/** The states of a plan, and of one that is not there (domain §2.4). */
export const PlanSubmissionStatus: Choices = {
  name: 'PlanSubmissionStatus',
  members: [
    { value: 'AWAITED', label: { zh: '待上报', en: 'Awaited' }, color: 'grey' },
    { value: 'MISSING', label: { zh: '未上报', en: 'Missing' }, color: 'red' },
    ...MonthlyPlanStatus.members,
  ],
};

class Parameters extends OfUnit {
  @period('计划月份', 'Month of the plan', { required: true })
  period!: string;
}

class SubmittedPlan {
  @belongsTo('专员', 'Specialist', () => User)
  specialist?: User | null;

  @dateTime('截止', 'Deadline')
  deadline!: string;

  @dateTime('上报时间', 'Submitted at')
  submittedAt?: string | null;

  @number('迟报工作日', 'Late', { unit: { zh: '天', en: 'working days' } })
  lateWorkdays?: number | null;

  @choice('状态', 'Status', PlanSubmissionStatus)
  status!: string;

  @number('计划拜访', 'Visits planned', { unit: units.parties })
  visitPlanned?: number | null;

  @number('计划拓展', 'Expansions planned', { unit: units.parties })
  expansionPlanned?: number | null;

  @number('计划输送', 'Deliveries planned', { unit: units.parties })
  deliveryPlanned?: number | null;

  @belongsTo('计划', 'Plan', () => MonthlyPlan)
  plan?: MonthlyPlan | null;
}

/** R5: who has reported the plan of a month, when, and who has not. */
export const planSubmission = report({
  name: 'planSubmission',
  label: { zh: '计划上报情况', en: 'Plan submission' },
  description: {
    zh: '当月在部的每个专员一行;过了截止仍未上报的为“未上报”,时间与迟报按首次上报。',
    en: 'One row per specialist of the month; whoever has reported nothing by the deadline is missing. Times and lateness are those of the first report.',
  },
  group: groups.reports,
  icon: 'FactCheck',
  parameters: Parameters,
  initial: { period: (today) => nextMonth(today.slice(0, 7)) },
  row: SubmittedPlan,
  reads: [
    reading(
      MonthlyPlan,
      'specialist',
      'period',
      'status',
      'deadline',
      'firstSubmittedAt',
      'lateWorkdays',
      'visitPlanned',
      'expansionPlanned',
      'deliveryPlanned',
    ),
    reading(Specialist, 'user', 'joinedOn', 'leftOn'),
    reading(WorkCalendarDay, 'date', 'isWorkday'),
    ...PEOPLE,
  ],
  rows: (query) => sql`select judged.*, case
        when judged.is_reported or judged.written not in ('AWAITED', 'DRAFT') then judged.written
        when app_now() > judged.deadline then 'MISSING' else judged.written end as status
    from (select told.specialist_id, person.name as person_name, plan.id as plan_id, coalesce(plan.deadline, ${deadline(query)}) as deadline,
        plan.first_submitted_at as submitted_at, plan.late_workdays, plan.first_submitted_at is not null as is_reported,
        coalesce(plan.status, 'AWAITED') as written, plan.visit_planned, plan.expansion_planned, plan.delivery_planned
      from (${specialists(query)} union select p.specialist_id from ${query.from(MonthlyPlan, 'p')} where p.period = ${query.given('period')}) told
      left join ${people(query)} on person.id = told.specialist_id
      left join ${query.from(MonthlyPlan, 'plan')} on plan.specialist_id = told.specialist_id and plan.period = ${query.given('period')}
      where ${isWithin(query, 'person.org_unit_id')}) judged`,
  order: BY_PERSON,
  total: {
    lateWorkdays: 'sum(late_workdays)',
    visitPlanned: 'sum(visit_planned)',
    expansionPlanned: 'sum(expansion_planned)',
    deliveryPlanned: 'sum(delivery_planned)',
  },
});

/** The last working day of the month before, at the unit's time of day (domain AMB-9). */
function deadline(query: ReportQuery<'period'>): Sql {
  const first = sql`(${query.given('period')} || '-01')::date`;
  return sql`(((select max(workday.day) from generate_series(${first} - interval '1 month', ${first} - interval '1 day', interval '1 day') workday(day)
      left join ${query.from(WorkCalendarDay, 'known')} on known.date = workday.day::date
      where coalesce(known.is_workday, extract(isodow from workday.day) < 6))::date + ${timeOfDay()}) at time zone 'Asia/Shanghai')`;
}

const TIME = raw("'^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?$'");

/** What is no time of day counts as none set. */
function timeOfDay(): Sql {
  const set = sql`setting_text('plan.deadlineTime', person.org_unit_id, '')`;
  return sql`(case when ${set} ~ ${TIME} then ${set} else '23:59:59' end)::time`;
}
