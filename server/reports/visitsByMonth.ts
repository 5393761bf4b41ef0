import { groups } from '../entities/groups.ts';
import { User } from '../entities/user.ts';
import { belongsTo, period } from '../kit/field/index.ts';
import { sql, type Sql } from '../kit/query/sql.ts';
import { report } from '../kit/report/report.ts';
import type { ReportQuery } from '../kit/report/reportQuery.ts';
import { BY_PERSON, OfUnit } from './unit.ts';
import { VISIT_TOTALS, VisitFigures, visitFigures, VISITS_READ } from './visitFigures.ts';

class Parameters extends OfUnit {
  @period('从', 'From', { help: { zh: '不填为十二个月', en: 'Twelve months where nothing is chosen' } })
  from?: string | null;

  @period('至', 'To', { help: { zh: '含当月;不填为本月', en: 'That month included; this month where nothing is chosen' } })
  to?: string | null;
}

class VisitsOfMonth extends VisitFigures {
  @period('月份', 'Month')
  period!: string;

  @belongsTo('专员', 'Specialist', () => User)
  specialist?: User | null;
}

/** The months of each specialist, ready for a chart. */
export const visitsByMonth = report({
  name: 'visitsByMonth',
  label: { zh: '拜访月度合计', en: 'Visits by month' },
  description: {
    zh: '每月每个专员一行,口径与拜访统计相同。',
    en: 'One row per month and specialist; counted as in the visit statistics.',
  },
  group: groups.reports,
  icon: 'Timeline',
  parameters: Parameters,
  row: VisitsOfMonth,
  reads: VISITS_READ,
  rows: (query) => visitFigures(query, { ...spanOf(query), by: `to_char(event.day, 'YYYY-MM')`, name: 'period' }),
  order: `period desc, ${BY_PERSON}`,
  total: VISIT_TOTALS,
});

function spanOf(query: ReportQuery<'from' | 'to'>): { from: Sql; before: Sql } {
  const last = sql`coalesce((${query.given('to')} || '-01')::date, date_trunc('month', app_today()::timestamp)::date)`;
  const from = sql`coalesce((${query.given('from')} || '-01')::date, (${last} - interval '11 months')::date)`;
  return { from, before: sql`(${last} + interval '1 month')::date` };
}
