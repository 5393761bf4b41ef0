import { belongsTo, choice, decimal, entity, number, Row, text, type ChoiceOf } from '../kit/field/index.ts';
import { AssessmentIndicator } from './assessmentIndicator.ts';
import { RaterRole, RatingSource } from './assessmentVocabulary.ts';

/** One thing that is rated from 0 to 100 within an indicator; without shares the sub-items weigh the same (domain AMB-13). */
@entity<AssessmentSubItem>('评分子项', 'Assessment sub-item', {
  plural: 'assessmentSubItems',
  icon: 'Checklist',
  title: 'nameZh',
  list: ['order', 'nameZh', 'nameEn', 'share', 'raterRole', 'source'],
  filters: ['indicator', 'raterRole'],
  sort: ['order'],
  scope: { via: 'indicator' },
  openWhile: { via: 'indicator' },
})
export class AssessmentSubItem extends Row {
  @belongsTo('指标', 'Indicator', () => AssessmentIndicator, { required: true, write: 'create' })
  indicator!: AssessmentIndicator;

  @number('序号', 'Order', { required: true, min: 1, max: 99 })
  order!: number;

  @text('名称', 'Chinese name', { required: true, max: 60 })
  nameZh!: string;

  @text('英文名称', 'English name', { required: true, max: 80 })
  nameEn!: string;

  @decimal('份额', 'Share', { scale: 6, min: '0', max: '1', help: { zh: '留空则各子项均分', en: 'Leave empty for equal shares' } })
  share?: string | null;

  @choice('评分人', 'Rated by', RaterRole, { required: true, default: 'MANAGER' })
  raterRole!: ChoiceOf<typeof RaterRole>;

  /** Days attended count where the department imports them (`attendance.source`); else they are rated like the rest. */
  @choice('分数来源', 'Source of points', RatingSource, {
    required: true,
    default: 'MANUAL',
    help: { zh: '出勤天数仅在设置“出勤数据来源”为导入时生效', en: 'Days attended count once the setting says that they are imported' },
  })
  source!: ChoiceOf<typeof RatingSource>;
}
