import { Visit } from '../entities/visit.ts';
import { units } from '../entities/vocabulary.ts';
import { decimal, number, percent } from '../kit/field/index.ts';
import { raw, sql, type Sql } from '../kit/query/sql.ts';
import { reading } from '../kit/report/report.ts';
import type { ReportQuery } from '../kit/report/reportQuery.ts';
import { PEOPLE, isWithin, people } from './unit.ts';

/** What is told of visits, of whomever and whenever (domain §2.11, R6). */
export class VisitFigures {
  @number('计划', 'Planned', { help: { zh: '计划在此期间、未取消的拜访', en: 'Planned for the span and not cancelled' } })
  planned!: number;

  @number('实际', 'Made', { help: { zh: '按考核口径计入的拜访', en: 'Visits that count, as assessments count them' } })
  made!: number;

  @number('计划内', 'Of which planned')
  ofPlan!: number;

  @number('计划外', 'Of which unplanned')
  unplanned!: number;

  @number('重复剔除', 'Duplicates left out', { help: { zh: '同日同客户只计一次', en: 'One a day and account counts' } })
  duplicates!: number;

  @decimal('平均时长', 'Average duration', { scale: 1, unit: units.minutes })
  averageMinutes?: string | null;

  @percent('24小时回报率', 'Reported within 24 h')
  reportRate?: string | null;
}

/** What those figures are made of. */
export const VISITS_READ = [
  reading(
    Visit,
    'specialist',
    'account',
    'kind',
    'status',
    'planItem',
    'plannedStart',
    'actualStart',
    'actualEnd',
    'reportedAt',
    'excludeReason',
  ),
  ...PEOPLE,
];

/** Their total row. */
export const VISIT_TOTALS = {
  planned: 'coalesce(sum(planned), 0)',
  made: 'coalesce(sum(made), 0)',
  ofPlan: 'coalesce(sum(of_plan), 0)',
  unplanned: 'coalesce(sum(unplanned), 0)',
  duplicates: 'coalesce(sum(duplicates), 0)',
  averageMinutes: 'sum(minutes) / nullif(sum(timed), 0)',
  reportRate: 'sum(reported)::numeric / nullif(sum(made), 0)',
} as const;

/** The days from one up to, and without, another, as SQL. */
interface Span {
  readonly from: Sql;
  readonly before: Sql;
}

interface Grouping extends Span {
  /** What visits are told apart by, beside their specialist: SQL over `kind` and `day`, under a name. */
  readonly by: string;
  readonly name: string;
}

/** The figures of each specialist and group. */
export function visitFigures(query: ReportQuery<'orgUnit'>, { by, name, ...span }: Grouping): Sql {
  return sql`select event.specialist_id, person.name as person_name, ${raw(by)} as ${raw(name)},
      sum(event.planned) as planned, sum(event.made) as made, sum(event.of_plan) as of_plan, sum(event.made - event.of_plan) as unplanned,
      sum(event.duplicate) as duplicates, sum(event.minutes) as minutes, count(event.minutes) as timed, sum(event.reported) as reported,
      avg(event.minutes) as average_minutes, sum(event.reported)::numeric / nullif(sum(event.made), 0) as report_rate
    from (${plannedSql(query, span)} union all ${madeSql(query, span)}) event left join ${people(query)} on person.id = event.specialist_id
    where ${isWithin(query, 'person.org_unit_id')} group by event.specialist_id, person.name, ${raw(by)}`;
}

function plannedSql(query: ReportQuery, span: Span): Sql {
  return sql`select v.specialist_id, v.kind, ${dayOf('v.planned_start')} as day, 1 as planned, 0 as made, 0 as of_plan, 0 as duplicate,
      null::numeric as minutes, 0 as reported
    from ${query.from(Visit, 'v')} where v.status <> 'CANCELLED' and ${isIn('v.planned_start', span)}`;
}

/** Whether a visit counts is for the visit itself to say (domain §2.8.4); `offset 0` has that worked out once for each. */
function madeSql(query: ReportQuery, span: Span): Sql {
  const isCounted = raw('v.exclude_reason is null');
  return sql`select v.specialist_id, v.kind, ${dayOf('v.actual_end')} as day, 0, (${isCounted})::int, (${isCounted} and v.plan_item_id is not null)::int,
      (not ${isCounted})::int, case when ${isCounted} then extract(epoch from v.actual_end - v.actual_start) / 60 end,
      (${isCounted} and coalesce(v.reported_at <= v.actual_end + interval '24 hours', false))::int
    from (select * from ${query.from(Visit, 'made')} where made.status = 'DONE' and ${isIn('made.actual_end', span)} offset 0) v
    where ${isCounted} or v.exclude_reason = 'SAME_DAY'`;
}

function dayOf(instant: string): Sql {
  return raw(`(${instant} at time zone 'Asia/Shanghai')::date`);
}

function isIn(instant: string, { from, before }: Span): Sql {
  const start = (day: Sql): Sql => sql`(${day})::timestamp at time zone 'Asia/Shanghai'`;
  return sql`${raw(instant)} >= ${start(from)} and ${raw(instant)} < ${start(before)}`;
}
