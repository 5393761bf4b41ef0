import { belongsTo, choice, dateTime, entity, requiredWhen, Row, text, type ChoiceOf } from '../kit/field/index.ts';
import { groups } from './groups.ts';
import { DepositKind, DepositStatus } from './tourVocabulary.ts';
import { TourVisitor } from './tourVisitor.ts';
import { User } from './user.ts';

/** A thing of a visitor's that a keeper holds while its owner is near a strong magnetic field (domain §2.6, T7). */
@entity<DepositItem>('寄存物品', 'Deposit', {
  plural: 'depositItems',
  labels: { zh: '寄存物品', en: 'Deposits' },
  group: groups.tours,
  icon: 'Inventory2',
  title: 'tagNo',
  list: ['tagNo', 'visitor', 'kind', 'description', 'keeper', 'depositedAt', 'status'],
  filters: ['status', 'kind', 'keeper', 'visitor'],
  search: ['tagNo', 'description'],
  sort: ['-depositedAt'],
  scope: { via: 'visitor' },
  status: 'status',
  uniques: [{ fields: ['tagNo'], where: "status = 'HELD'" }],
  rules: [
    requiredWhen('returnedTo', { field: 'status', values: ['RETURNED'] }, { zh: '请填写领取人', en: 'Say who took it back' }),
    requiredWhen('disputeNote', { field: 'status', values: ['DISPUTED'] }, { zh: '请说明争议', en: 'Say what the dispute is about' }),
  ],
})
export class DepositItem extends Row {
  @belongsTo('参观人员', 'Visitor', () => TourVisitor, { required: true, write: 'never' })
  visitor!: TourVisitor;

  @choice('物品', 'Kind', DepositKind, { required: true, write: 'never' })
  kind!: ChoiceOf<typeof DepositKind>;

  @text('描述', 'Description', { max: 120, write: 'never' })
  description?: string | null;

  @text('寄存牌号', 'Tag no.', { required: true, max: 20, write: 'never' })
  tagNo!: string;

  @belongsTo('保管人', 'Keeper', () => User, { required: true, write: 'never' })
  keeper!: User;

  @dateTime('寄存时间', 'Deposited at', { required: true, write: 'never' })
  depositedAt!: string;

  @choice('状态', 'Status', DepositStatus, { required: true, default: 'HELD', write: 'never' })
  status!: ChoiceOf<typeof DepositStatus>;

  @dateTime('领回时间', 'Returned at', { write: 'never' })
  returnedAt?: string | null;

  @text('领取人', 'Returned to', { max: 60, write: 'never' })
  returnedTo?: string | null;

  @text('争议说明', 'Dispute', { max: 500, write: 'never' })
  disputeNote?: string | null;
}
