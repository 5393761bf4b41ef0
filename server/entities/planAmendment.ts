import { belongsTo, choice, choices, dateTime, entity, flag, number, Row, text, type ChoiceOf } from '../kit/field/index.ts';
import { MonthlyPlan } from './monthlyPlan.ts';
import { PlanItemKind } from './planVocabulary.ts';
import { User } from './user.ts';
import { units } from './vocabulary.ts';

export const PlanAmendmentStatus = choices('PlanAmendmentStatus', {
  PROPOSED: ['待批', 'Proposed', 'orange'],
  APPROVED: ['已批准', 'Approved', 'green'],
  REJECTED: ['未批准', 'Rejected', 'red'],
});

/** A change to a plan under way: it stands beside the commitment, which stays unless the manager rebaselines it (domain §2.4). */
@entity<PlanAmendment>('计划变更', 'Plan amendment', {
  plural: 'planAmendments',
  icon: 'EditCalendar',
  title: 'reason',
  list: ['plan', 'kind', 'oldValue', 'newValue', 'reason', 'status', 'isRebaseline', 'decidedBy'],
  filters: ['status', 'kind', 'plan'],
  search: ['reason'],
  sort: ['-createdAt'],
  scope: { via: 'plan' },
  status: 'status',
})
export class PlanAmendment extends Row {
  @belongsTo('计划', 'Plan', () => MonthlyPlan, { required: true, write: 'never' })
  plan!: MonthlyPlan;

  @choice('类型', 'Kind', PlanItemKind, { required: true, write: 'never' })
  kind!: ChoiceOf<typeof PlanItemKind>;

  @number('原计划', 'Old value', { required: true, write: 'never', unit: units.parties })
  oldValue!: number;

  @number('新计划', 'New value', { required: true, write: 'never', unit: units.parties })
  newValue!: number;

  @text('原因', 'Reason', { required: true, max: 500, write: 'never' })
  reason!: string;

  @choice('状态', 'Status', PlanAmendmentStatus, { required: true, default: 'PROPOSED', write: 'never' })
  status!: ChoiceOf<typeof PlanAmendmentStatus>;

  @flag('调整承诺', 'Rebaselined', { required: true, default: false, write: 'never' })
  isRebaseline!: boolean;

  @belongsTo('审批人', 'Decided by', () => User, { write: 'never' })
  decidedBy?: User | null;

  @dateTime('审批时间', 'Decided at', { write: 'never' })
  decidedAt?: string | null;

  @text('审批意见', 'Comment', { max: 500, write: 'never' })
  comment?: string | null;
}
