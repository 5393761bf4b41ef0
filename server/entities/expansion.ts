import { belongsTo, choice, choices, date, dateTime, entity, requiredWhen, Row, text, type ChoiceOf } from '../kit/field/index.ts';
import { Account } from './account.ts';
import { Communication } from './communication.ts';
import { DevelopmentStage } from './developmentStage.ts';
import { groups } from './groups.ts';
import { PlanItem } from './planItem.ts';
import { User } from './user.ts';
import { Visit } from './visit.ts';

export const ExpansionMethod = choices('ExpansionMethod', {
  COLD: ['陌拜', 'Cold call', 'blue'],
  REFERRAL: ['转介', 'Referral', 'green'],
  EVENT: ['活动', 'Event', 'purple'],
  CHANNEL: ['渠道', 'Channel', 'teal'],
  ONLINE: ['线上', 'Online', 'orange'],
});

export const ExpansionStatus = choices('ExpansionStatus', {
  DRAFT: ['草稿', 'Draft', 'grey'],
  CLAIMED: ['待核实', 'Claimed', 'blue'],
  VERIFIED: ['已核实', 'Verified', 'green'],
  REJECTED: ['未通过', 'Rejected', 'red'],
});

export const OPEN_EXPANSION: readonly ChoiceOf<typeof ExpansionStatus>[] = ['DRAFT', 'REJECTED'];

/** A new account won for the base by a specialist; it counts once verified, and an account counts once ever (domain §2.4). */
@entity<Expansion>('拓展', 'Expansion', {
  plural: 'expansions',
  group: groups.plans,
  icon: 'PersonSearch',
  title: 'on',
  list: ['on', 'account', 'specialist', 'method', 'reachedStage', 'status', 'verifiedBy'],
  filters: ['status', 'method', 'specialist', 'account', 'on'],
  search: ['note'],
  sort: ['-on', '-createdAt'],
  scope: { via: 'account' },
  uniques: [{ fields: ['account'], where: "status = 'VERIFIED'" }],
  status: 'status',
  openWhile: {
    states: OPEN_EXPANSION,
    message: { zh: '拓展已提交核实,不能再改', en: 'The expansion has been handed in for verification and stands' },
  },
  rules: [requiredWhen('comment', { field: 'status', values: ['REJECTED'] }, { zh: '请说明未通过的原因', en: 'Say why it is rejected' })],
})
export class Expansion extends Row {
  @belongsTo('客户', 'Account', () => Account, { required: true, write: 'create' })
  account!: Account;

  /** The credited person, whoever the account belongs to later (domain §2.0). */
  @belongsTo('专员', 'Specialist', () => User, { required: true, write: 'create', defaultsTo: 'viewer' })
  specialist!: User;

  @belongsTo('计划项', 'Plan item', () => PlanItem)
  planItem?: PlanItem | null;

  @date('拓展日期', 'On', { required: true })
  on!: string;

  @choice('方式', 'Method', ExpansionMethod, { required: true })
  method!: ChoiceOf<typeof ExpansionMethod>;

  @belongsTo('凭据:拜访', 'Evidence: visit', () => Visit, { within: 'account' })
  visit?: Visit | null;

  @belongsTo('凭据:沟通', 'Evidence: communication', () => Communication, { within: 'account' })
  communication?: Communication | null;

  @belongsTo('到达阶段', 'Reached stage', () => DevelopmentStage)
  reachedStage?: DevelopmentStage | null;

  @text('说明', 'Note', { max: 500 })
  note?: string | null;

  @choice('状态', 'Status', ExpansionStatus, { required: true, default: 'DRAFT', write: 'never' })
  status!: ChoiceOf<typeof ExpansionStatus>;

  @belongsTo('核实人', 'Verified by', () => User, { write: 'never' })
  verifiedBy?: User | null;

  @dateTime('核实时间', 'Verified at', { write: 'never' })
  verifiedAt?: string | null;

  @text('核实意见', 'Comment', { max: 500, write: 'never' })
  comment?: string | null;
}
