import { belongsTo, choice, date, decimal, entity, flag, json, number, Row, text, type ChoiceOf } from '../kit/field/index.ts';
import { AssessmentLine } from './assessmentLine.ts';
import { ExcludeReason } from './assessmentVocabulary.ts';
import { units } from './vocabulary.ts';

/** One record that could count for a line, counted or not, with the reason: what makes each figure traceable (domain §2.8.1). */
@entity<AssessmentEvidence>('考核依据', 'Assessment evidence', {
  plural: 'assessmentEvidences',
  labels: { zh: '考核依据', en: 'Assessment evidence' },
  icon: 'ReceiptLong',
  title: 'title',
  list: ['occurredOn', 'title', 'counted', 'amount', 'excludeReason'],
  filters: ['line', 'counted', 'excludeReason'],
  sort: ['-counted', 'occurredOn'],
  scope: { via: 'line' },
})
export class AssessmentEvidence extends Row {
  @belongsTo('考核明细', 'Line', () => AssessmentLine, { required: true, write: 'never' })
  line!: AssessmentLine;

  /** The noun of the record, as the schema names it. */
  @text('记录类型', 'Noun', { required: true, max: 40, write: 'never' })
  noun!: string;

  @text('记录', 'Record', { required: true, max: 36, write: 'never' })
  recordId!: string;

  @number('记录版本', 'Record version', { required: true, write: 'never' })
  recordVersion!: number;

  /** As the record was called then; the account's name is all that stays once the account is somebody else's. */
  @text('名称', 'Title', { required: true, max: 200, write: 'never' })
  title!: string;

  @date('日期', 'Occurred on', { write: 'never' })
  occurredOn?: string | null;

  @flag('是否计入', 'Counted', { required: true, write: 'never' })
  counted!: boolean;

  @decimal('计入组数', 'Amount', { required: true, unit: units.parties, scale: 4, write: 'never' })
  amount!: string;

  @choice('不计入原因', 'Exclude reason', ExcludeReason, { write: 'never' })
  excludeReason?: ChoiceOf<typeof ExcludeReason> | null;

  @json('当时内容', 'Snapshot', { write: 'never' })
  snapshot?: unknown;
}
