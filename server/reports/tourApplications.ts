import { Account } from '../entities/account.ts';
import { Contact } from '../entities/contact.ts';
import { groups } from '../entities/groups.ts';
import { OrgUnit } from '../entities/orgUnit.ts';
import { TourRequest } from '../entities/tourRequest.ts';
import { TourRoute } from '../entities/tourRoute.ts';
import { TourVisitor } from '../entities/tourVisitor.ts';
import { TourStatus, TourType, VisitorCategory } from '../entities/tourVocabulary.ts';
import { User } from '../entities/user.ts';
import { Vehicle } from '../entities/vehicle.ts';
import { units } from '../entities/vocabulary.ts';
import { belongsTo, choice, dateTime, flag, longText, number, period, text, type ChoiceOf } from '../kit/field/index.ts';
import { raw, sql } from '../kit/query/sql.ts';
import { reading, report } from '../kit/report/report.ts';
import { applicationForm } from './applicationForm.ts';
import { isInMonth, thisMonth } from './month.ts';
import { isWithin, OfUnit } from './unit.ts';

/** One application, or those whose tours begin in a month; all that the viewer sees where neither is given. */
class ApplicationsAsked extends OfUnit {
  @period('月份', 'Month')
  period?: string | null;

  @belongsTo('参观申请', 'Tour request', () => TourRequest)
  tour?: string | null;
}

/** What form F says of an application (domain §2.6), on a line for each of its visitors. */
class AppliedVisitor {
  @text('申请编号', 'No.')
  no!: string;

  @belongsTo('参观', 'Tour', () => TourRequest)
  tour?: TourRequest | null;

  @number('序号', 'Place', { help: { zh: '在参观人员名单中', en: 'In the list of visitors' } })
  place?: number | null;

  @text('姓名', 'Name')
  visitorName?: string | null;

  @text('单位', 'Organisation')
  visitorUnit?: string | null;

  @text('职务', 'Title')
  visitorTitle?: string | null;

  @choice('状态', 'Status', TourStatus)
  status!: ChoiceOf<typeof TourStatus>;

  @text('承办部门', 'Handling unit')
  handlingUnit?: string | null;

  @belongsTo('经办人', 'Applicant', () => User)
  applicant?: User | null;

  @text('来访单位', 'Visiting organisation')
  visitorOrg!: string;

  @belongsTo('大客户', 'Account', () => Account)
  account?: Account | null;

  @choice('参观类别', 'Category', VisitorCategory)
  category!: ChoiceOf<typeof VisitorCategory>;

  @choice('接待类型', 'Tour type', TourType)
  tourType?: ChoiceOf<typeof TourType> | null;

  @number('人数', 'Headcount', { unit: units.persons })
  headcount!: number;

  @text('领队', 'Leader')
  leaderName?: string | null;

  @dateTime('开始时间', 'Planned start')
  plannedStart!: string;

  @dateTime('结束时间', 'Planned end')
  plannedEnd!: string;

  @text('参观路线', 'Route (zh)')
  routeZh?: string | null;

  @text('参观路线（英文）', 'Route')
  routeEn?: string | null;

  @flag('采访拍摄', 'Media activity')
  mediaActivity!: boolean;

  @dateTime('与办公室联系时间', 'Office contacted at')
  officeContactedAt?: string | null;

  @dateTime('提交时间', 'Submitted at')
  submittedAt?: string | null;

  @longText('参观目的', 'Purpose')
  purpose!: string;

  @longText('参观内容', 'Content')
  content!: string;

  @text('紧急原因', 'Urgent reason')
  urgentReason?: string | null;

  @belongsTo('接待人', 'Receptionist', () => User)
  receptionist?: User | null;

  @belongsTo('讲解员', 'Guide', () => User)
  guide?: User | null;

  @text('用车', 'Vehicle')
  vehicle?: string | null;

  @belongsTo('物品保管人', 'Valuables keeper', () => User)
  valuablesKeeper?: User | null;

  @belongsTo('公司办公室', 'Company office', () => User)
  officeApprovedBy?: User | null;

  @belongsTo('公司领导', 'Company leader', () => User)
  leaderApprovedBy?: User | null;
}

/** Form F, the application that whoever wants to be shown round hands in beforehand (tour regulation, article 3). */
export const tourApplications = report({
  name: 'tourApplications',
  label: { zh: '参观申请表', en: 'Form F: tour application' },
  description: {
    zh: '每份申请一页，附参观人员名单；列表中每位参观人员一行。证件号码和手机不随表发出。',
    en: 'A page per application with its list of visitors; a line here per visitor. ID and mobile numbers do not go out with it.',
  },
  group: groups.reports,
  icon: 'Assignment',
  parameters: ApplicationsAsked,
  initial: { period: thisMonth },
  row: AppliedVisitor,
  reads: [
    reading(
      TourRequest,
      'no',
      'status',
      'handlingUnit',
      'applicant',
      'visitorOrg',
      'account',
      'category',
      'tourType',
      'headcount',
      'leader',
      'leaderText',
      'plannedStart',
      'plannedEnd',
      'route',
      'mediaActivity',
      'officeContactedAt',
      'submittedAt',
      'purpose',
      'content',
      'urgentReason',
      'receptionist',
      'guide',
      'vehicle',
      'valuablesKeeper',
      'officeApprovedBy',
      'leaderApprovedBy',
    ),
    reading(TourVisitor, 'tour', 'name', 'org', 'title'),
    reading(Account, 'name'),
    reading(Contact, 'name'),
    reading(TourRoute, 'nameZh', 'nameEn'),
    reading(Vehicle, 'plateNo'),
    reading(User, 'name', 'orgUnit'),
    reading(OrgUnit, 'path', 'name'),
  ],
  rows: (query) => sql`select tour.no, tour.id as tour_id, visitor.place, visitor.name as visitor_name, visitor.org as visitor_unit,
      visitor.title as visitor_title, tour.status, unit.name as handling_unit, tour.applicant_id, tour.visitor_org, tour.account_id,
      tour.category, tour.tour_type, tour.headcount, coalesce(leader.name, tour.leader_text) as leader_name, tour.planned_start,
      tour.planned_end, route.name_zh as route_zh, route.name_en as route_en, tour.media_activity, tour.office_contacted_at,
      tour.submitted_at, tour.purpose, tour.content, tour.urgent_reason, tour.receptionist_id, tour.guide_id, vehicle.plate_no as vehicle,
      tour.valuables_keeper_id, tour.office_approved_by_id, tour.leader_approved_by_id
    from ${query.from(TourRequest, 'tour')} left join ${query.from(TourRoute, 'route')} on route.id = tour.route_id
    left join ${query.from(OrgUnit, 'unit')} on unit.id = tour.handling_unit_id
    left join ${query.from(Contact, 'leader')} on leader.id = tour.leader_id
    left join ${query.from(Vehicle, 'vehicle')} on vehicle.id = tour.vehicle_id
    left join lateral (select listed.name, listed.org, listed.title,
        row_number() over (order by listed.id)::int as place
      from ${query.from(TourVisitor, 'listed')} where listed.tour_id = tour.id) visitor on true
    where ${query.isGiven('period') ? isInMonth(query, 'tour.planned_start') : raw('true')}
      and ${query.isGiven('tour') ? sql`tour.id = ${query.given('tour')}` : raw('true')}
      and ${isWithin(query, 'tour.handling_unit_id')}`,
  order: 'planned_start, no, place',
  total: { place: 'count(place)::int' },
  form: applicationForm,
});
