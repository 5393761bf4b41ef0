import {
  belongsTo,
  choice,
  choices,
  date,
  dateTime,
  entity,
  flag,
  hasMany,
  number,
  requiredWhen,
  Row,
  serial,
  text,
  type ChoiceOf,
} from '../kit/field/index.ts';
import { Account } from './account.ts';
import { DeliveryStatement } from './deliveryStatement.ts';
import { groups } from './groups.ts';
import { PlanItem } from './planItem.ts';
import { SalesSite } from './salesSite.ts';
import { User } from './user.ts';
import { units } from './vocabulary.ts';

export const SiteDeliveryStatus = choices('SiteDeliveryStatus', {
  PLANNED: ['计划中', 'Planned', 'blue'],
  ARRIVED: ['已到场', 'Arrived', 'teal'],
  CONFIRMED: ['已确认', 'Confirmed', 'green'],
  NO_SHOW: ['未到场', 'No show', 'grey'],
  DISPUTED: ['有争议', 'Disputed', 'orange'],
  RESOLVED: ['已裁定', 'Resolved', 'purple'],
});

export const DeliveryRuling = choices('DeliveryRuling', {
  COUNTED: ['计入本单', 'Counts here', 'green'],
  DUPLICATE: ['重复,不计', 'A duplicate', 'grey'],
});

/** A customer party brought to a sales site; it counts once the front desk has confirmed it (domain §2.4). */
@entity<SiteDelivery>('输送客户到案场', 'Site delivery', {
  plural: 'siteDeliveries',
  labels: { zh: '输送客户到案场', en: 'Site deliveries' },
  group: groups.plans,
  icon: 'DirectionsBus',
  title: 'no',
  list: ['no', 'partyName', 'account', 'site', 'specialist', 'expectedAt', 'arrivedAt', 'groups', 'status'],
  filters: ['status', 'site', 'specialist', 'account', 'expectedAt'],
  search: ['no', 'partyName'],
  sort: ['-expectedAt', '-createdAt'],
  tabs: { delivery: ['输送', 'Delivery'], arrival: ['到场与确认', 'Arrival and confirmation'] },
  scope: { via: 'account', otherwise: { department: 'specialist', owner: 'specialist' } },
  status: 'status',
  openWhile: {
    states: ['PLANNED'],
    message: { zh: '客户已到场或已处理,不能再改', en: 'The party has arrived or the delivery is settled; it stands' },
  },
  rules: [
    requiredWhen('ruling', { field: 'status', values: ['RESOLVED'] }, { zh: '请裁定是否计入', en: 'Rule whether it counts' }),
    requiredWhen('disputeReason', { field: 'status', values: ['DISPUTED'] }, { zh: '请说明争议原因', en: 'Say what the dispute is about' }),
  ],
})
export class SiteDelivery extends Row {
  @serial('编号', 'No.', 'SS-{yyyymm}-{4}')
  no!: string;

  @belongsTo('客户', 'Account', () => Account, { write: 'create' })
  account?: Account | null;

  @text('客户组名称', 'Party', { required: true, max: 120 })
  partyName!: string;

  @number('人数', 'Persons', { min: 1, max: 9999, unit: units.persons })
  persons?: number | null;

  @number('组数', 'Groups', { required: true, min: 1, max: 99, default: 1, unit: units.parties })
  groups!: number;

  @belongsTo('案场', 'Site', () => SalesSite, { required: true })
  site!: SalesSite;

  @dateTime('预计到场', 'Expected at')
  expectedAt?: string | null;

  @belongsTo('计划项', 'Plan item', () => PlanItem)
  planItem?: PlanItem | null;

  /** The credited person, whoever the account belongs to later (domain §2.0). */
  @belongsTo('专员', 'Specialist', () => User, { required: true, write: 'create', inherits: 'account', defaultsTo: 'viewer' })
  specialist!: User;

  @choice('状态', 'Status', SiteDeliveryStatus, { required: true, default: 'PLANNED', write: 'never', tab: 'arrival' })
  status!: ChoiceOf<typeof SiteDeliveryStatus>;

  @dateTime('到场时间', 'Arrived at', { write: 'never', tab: 'arrival' })
  arrivedAt?: string | null;

  @belongsTo('接待人', 'Received by', () => User, { write: 'never', tab: 'arrival' })
  receivedBy?: User | null;

  /** While it lasts, the same party at the same site is this delivery's. */
  @date('归属有效期', 'Attribution until', { write: 'never', tab: 'arrival' })
  attributionUntil?: string | null;

  @belongsTo('重复于', 'Duplicate of', () => SiteDelivery, { write: 'never', tab: 'arrival' })
  duplicateOf?: SiteDelivery | null;

  /** Another delivery of the same party is disputed against this one: its side may be told too. */
  @flag('被争议', 'Contested', { required: true, default: false, write: 'never', tab: 'arrival' })
  isContested!: boolean;

  @text('争议原因', 'Dispute reason', { max: 500, write: 'never', tab: 'arrival' })
  disputeReason?: string | null;

  @choice('裁定', 'Ruling', DeliveryRuling, { write: 'never', tab: 'arrival' })
  ruling?: ChoiceOf<typeof DeliveryRuling> | null;

  @text('裁定说明', 'Ruling note', { max: 500, write: 'never', tab: 'arrival' })
  rulingNote?: string | null;

  @belongsTo('裁定人', 'Ruled by', () => User, { write: 'never', tab: 'arrival' })
  ruledBy?: User | null;

  @hasMany('争议陈述', 'Statements', () => DeliveryStatement, 'delivery')
  statements!: readonly DeliveryStatement[];
}
