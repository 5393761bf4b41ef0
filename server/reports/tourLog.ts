import { DepositItem } from '../entities/depositItem.ts';
import { groups } from '../entities/groups.ts';
import { TourCheck } from '../entities/tourCheck.ts';
import { TourIncident } from '../entities/tourIncident.ts';
import { TourRequest } from '../entities/tourRequest.ts';
import { TourRoute } from '../entities/tourRoute.ts';
import { TourVisitor } from '../entities/tourVisitor.ts';
import { TourStatus, VisitorCategory } from '../entities/tourVocabulary.ts';
import { User } from '../entities/user.ts';
import { Vehicle } from '../entities/vehicle.ts';
import { units } from '../entities/vocabulary.ts';
import { belongsTo, choice, dateTime, decimal, number, percent, text, type ChoiceOf } from '../kit/field/index.ts';
import { sql } from '../kit/query/sql.ts';
import { reading, report } from '../kit/report/report.ts';
import { isInMonth, MonthOfUnit, thisMonth } from './month.ts';
import { isWithin, PEOPLE } from './unit.ts';

class LoggedTour {
  @belongsTo('编号', 'No.', () => TourRequest)
  tour?: TourRequest | null;

  @dateTime('开始时间', 'Planned start')
  plannedStart!: string;

  @text('来访单位', 'Visiting organisation')
  visitorOrg!: string;

  @choice('类别', 'Category', VisitorCategory)
  category!: ChoiceOf<typeof VisitorCategory>;

  @number('人数', 'Headcount', { unit: units.persons })
  headcount!: number;

  @text('路线', 'Route (zh)')
  routeZh?: string | null;

  @text('路线（英文）', 'Route')
  routeEn?: string | null;

  @belongsTo('接待', 'Receptionist', () => User)
  receptionist?: User | null;

  @belongsTo('讲解', 'Guide', () => User)
  guide?: User | null;

  @text('车辆', 'Vehicle')
  vehicle?: string | null;

  @percent('安全检查完成率', 'Checks done', { help: { zh: '已完成的必做项', en: 'Of those required' } })
  checkRate?: string | null;

  @number('寄存件数', 'Deposits')
  deposits!: number;

  @number('异常', 'Incidents')
  incidents!: number;

  @decimal('满意度', 'Feedback', { precision: 4, unit: units.points })
  feedbackScore?: string | null;

  @choice('状态', 'Status', TourStatus)
  status!: ChoiceOf<typeof TourStatus>;
}

/** R14: the tours of a month, with what the door has noted. */
export const tourLog = report({
  name: 'tourLog',
  label: { zh: '参观台账', en: 'Tour log' },
  description: {
    zh: '计划在当月开始、已批准的参观每个一行；检查完成率只算必做项，合计按全部必做项。',
    en: 'One row per approved tour that is planned to start in the month; the rate of checks is of those required, in the total of all of them.',
  },
  group: groups.reports,
  icon: 'Tour',
  parameters: MonthOfUnit,
  initial: { period: thisMonth },
  row: LoggedTour,
  reads: [
    reading(
      TourRequest,
      'no',
      'plannedStart',
      'visitorOrg',
      'category',
      'headcount',
      'route',
      'receptionist',
      'guide',
      'vehicle',
      'feedbackScore',
      'status',
      'handlingUnit',
    ),
    reading(TourRoute, 'nameZh', 'nameEn'),
    reading(Vehicle, 'plateNo'),
    reading(TourCheck, 'tour', 'required', 'done'),
    reading(TourVisitor, 'tour'),
    reading(DepositItem, 'visitor'),
    reading(TourIncident, 'tour'),
    ...PEOPLE,
  ],
  rows: (
    query,
  ) => sql`select tour.id as tour_id, tour.no, tour.planned_start, tour.visitor_org, tour.category, tour.headcount, route.name_zh as route_zh,
      route.name_en as route_en, tour.receptionist_id, tour.guide_id, vehicle.plate_no as vehicle, checks.done as checks_done,
      checks.required as checks_required, checks.done::numeric / nullif(checks.required, 0) as check_rate,
      (select count(*) from ${query.from(DepositItem, 'item')} join ${query.from(TourVisitor, 'visitor')} on visitor.id = item.visitor_id
        where visitor.tour_id = tour.id) as deposits,
      (select count(*) from ${query.from(TourIncident, 'incident')} where incident.tour_id = tour.id) as incidents, tour.feedback_score, tour.status
    from ${query.from(TourRequest, 'tour')} left join ${query.from(TourRoute, 'route')} on route.id = tour.route_id
    left join ${query.from(Vehicle, 'vehicle')} on vehicle.id = tour.vehicle_id
    left join lateral (select count(*) filter (where told.done) as done, count(*) as required
      from ${query.from(TourCheck, 'told')} where told.tour_id = tour.id and told.required) checks on true
    where tour.status not in ('DRAFT', 'SUBMITTED', 'RETURNED', 'REJECTED') and ${isInMonth(query, 'tour.planned_start')}
      and ${isWithin(query, 'tour.handling_unit_id')}`,
  order: 'planned_start, no, tour_id',
  total: {
    headcount: 'coalesce(sum(headcount), 0)',
    checkRate: 'sum(checks_done)::numeric / nullif(sum(checks_required), 0)',
    deposits: 'coalesce(sum(deposits), 0)',
    incidents: 'coalesce(sum(incidents), 0)',
    feedbackScore: 'avg(feedback_score)',
  },
});
