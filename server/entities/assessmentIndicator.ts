import { belongsTo, choice, entity, hasMany, number, percent, Row, text, type ChoiceOf } from '../kit/field/index.ts';
import { AssessmentSubItem } from './assessmentSubItem.ts';
import { AssessmentTemplate } from './assessmentTemplate.ts';
import { IndicatorKind, IndicatorSource } from './assessmentVocabulary.ts';

/** One row of an assessment form: what is measured or rated, and its weight (domain §2.8.1). */
@entity<AssessmentIndicator>('考核指标', 'Assessment indicator', {
  plural: 'assessmentIndicators',
  icon: 'Rule',
  title: 'nameZh',
  list: ['order', 'nameZh', 'nameEn', 'kind', 'source', 'weight', 'unit'],
  filters: ['template', 'kind', 'source'],
  search: ['nameZh', 'nameEn', 'standard', 'standardEn'],
  sort: ['order'],
  scope: { via: 'template' },
  openWhile: { via: 'template' },
})
export class AssessmentIndicator extends Row {
  @belongsTo('考核方案', 'Template', () => AssessmentTemplate, { required: true, write: 'create' })
  template!: AssessmentTemplate;

  @number('序号', 'Order', { required: true, min: 1, max: 99 })
  order!: number;

  @text('指标', 'Chinese name', { required: true, max: 60 })
  nameZh!: string;

  @text('英文名称', 'English name', { required: true, max: 80 })
  nameEn!: string;

  @text('标准', 'Standard', { max: 500 })
  standard?: string | null;

  @text('英文标准', 'Standard in English', { max: 500 })
  standardEn?: string | null;

  @percent('权重', 'Weight', { required: true })
  weight!: string;

  @choice('类型', 'Kind', IndicatorKind, { required: true })
  kind!: ChoiceOf<typeof IndicatorKind>;

  @choice('数据来源', 'Source', IndicatorSource, { required: true, default: 'MANUAL' })
  source!: ChoiceOf<typeof IndicatorSource>;

  @text('单位', 'Unit', { max: 8, default: '组' })
  unit?: string | null;

  @hasMany('子项', 'Sub-items', () => AssessmentSubItem, 'indicator')
  subItems!: readonly AssessmentSubItem[];
}
