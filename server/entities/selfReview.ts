import { belongsTo, entity, longText, Row } from '../kit/field/index.ts';
import { AssessmentSheet } from './assessmentSheet.ts';

/** What the specialist says of the month (domain §2.8.1, M7). */
@entity<SelfReview>('自我总结', 'Self-review', {
  plural: 'selfReviews',
  icon: 'EditNote',
  title: 'achievements',
  list: ['sheet', 'achievements', 'shortcomings', 'improvement'],
  filters: ['sheet'],
  sort: ['-createdAt'],
  scope: { via: 'sheet' },
  uniques: [{ fields: ['sheet'] }],
})
export class SelfReview extends Row {
  @belongsTo('考核表', 'Sheet', () => AssessmentSheet, { required: true, write: 'create' })
  sheet!: AssessmentSheet;

  @longText('主要成绩', 'Achievements', { required: true, max: 2000 })
  achievements!: string;

  @longText('不足', 'Shortcomings', { max: 2000 })
  shortcomings?: string | null;

  @longText('改进措施', 'Improvement', { max: 2000 })
  improvement?: string | null;
}
