import { choice, entity, flag, number, Row, text, type ChoiceOf } from '../kit/field/index.ts';
import { groups } from './groups.ts';
import { CheckPhase, CheckScope, TourArticle } from './tourVocabulary.ts';

/** A point of the safety checklist that each tour it applies to is given (domain §2.6, T5–T10). */
@entity<ChecklistItem>('安全检查模板', 'Checklist item', {
  plural: 'checklistItems',
  group: groups.tours,
  icon: 'FactCheck',
  title: 'textZh',
  list: ['code', 'textZh', 'phase', 'appliesTo', 'article', 'required', 'active'],
  filters: ['phase', 'appliesTo', 'active'],
  search: ['code', 'textZh', 'textEn'],
  sort: ['order', 'code'],
})
export class ChecklistItem extends Row {
  @text('编号', 'Code', { required: true, unique: true, max: 32 })
  code!: string;

  @number('顺序', 'Order', { required: true, default: 100 })
  order!: number;

  @text('内容', 'Chinese text', { required: true, max: 200 })
  textZh!: string;

  @text('英文内容', 'English text', { required: true, max: 200 })
  textEn!: string;

  @choice('阶段', 'Phase', CheckPhase, { required: true })
  phase!: ChoiceOf<typeof CheckPhase>;

  @choice('适用', 'Applies to', CheckScope, { required: true, default: 'ALL' })
  appliesTo!: ChoiceOf<typeof CheckScope>;

  @choice('依据', 'Article', TourArticle, { required: true })
  article!: ChoiceOf<typeof TourArticle>;

  @flag('必做', 'Required', { required: true, default: true })
  required!: boolean;

  @flag('启用', 'Active', { required: true, default: true })
  active!: boolean;
}
