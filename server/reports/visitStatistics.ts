import { groups } from '../entities/groups.ts';
import { User } from '../entities/user.ts';
import { VisitKind } from '../entities/visit.ts';
import { belongsTo, choice, date, period, type ChoiceOf } from '../kit/field/index.ts';
import { placeOf } from '../kit/query/column.ts';
import { sql, type Sql } from '../kit/query/sql.ts';
import { report } from '../kit/report/report.ts';
import type { ReportQuery } from '../kit/report/reportQuery.ts';
import { BY_PERSON, OfUnit } from './unit.ts';
import { VISIT_TOTALS, VisitFigures, visitFigures, VISITS_READ } from './visitFigures.ts';

class Parameters extends OfUnit {
  @period('月份', 'Month', { help: { zh: '不填为本月', en: 'This month where nothing is chosen' } })
  period?: string | null;

  @date('从', 'From', { help: { zh: '代替月份,例如一周的第一天', en: 'Instead of a month, such as the first day of a week' } })
  from?: string | null;

  @date('至', 'To', { help: { zh: '含当天', en: 'That day included' } })
  to?: string | null;
}

class VisitsOfKind extends VisitFigures {
  @belongsTo('专员', 'Specialist', () => User)
  specialist?: User | null;

  @choice('类型', 'Kind', VisitKind)
  kind!: ChoiceOf<typeof VisitKind>;
}

/** R6: what was planned and made in a month, a week or any other span. */
export const visitStatistics = report({
  name: 'visitStatistics',
  label: { zh: '拜访统计', en: 'Visit statistics' },
  description: {
    zh: '每个专员、每种拜访类型一行;实际数按考核口径,视频拜访与无小结的不计。',
    en: 'One row per specialist and kind of visit; what was made counts as in assessments: not by video, and not without a summary.',
  },
  group: groups.reports,
  icon: 'BarChart',
  parameters: Parameters,
  initial: { period: (today) => today.slice(0, 7) },
  row: VisitsOfKind,
  reads: VISITS_READ,
  rows: (query) => visitFigures(query, { ...spanOf(query), by: 'event.kind', name: 'kind' }),
  order: `${BY_PERSON}, ${placeOf(VisitKind, 'kind')}`,
  total: VISIT_TOTALS,
});

/** From a day, or the first of a month; to a day, or the end of the month that it begins in. */
function spanOf(query: ReportQuery<'period' | 'from' | 'to'>): { from: Sql; before: Sql } {
  const month = sql`coalesce((${query.given('period')} || '-01')::date, date_trunc('month', coalesce(${query.given('to')}, app_today())::timestamp)::date)`;
  const from = sql`coalesce(${query.given('from')}, ${month})`;
  return { from, before: sql`coalesce(${query.given('to')} + 1, (date_trunc('month', ${from}::timestamp) + interval '1 month')::date)` };
}
