import {
  anyOf,
  atMost,
  belongsTo,
  choice,
  choiceSet,
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
import { HeadCount } from './headCount.ts';
import { Need } from './need.ts';
import { OrgUnit } from './orgUnit.ts';
import { TourBooking } from './tourBooking.ts';
import { TourCheck } from './tourCheck.ts';
import { TourIncident } from './tourIncident.ts';
import { TourRoute } from './tourRoute.ts';
import { TourVisitor } from './tourVisitor.ts';
import { GuideSource, TourApprover, TourStatus, TourType, VisitorCategory } from './tourVocabulary.ts';
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
  openWhile: {
    states: ['DRAFT', 'RETURNED'],
    message: {
      zh: '申请已提交，不能再改；需要修改请由审批人退回',
      en: 'The application has been handed in; have it returned to change it',
    },
  },
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

  @dateTime('与办公室联系时间', 'Office contacted at', {
    help: { zh: '提交前须先与办公室联系', en: 'Contact the office before handing it in' },
  })
  officeContactedAt?: string | null;

  @text('紧急原因', 'Urgent reason', { max: 500 })
  urgentReason?: string | null;

  @links('关联需求', 'Needs', () => Need)
  needs!: readonly Need[];

  @choice('状态', 'Status', TourStatus, { required: true, default: 'DRAFT', write: 'never' })
  status!: ChoiceOf<typeof TourStatus>;

  @text('退回/取消原因', 'Reason', { max: 500, write: 'never' })
  statusReason?: string | null;

  @dateTime('提交时间', 'Submitted at', { write: 'never', tab: 'arrangement' })
  submittedAt?: string | null;

  /** Settled when it is handed in; whoever gives their word is taken from it. */
  @choiceSet('待审批', 'Awaits', TourApprover, { write: 'never', tab: 'arrangement' })
  awaits?: readonly ChoiceOf<typeof TourApprover>[] | null;

  @belongsTo('办公室审批', 'Approved by the office', () => User, { write: 'never', tab: 'arrangement' })
  officeApprovedBy?: User | null;

  /** Groups, guests of honour, and tours through more than one workshop need it beside the office's (EXT-2). */
  @belongsTo('领导审批', 'Approved by a leader', () => User, { write: 'never', tab: 'arrangement' })
  leaderApprovedBy?: User | null;

  @belongsTo('接待人', 'Receptionist', () => User, { write: 'never', tab: 'arrangement' })
  receptionist?: User | null;

  /** T4: assigned or said not to be needed; empty = nobody has decided yet, as for `guideNeeded`. */
  @flag('用车', 'Vehicle needed', { write: 'never', tab: 'arrangement' })
  vehicleNeeded?: boolean | null;

  @belongsTo('车辆', 'Vehicle', () => Vehicle, { write: 'never', tab: 'arrangement' })
  vehicle?: Vehicle | null;

  @belongsTo('司机', 'Driver', () => User, { write: 'never', tab: 'arrangement' })
  driver?: User | null;

  @flag('讲解', 'Guide needed', { write: 'never', tab: 'arrangement' })
  guideNeeded?: boolean | null;

  @belongsTo('讲解员', 'Guide', () => User, { write: 'never', tab: 'arrangement' })
  guide?: User | null;

  @choice('讲解来源', 'Guide source', GuideSource, { write: 'never', tab: 'arrangement' })
  guideSource?: ChoiceOf<typeof GuideSource> | null;

  @belongsTo('物品保管人', 'Valuables keeper', () => User, { write: 'never', tab: 'arrangement' })
  valuablesKeeper?: User | null;

  @flag('采访拍摄', 'Media activity', { required: true, default: false })
  mediaActivity!: boolean;

  @belongsTo('采访批准人', 'Media approved by', () => User, { write: 'never', tab: 'arrangement' })
  mediaApprovedBy?: User | null;

  @flag('特准拍照', 'Photos permitted', { required: true, default: false, write: 'never', tab: 'arrangement' })
  photoPermitted!: boolean;

  @decimal('满意度', 'Feedback score', { precision: 4, min: '0', max: '5', unit: units.points, write: 'never', tab: 'feedback' })
  feedbackScore?: string | null;

  @longText('意见', 'Feedback', { write: 'never', tab: 'feedback' })
  feedback?: string | null;

  @hasMany('参观人员', 'Visitors', () => TourVisitor, 'tour')
  visitors!: readonly TourVisitor[];

  @hasMany('安全检查', 'Checks', () => TourCheck, 'tour')
  checks!: readonly TourCheck[];

  @hasMany('点名', 'Head counts', () => HeadCount, 'tour')
  headCounts!: readonly HeadCount[];

  @hasMany('异常', 'Incidents', () => TourIncident, 'tour')
  incidents!: readonly TourIncident[];

  @hasMany('占用', 'Bookings', () => TourBooking, 'tour')
  bookings!: readonly TourBooking[];

  @hasMany('产生的需求', 'Needs found', () => Need, 'sourceTour')
  foundNeeds!: readonly Need[];
}
