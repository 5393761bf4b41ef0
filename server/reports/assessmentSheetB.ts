import { AssessmentIndicator } from '../entities/assessmentIndicator.ts';
import { AssessmentLine } from '../entities/assessmentLine.ts';
import { AssessmentSheet } from '../entities/assessmentSheet.ts';
import { LineNote } from '../entities/assessmentVocabulary.ts';
import { groups } from '../entities/groups.ts';
import { User } from '../entities/user.ts';
import { units } from '../entities/vocabulary.ts';
import { belongsTo, choice, decimal, number, percent, text, type ChoiceOf } from '../kit/field/index.ts';
import { raw, sql, type Sql } from '../kit/query/sql.ts';
import { report } from '../kit/report/report.ts';
import type { ReportQuery } from '../kit/report/reportQuery.ts';
import { INDICATORS_READ, isOfUnit, lastMonth, monthAssessed, sheets, SHEETS_READ } from './sheets.ts';
import { BY_PERSON, OfUnit, people } from './unit.ts';

class Parameters extends OfUnit {
  @monthAssessed()
  period!: string;

  @belongsTo('专员', 'Specialist', () => User, { help: { zh: '不填为每人一张', en: 'Everybody, one sheet each, where nobody is chosen' } })
  specialist?: string | null;
}

/** Columns as form B prints them (domain §1.2). */
class SheetLine {
  @belongsTo('专员', 'Specialist', () => User)
  specialist?: User | null;

  @number('序号', 'No.')
  order!: number;

  @text('指标', 'Indicator (Chinese)')
  nameZh!: string;

  @text('英文指标', 'Indicator')
  nameEn!: string;

  @text('标准', 'Standard (Chinese)')
  standard?: string | null;

  @text('英文标准', 'Standard')
  standardEn?: string | null;

  @decimal('计划', 'Plan', { unit: units.parties })
  plan?: string | null;

  @decimal('实际', 'Actual', { unit: units.parties })
  actual?: string | null;

  @percent('完成率', 'Rate')
  rate?: string | null;

  @percent('权重', 'Weight')
  weight?: string | null;

  @decimal('得分', 'Score', { unit: units.points })
  score?: string | null;

  @choice('说明', 'Note', LineNote)
  note?: ChoiceOf<typeof LineNote> | null;

  @belongsTo('考核表', 'Sheet', () => AssessmentSheet)
  sheet?: AssessmentSheet | null;
}

/** R3: form B, one sheet per specialist. */
export const assessmentSheetB = report({
  name: 'assessmentSheetB',
  label: { zh: '考核表B：专员指标表', en: 'Form B: indicators of a specialist' },
  description: {
    zh: '每张考核表的每个指标一行;合计行为总分(已减迟报扣分),多人时为平均。',
    en: 'One row per indicator of a sheet; the total row is the sheet’s total, less what lateness costs, and an average over several.',
  },
  group: groups.reports,
  icon: 'Assessment',
  parameters: Parameters,
  initial: { period: lastMonth },
  row: SheetLine,
  reads: [...SHEETS_READ, ...INDICATORS_READ],
  // a weight that does not apply is none; before the sheet is calculated it is the form's
  rows: (query) => sql`select sheet.specialist_id, person.name as person_name, line."order", line.name_zh, line.name_en,
      indicator.standard, indicator.standard_en, line.plan, line.actual, line.rate, case when sheet.calculated_at is null then indicator.weight else line.weight end as weight,
      line.score, line.note, sheet.id as sheet_id,
      case when row_number() over (partition by sheet.id order by line."order") = 1 then sheet.total end as sheet_total
    from (${sheets(query, 'B')}) sheet join ${query.from(AssessmentLine, 'line')} on line.sheet_id = sheet.id
      left join ${query.from(AssessmentIndicator, 'indicator')} on indicator.id = line.indicator_id
      left join ${people(query)} on person.id = sheet.specialist_id
    where ${isOfUnit(query)} and ${isOf(query)}`,
  order: `${BY_PERSON}, sheet_id, "order"`,
  total: { weight: 'sum(weight) / nullif(count(distinct sheet_id), 0)', score: 'avg(sheet_total)' },
});

function isOf(query: ReportQuery<'specialist'>): Sql {
  return query.isGiven('specialist') ? sql`sheet.specialist_id = ${query.given('specialist')}` : raw('true');
}
