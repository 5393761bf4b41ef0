import { belongsTo, choice, dateTime, entity, flag, number, Row, text, type ChoiceOf } from '../kit/field/index.ts';
import { TourRequest } from './tourRequest.ts';
import { CheckPhase, TourArticle } from './tourVocabulary.ts';
import { User } from './user.ts';
import { Zone } from './zone.ts';

/** A point of the safety checklist on one tour, as worded when the tour was arranged (domain §2.6). */
@entity<TourCheck>('安全检查项', 'Tour check', {
  plural: 'tourChecks',
  icon: 'FactCheck',
  title: 'textZh',
  list: ['tour', 'phase', 'textZh', 'zone', 'required', 'done', 'doneBy', 'doneAt'],
  filters: ['tour', 'phase', 'done'],
  search: ['textZh', 'textEn', 'note'],
  sort: ['tour', 'order'],
  scope: { via: 'tour' },
})
export class TourCheck extends Row {
  @belongsTo('参观', 'Tour', () => TourRequest, { required: true, write: 'never' })
  tour!: TourRequest;

  @number('顺序', 'Order', { required: true, write: 'never' })
  order!: number;

  @choice('阶段', 'Phase', CheckPhase, { required: true, write: 'never' })
  phase!: ChoiceOf<typeof CheckPhase>;

  @text('内容', 'Chinese text', { required: true, max: 200, write: 'never' })
  textZh!: string;

  @text('英文内容', 'English text', { required: true, max: 200, write: 'never' })
  textEn!: string;

  @choice('依据', 'Article', TourArticle, { required: true, write: 'never' })
  article!: ChoiceOf<typeof TourArticle>;

  @belongsTo('区域', 'Zone', () => Zone, { write: 'never' })
  zone?: Zone | null;

  @flag('必做', 'Required', { required: true, write: 'never' })
  required!: boolean;

  @flag('已完成', 'Done', { required: true, default: false, write: 'never' })
  done!: boolean;

  @belongsTo('完成人', 'Done by', () => User, { write: 'never' })
  doneBy?: User | null;

  @dateTime('完成时间', 'Done at', { write: 'never' })
  doneAt?: string | null;

  @text('备注', 'Note', { max: 500, write: 'never' })
  note?: string | null;
}
