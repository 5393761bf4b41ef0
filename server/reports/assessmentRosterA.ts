import { AssessmentSheet } from '../entities/assessmentSheet.ts';
import { groups } from '../entities/groups.ts';
import { User } from '../entities/user.ts';
import { units } from '../entities/vocabulary.ts';
import { belongsTo, decimal, longText, percent } from '../kit/field/index.ts';
import { sql } from '../kit/query/sql.ts';
import { report } from '../kit/report/report.ts';
import { isOfUnit, lastMonth, line, OfMonth, points, POINTS_READ, roster, ROSTER_READ } from './sheets.ts';
import { BY_PERSON } from './unit.ts';

const parties = { unit: units.parties };
const score = { unit: units.points };

/** Columns as form A prints them (domain §1.2), and how much of the most that was possible the result is. */
class RosterRow {
  @belongsTo('专员', 'Specialist', () => User)
  specialist?: User | null;

  @decimal('计划拜访', 'Visits planned', parties)
  visitPlan?: string | null;

  @decimal('实际拜访', 'Visits made', parties)
  visitActual?: string | null;

  @percent('拜访完成率', 'Visits, rate')
  visitRate?: string | null;

  @decimal('拜访得分', 'Visits, score', score)
  visitScore?: string | null;

  @decimal('计划拓展', 'Expansions planned', parties)
  expansionPlan?: string | null;

  @decimal('实际拓展', 'Expansions made', parties)
  expansionActual?: string | null;

  @percent('拓展完成率', 'Expansions, rate')
  expansionRate?: string | null;

  @decimal('拓展得分', 'Expansions, score', score)
  expansionScore?: string | null;

  @decimal('平时表现', 'Conduct', score)
  conduct?: string | null;

  @decimal('客户维护', 'Customer care', score)
  customerCare?: string | null;

  @decimal('市场管理', 'Market management', score)
  marketManagement?: string | null;

  @decimal('日常工作得分', 'Daily work, score', score)
  dailyScore?: string | null;

  @decimal('结果', 'Result', score)
  result?: string | null;

  @decimal('满分', 'Maximum', score)
  max?: string | null;

  @percent('得分率', 'Percent of the maximum')
  percent?: string | null;

  @longText('备注', 'Remark')
  remark?: string | null;

  @belongsTo('考核表', 'Sheet', () => AssessmentSheet)
  sheet?: AssessmentSheet | null;
}

const average = (column: string): string => `avg(${column})`;

/** R2: form A, the department's roster. */
export const assessmentRosterA = report({
  name: 'assessmentRosterA',
  label: { zh: '考核表A：客户专员月度考核表', en: 'Form A: monthly assessment roster' },
  description: {
    zh: '当月在部的每个专员一行,未考核的留空;合计行的得分、结果为平均值。',
    en: 'One row per specialist of the month, empty while there is no sheet; scores and results of the total row are averages.',
  },
  group: groups.reports,
  icon: 'Groups',
  parameters: OfMonth,
  initial: { period: lastMonth },
  row: RosterRow,
  reads: [...ROSTER_READ, ...POINTS_READ],
  rows: (query) => sql`select told.specialist_id, person.name as person_name, visit.plan as visit_plan, visit.actual as visit_actual,
      visit.rate as visit_rate, visit.score as visit_score, expansion.plan as expansion_plan, expansion.actual as expansion_actual,
      expansion.rate as expansion_rate, expansion.score as expansion_score, ${points(query, 'daily', 1)} as conduct,
      ${points(query, 'daily', 2)} as customer_care, ${points(query, 'daily', 3)} as market_management, daily.score as daily_score,
      sheet.total as result, sheet.max, sheet.percent, sheet.remark, sheet.id as sheet_id
    from ${roster(query, 'A')} ${line(query, 'visit', `line.source = 'VISIT'`)} ${line(query, 'expansion', `line.source = 'EXPANSION'`)}
      ${line(query, 'daily', `line.kind = 'RATING'`)}
    where ${isOfUnit(query)}`,
  order: BY_PERSON,
  total: {
    visitPlan: 'sum(visit_plan)',
    visitActual: 'sum(visit_actual)',
    visitRate: 'sum(visit_actual) / nullif(sum(visit_plan), 0)',
    visitScore: average('visit_score'),
    expansionPlan: 'sum(expansion_plan)',
    expansionActual: 'sum(expansion_actual)',
    expansionRate: 'sum(expansion_actual) / nullif(sum(expansion_plan), 0)',
    expansionScore: average('expansion_score'),
    dailyScore: average('daily_score'),
    result: average('result'),
    percent: 'sum(result) / nullif(sum(max) filter (where result is not null), 0)',
  },
});
