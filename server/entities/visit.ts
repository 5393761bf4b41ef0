import {
  atMost,
  belongsTo,
  choice,
  choices,
  date,
  dateTime,
  derived,
  entity,
  flag,
  geoPoint,
  hasMany,
  links,
  longText,
  number,
  requiredWhen,
  Row,
  serial,
  text,
  type ChoiceOf,
  type GeoPoint,
} from '../kit/field/index.ts';
import { Account } from './account.ts';
import { Contact } from './contact.ts';
import { File } from './file.ts';
import { groups } from './groups.ts';
import { Need } from './need.ts';
import { NeedCountermeasure } from './needCountermeasure.ts';
import { PlanItem } from './planItem.ts';
import { User } from './user.ts';
import { CountStatus, countStatus, excludeReason, isReportedInTime, VisitExclusion } from './visitCounting.ts';
import { units } from './vocabulary.ts';

export const VisitKind = choices('VisitKind', {
  FIRST: ['初访', 'First visit', 'teal'],
  REGULAR: ['定期拜访', 'Regular visit', 'blue'],
  RETURN: ['回访', 'Return visit', 'green'],
  COLLECTION: ['催款', 'Collection', 'orange'],
  COMPLAINT: ['投诉处理', 'Complaint', 'red'],
  COURTESY: ['客情', 'Courtesy', 'purple'],
});

export const VisitMode = choices('VisitMode', {
  ONSITE: ['上门', 'At the customer'],
  AT_SITE: ['案场', 'At the sales site'],
  REMOTE: ['视频', 'By video'],
});

export const VisitOutcome = choices('VisitOutcome', {
  POSITIVE: ['积极', 'Positive', 'green'],
  NEUTRAL: ['一般', 'Neutral', 'grey'],
  NEGATIVE: ['消极', 'Negative', 'red'],
  NO_SHOW: ['未见到', 'No show', 'orange'],
});

export const VisitStatus = choices('VisitStatus', {
  PLANNED: ['计划中', 'Planned', 'blue'],
  IN_PROGRESS: ['进行中', 'In progress', 'teal'],
  DONE: ['已完成', 'Done', 'green'],
  RESCHEDULED: ['已改期', 'Rescheduled', 'orange'],
  CANCELLED: ['已取消', 'Cancelled', 'grey'],
  MISSED: ['未拜访', 'Missed', 'red'],
});

const DONE = { field: 'status', values: ['DONE'] };
const END_BEFORE_START = { zh: '结束时间不能早于开始时间', en: 'The end must not be before the start' };

/** One meeting of a specialist with people of an account, planned or made (domain §2.4). */
@entity<Visit>('拜访', 'Visit', {
  plural: 'visits',
  group: groups.activity,
  icon: 'DirectionsWalk',
  title: 'no',
  list: ['no', 'account', 'specialist', 'kind', 'plannedStart', 'actualEnd', 'outcome', 'status'],
  filters: ['status', 'kind', 'specialist', 'account', 'plannedStart'],
  search: ['no', 'purpose', 'summary', 'problems'],
  sort: ['-plannedStart', '-createdAt'],
  tabs: { plan: ['计划', 'Plan'], result: ['结果', 'Result'], checkIn: ['签到与照片', 'Check-in and photos'] },
  scope: { via: 'account' },
  status: 'status',
  rules: [
    atMost('plannedStart', 'plannedEnd', END_BEFORE_START),
    atMost('actualStart', 'actualEnd', END_BEFORE_START),
    requiredWhen('summary', DONE, { zh: '已完成的拜访须填写拜访小结', en: 'A visit that is done needs a summary' }),
    requiredWhen('actualEnd', DONE, { zh: '已完成的拜访须填写实际结束时间', en: 'A visit that is done needs its actual end' }),
    requiredWhen(
      'statusReason',
      { field: 'status', values: ['CANCELLED'] },
      { zh: '取消拜访须说明原因', en: 'A cancelled visit needs a reason' },
    ),
  ],
})
export class Visit extends Row {
  @serial('编号', 'No.', 'BF-{yyyymm}-{5}')
  no!: string;

  @belongsTo('客户', 'Account', () => Account, { required: true, write: 'create' })
  account!: Account;

  @links('拜访对象', 'Contacts', () => Contact, { within: 'account' })
  contacts!: readonly Contact[];

  /** The credited person, whoever the account belongs to later (domain §2.0). */
  @belongsTo('专员', 'Specialist', () => User, { required: true, write: 'create', defaultsTo: 'viewer' })
  specialist!: User;

  @links('随访人', 'Companions', () => User)
  companions!: readonly User[];

  @choice('类型', 'Kind', VisitKind, { required: true })
  kind!: ChoiceOf<typeof VisitKind>;

  @choice('方式', 'Mode', VisitMode)
  mode?: ChoiceOf<typeof VisitMode> | null;

  /** None: the visit was not planned for the month. */
  @belongsTo('计划项', 'Plan item', () => PlanItem, { write: 'create' })
  planItem?: PlanItem | null;

  @dateTime('计划开始', 'Planned start')
  plannedStart?: string | null;

  @dateTime('计划结束', 'Planned end')
  plannedEnd?: string | null;

  @longText('目的', 'Purpose', { required: true })
  purpose!: string;

  @choice('状态', 'Status', VisitStatus, { required: true, default: 'PLANNED', write: 'never' })
  status!: ChoiceOf<typeof VisitStatus>;

  @text('取消/改期原因', 'Reason', { max: 500, write: 'never' })
  statusReason?: string | null;

  @dateTime('实际开始', 'Actual start', { tab: 'result' })
  actualStart?: string | null;

  @dateTime('实际结束', 'Actual end', { tab: 'result' })
  actualEnd?: string | null;

  @longText('拜访小结', 'Summary', { min: 10, tab: 'result' })
  summary?: string | null;

  @choice('结果', 'Outcome', VisitOutcome, { tab: 'result' })
  outcome?: ChoiceOf<typeof VisitOutcome> | null;

  @longText('客户问题', 'Problems', { tab: 'result' })
  problems?: string | null;

  @longText('竞品信息', 'Competitor seen', { tab: 'result' })
  competitorSeen?: string | null;

  @longText('下一步', 'Next step', { tab: 'result' })
  nextStep?: string | null;

  @date('下一步时间', 'Next on', { tab: 'result' })
  nextOn?: string | null;

  @dateTime('回报时间', 'Reported at', { write: 'never', tab: 'result' })
  reportedAt?: string | null;

  /** Empty until it is made, and once its report is still awaited within the setting `visit.reportHours`. */
  @derived(flag('按时回报', 'Reported in time'), isReportedInTime)
  isReportedInTime?: boolean | null;

  @derived(flag('计划内', 'Planned'), (row) => `(${row}.plan_item_id is not null)`)
  isPlanned!: boolean;

  /** Whether it counts in the month that it ended in (domain §2.8.4); empty until it is made. */
  @derived(choice('计入考核', 'Counted', CountStatus), countStatus)
  countStatus?: ChoiceOf<typeof CountStatus> | null;

  @derived(choice('不计原因', 'Why not', VisitExclusion), excludeReason)
  excludeReason?: ChoiceOf<typeof VisitExclusion> | null;

  @geoPoint('签到坐标', 'Check-in location', { write: 'never', tab: 'checkIn' })
  checkInGeo?: GeoPoint | null;

  /** From the account's place, or the nearest of our sites; empty where neither is known. */
  @number('签到偏差', 'Distance', { unit: units.metres, write: 'never', tab: 'checkIn' })
  distanceM?: number | null;

  @links('照片', 'Photos', () => File, { media: 'image', tab: 'checkIn' })
  photos!: readonly File[];

  @links('附件', 'Files', () => File, { tab: 'checkIn' })
  files!: readonly File[];

  @hasMany('需求', 'Needs', () => Need, 'sourceVisit')
  needs!: readonly Need[];

  @hasMany('需要对策', 'Countermeasures', () => NeedCountermeasure, 'visit')
  countermeasures!: readonly NeedCountermeasure[];
}
