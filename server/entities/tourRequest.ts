import {
  anyOf,
  atMost,
  belongsTo,
  choice,
  dateTime,
  decimal,
  entity,
  flag,
  hasMany,
  links,
  longText,
  number,
  requiredWhen,
  Row,
  serial,
  text,
  type ChoiceOf,
} from '../kit/field/index.ts';
import { Account } from './account.ts';
import { Contact } from './contact.ts';
import { groups } from './groups.ts';
import { Need } from './need.ts';
import { OrgUnit } from './orgUnit.ts';
import { TourRoute } from './tourRoute.ts';
import { GuideSource, TourStatus, TourType, VisitorCategory } from './tourVocabulary.ts';
import { User } from './user.ts';
import { Vehicle } from './vehicle.ts';
import { units } from './vocabulary.ts';

const FOR_CUSTOMERS = { field: 'category', values: ['CUSTOMER'] };

/** A party's application to be shown round the company, and its tour, form F 参观申请表 (domain §2.6). */
@entity<TourRequest>('参观申请', 'Tour request', {
  plural: 'tourRequests',
  group: groups.tours,
  icon: 'Tour',
  title: 'no',
  list: ['no', 'visitorOrg', 'account', 'tourType', 'headcount', 'plannedStart', 'receptionist', 'status'],
  filters: ['status', 'category', 'tourType', 'handlingUnit', 'plannedStart'],
  search: ['no', 'visitorOrg', 'leaderText', 'purpose'],
  sort: ['-plannedStart'],
  tabs: {
    application: ['申请', 'Application'],
    arrangement: ['接待安排', 'Arrangement'],
    feedback: ['反馈', 'Feedback'],
  },
  scope: { via: 'account', otherwise: { department: 'handlingUnit', owner: 'applicant' } },
  status: 'status',
  rules: [
    requiredWhen('account', FOR_CUSTOMERS, { zh: '客户视察须选择大客户', en: 'A customer inspection needs its account' }),
    anyOf(['leader', 'leaderText'], { zh: '请选择或填写领队', en: 'Choose the leader or write the name' }),
    atMost('plannedStart', 'plannedEnd', { zh: '结束时间不能早于开始时间', en: 'The end must not be before the start' }),
  ],
})
export class TourRequest extends Row {
  @serial('申请编号', 'No.', 'CG-{yyyymm}-{4}')
  no!: string;

  @belongsTo('承办部门', 'Handling unit', () => OrgUnit, { required: true, write: 'create', defaultsTo: 'viewerUnit' })
  handlingUnit!: OrgUnit;

  @belongsTo('经办人', 'Applicant', () => User, { required: true, write: 'create', defaultsTo: 'viewer' })
  applicant!: User;

  @choice('参观类别', 'Category', VisitorCategory, { required: true, default: 'CUSTOMER' })
  category!: ChoiceOf<typeof VisitorCategory>;

  @belongsTo('大客户', 'Account', () => Account)
  account?: Account | null;

  @text('来访单位', 'Visiting organisation', { required: true, max: 120 })
  visitorOrg!: string;

  @choice('接待类型', 'Tour type', TourType)
  tourType?: ChoiceOf<typeof TourType> | null;

  @longText('目的', 'Purpose', { required: true })
  purpose!: string;

  @longText('参观内容', 'Content', { required: true })
  content!: string;

  @number('人数', 'Headcount', { required: true, min: 1, max: 10_000, unit: units.persons })
  headcount!: number;

  @belongsTo('领队', 'Leader', () => Contact)
  leader?: Contact | null;

  @text('领队（文字）', 'Leader, in words', { max: 60 })
  leaderText?: string | null;

  @dateTime('开始时间', 'Planned start', { required: true })
  plannedStart!: string;

  @dateTime('结束时间', 'Planned end', { required: true })
  plannedEnd!: string;

  @belongsTo('路线', 'Route', () => TourRoute, { required: true, only: { active: true } })
  route!: TourRoute;

  @dateTime('与办公室联系时间', 'Office contacted at', { required: true })
  officeContactedAt!: string;

  @text('紧急原因', 'Urgent reason', { max: 500 })
  urgentReason?: string | null;

  @links('关联需求', 'Needs', () => Need)
  needs!: readonly Need[];

  @choice('状态', 'Status', TourStatus, { required: true, default: 'DRAFT', write: 'never' })
  status!: ChoiceOf<typeof TourStatus>;

  @text('退回/取消原因', 'Reason', { max: 500, write: 'never' })
  statusReason?: string | null;

  @belongsTo('接待人', 'Receptionist', () => User, { tab: 'arrangement' })
  receptionist?: User | null;

  /** T4: assigned or said not to be needed; empty = nobody has decided yet, as for `guideNeeded`. */
  @flag('用车', 'Vehicle needed', { tab: 'arrangement' })
  vehicleNeeded?: boolean | null;

  @belongsTo('车辆', 'Vehicle', () => Vehicle, { tab: 'arrangement' })
  vehicle?: Vehicle | null;

  @belongsTo('司机', 'Driver', () => User, { tab: 'arrangement' })
  driver?: User | null;

  @flag('讲解', 'Guide needed', { tab: 'arrangement' })
  guideNeeded?: boolean | null;

  @belongsTo('讲解员', 'Guide', () => User, { tab: 'arrangement' })
  guide?: User | null;

  @choice('讲解来源', 'Guide source', GuideSource, { tab: 'arrangement' })
  guideSource?: ChoiceOf<typeof GuideSource> | null;

  @belongsTo('物品保管人', 'Valuables keeper', () => User, { tab: 'arrangement' })
  valuablesKeeper?: User | null;

  @flag('采访拍摄', 'Media activity', { required: true, default: false, tab: 'arrangement' })
  mediaActivity!: boolean;

  @belongsTo('采访批准人', 'Media approved by', () => User, { write: 'never', tab: 'arrangement' })
  mediaApprovedBy?: User | null;

  @flag('特准拍照', 'Photos permitted', { required: true, default: false, tab: 'arrangement' })
  photoPermitted!: boolean;

  @decimal('满意度', 'Feedback score', { precision: 4, min: '0', max: '5', unit: units.points, tab: 'feedback' })
  feedbackScore?: string | null;

  @longText('意见', 'Feedback', { tab: 'feedback' })
  feedback?: string | null;

  @hasMany('产生的需求', 'Needs found', () => Need, 'sourceTour')
  foundNeeds!: readonly Need[];
}
