import { belongsTo, choice, decimal, entity, hasMany, number, percent, Row, text, type ChoiceOf } from '../kit/field/index.ts';
import { AssessmentEvidence } from './assessmentEvidence.ts';
import { AssessmentIndicator } from './assessmentIndicator.ts';
import { AssessmentRating } from './assessmentRating.ts';
import { AssessmentSheet } from './assessmentSheet.ts';
import { IndicatorKind, IndicatorSource, LineNote } from './assessmentVocabulary.ts';
import { units } from './vocabulary.ts';

/** One indicator of a sheet with its figures (domain §2.8.2); what has no value is a dash on paper, never 0. */
@entity<AssessmentLine>('考核明细', 'Assessment line', {
  plural: 'assessmentLines',
  icon: 'Rule',
  title: 'nameZh',
  list: ['order', 'nameZh', 'plan', 'actual', 'rate', 'weight', 'score', 'note'],
  filters: ['sheet', 'source'],
  sort: ['order'],
  scope: { via: 'sheet' },
})
export class AssessmentLine extends Row {
  @belongsTo('考核表', 'Sheet', () => AssessmentSheet, { required: true, write: 'never' })
  sheet!: AssessmentSheet;

  /** None for the row that the weight policy adds to a form whose weights lack to 100 % (domain AMB-2). */
  @belongsTo('指标', 'Indicator', () => AssessmentIndicator, { write: 'never' })
  indicator?: AssessmentIndicator | null;

  @number('序号', 'Order', { required: true, min: 1, max: 99, write: 'never' })
  order!: number;

  @text('指标名称', 'Chinese name', { required: true, max: 60, write: 'never' })
  nameZh!: string;

  @text('英文名称', 'English name', { required: true, max: 80, write: 'never' })
  nameEn!: string;

  @choice('类型', 'Kind', IndicatorKind, { required: true, write: 'never' })
  kind!: ChoiceOf<typeof IndicatorKind>;

  @choice('数据来源', 'Source', IndicatorSource, { required: true, write: 'never' })
  source!: ChoiceOf<typeof IndicatorSource>;

  @decimal('计划', 'Plan', { write: 'never', unit: units.parties })
  plan?: string | null;

  /** What was promised for the whole month, where the plan is the part of it for the days at work. */
  @decimal('全月计划', 'Plan of the whole month', { write: 'never', unit: units.parties })
  wholePlan?: string | null;

  @decimal('实际', 'Actual', { write: 'never', unit: units.parties })
  actual?: string | null;

  @percent('完成率', 'Rate', { write: 'never', max: '99' })
  rate?: string | null;

  @percent('计分完成率', 'Capped rate', { write: 'never', max: '9.99' })
  cappedRate?: string | null;

  @percent('权重', 'Weight', { write: 'never' })
  weight?: string | null;

  @decimal('得分', 'Score', { write: 'never', unit: units.points })
  score?: string | null;

  /** By this line alone: groups where work is counted, points in the mean where it is rated. */
  @number('达到上一等级还需', 'Needed for the next grade', { write: 'never' })
  needed?: number | null;

  @choice('说明', 'Note', LineNote, { write: 'never' })
  note?: ChoiceOf<typeof LineNote> | null;

  @hasMany('评分', 'Ratings', () => AssessmentRating, 'line')
  ratings!: readonly AssessmentRating[];

  @hasMany('依据', 'Evidence', () => AssessmentEvidence, 'line')
  evidence!: readonly AssessmentEvidence[];
}
