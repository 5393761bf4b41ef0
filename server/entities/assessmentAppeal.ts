import { belongsTo, choice, date, dateTime, entity, longText, Row, type ChoiceOf } from '../kit/field/index.ts';
import { AssessmentLine } from './assessmentLine.ts';
import { AssessmentSheet } from './assessmentSheet.ts';
import { AppealOutcome } from './assessmentVocabulary.ts';
import { User } from './user.ts';

/** A specialist's objection to a line of a sheet, and the manager's answer (domain §2.8.1). */
@entity<AssessmentAppeal>('考核申诉', 'Assessment appeal', {
  plural: 'assessmentAppeals',
  icon: 'Balance',
  title: 'text',
  list: ['sheet', 'line', 'text', 'dueOn', 'outcome', 'answer'],
  filters: ['sheet', 'outcome'],
  search: ['text', 'answer'],
  sort: ['-createdAt'],
  scope: { via: 'sheet' },
})
export class AssessmentAppeal extends Row {
  @belongsTo('考核表', 'Sheet', () => AssessmentSheet, { required: true, write: 'never' })
  sheet!: AssessmentSheet;

  @belongsTo('考核明细', 'Line', () => AssessmentLine, { required: true, write: 'never' })
  line!: AssessmentLine;

  @longText('申诉理由', 'Appeal', { required: true, max: 2000, write: 'never' })
  text!: string;

  @date('答复期限', 'Answer due on', { write: 'never' })
  dueOn?: string | null;

  @choice('结果', 'Outcome', AppealOutcome, { write: 'never' })
  outcome?: ChoiceOf<typeof AppealOutcome> | null;

  @longText('答复', 'Answer', { max: 2000, write: 'never' })
  answer?: string | null;

  @belongsTo('答复人', 'Answered by', () => User, { write: 'never' })
  answeredBy?: User | null;

  @dateTime('答复时间', 'Answered at', { write: 'never' })
  answeredAt?: string | null;
}
