import { belongsTo, choice, dateTime, decimal, entity, flag, Row, text, type ChoiceOf } from '../kit/field/index.ts';
import { AssessmentLine } from './assessmentLine.ts';
import { AssessmentSubItem } from './assessmentSubItem.ts';
import { RaterRole, RatingSource } from './assessmentVocabulary.ts';
import { User } from './user.ts';
import { units } from './vocabulary.ts';

/** The points that somebody gives for a sub-item, 0 to 100; nothing until they have (domain §2.8.1). */
@entity<AssessmentRating>('评分', 'Assessment rating', {
  plural: 'assessmentRatings',
  icon: 'Star',
  title: 'nameZh',
  list: ['nameZh', 'raterRole', 'rater', 'points', 'comment', 'ratedAt'],
  filters: ['line', 'rater', 'raterRole'],
  sort: ['createdAt'],
  scope: { via: 'line' },
})
export class AssessmentRating extends Row {
  @belongsTo('考核明细', 'Line', () => AssessmentLine, { required: true, write: 'never' })
  line!: AssessmentLine;

  @belongsTo('子项', 'Sub-item', () => AssessmentSubItem, { required: true, write: 'never' })
  subItem!: AssessmentSubItem;

  @text('名称', 'Chinese name', { required: true, max: 60, write: 'never' })
  nameZh!: string;

  @text('英文名称', 'English name', { required: true, max: 80, write: 'never' })
  nameEn!: string;

  @decimal('份额', 'Share', { required: true, scale: 6, max: '1', write: 'never' })
  share!: string;

  @choice('评分角色', 'Rater role', RaterRole, { required: true, write: 'never' })
  raterRole!: ChoiceOf<typeof RaterRole>;

  /** By hand, or computed from what the evidence of the line tells. */
  @choice('分数来源', 'Source of points', RatingSource, { required: true, default: 'MANUAL', write: 'never' })
  source!: ChoiceOf<typeof RatingSource>;

  /** Who is asked to rate. */
  @belongsTo('评分人', 'Rater', () => User, { write: 'never' })
  rater?: User | null;

  /** Who gave the points: somebody else than the rater did so as a proxy. */
  @belongsTo('实际评分人', 'Rated by', () => User, { write: 'never' })
  ratedBy?: User | null;

  @belongsTo('被考核人', 'Specialist', () => User, { required: true, write: 'never' })
  specialist!: User;

  @decimal('分数', 'Points', { min: '0', max: '100', unit: units.points, write: 'never' })
  points?: string | null;

  /** Not while the sheet has to be calculated anew for the points to count. */
  @flag('已计入', 'Counted', { required: true, default: false, write: 'never' })
  isCounted!: boolean;

  /** Once the sheet is confirmed or closed, nobody rates any more. */
  @flag('评分截止', 'Final', { required: true, default: false, write: 'never' })
  isFinal!: boolean;

  @text('评语', 'Comment', { max: 500, write: 'never' })
  comment?: string | null;

  @dateTime('评分时间', 'Rated at', { write: 'never' })
  ratedAt?: string | null;
}
