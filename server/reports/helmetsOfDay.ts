import { Equipment } from '../entities/equipment.ts';
import { groups } from '../entities/groups.ts';
import { RouteStop } from '../entities/routeStop.ts';
import { SalesSite } from '../entities/salesSite.ts';
import { TourRequest } from '../entities/tourRequest.ts';
import { units } from '../entities/vocabulary.ts';
import { Zone } from '../entities/zone.ts';
import { date, number, snakeCase } from '../kit/field/index.ts';
import { sql } from '../kit/query/sql.ts';
import { reading, report } from '../kit/report/report.ts';
import { isWithin, OfUnit, PEOPLE } from './unit.ts';

class Parameters extends OfUnit {
  @date('日期', 'Day', { help: { zh: '不填为今天', en: 'Today where none is chosen' } })
  day?: string | null;
}

class HelmetsOfDay {
  @date('日期', 'Day')
  day!: string;

  @number('须戴安全帽的参观', 'Tours with helmets')
  tours!: number;

  @number('来宾', 'Visitors', { unit: units.persons })
  visitors!: number;

  @number('同时最多需要', 'Needed at once')
  needed!: number;

  @number('在案场可用', 'On hand')
  onHand!: number;

  @number('富余', 'To spare', { min: -2_147_483_647 })
  spare!: number;
}

const FIGURES = ['tours', 'visitors', 'needed', 'onHand', 'spare'] as const;

/** T6: whether there are helmets enough for the visitors of a day, who do not all wear one at the same time. */
export const helmetsOfDay = report({
  name: 'helmetsOfDay',
  label: { zh: '安全帽备量', en: 'Helmets of a day' },
  description: {
    zh: '当天已批准、尚未结束且路线须戴安全帽的参观，同时在场的最多人数，对照可见案场在用或闲置的安全帽。',
    en: 'The most visitors at once of the approved tours of the day that need helmets and are not over, against the helmets in use or idle at the sites that you see.',
  },
  group: groups.reports,
  icon: 'Engineering',
  parameters: Parameters,
  initial: { day: (today) => today },
  row: HelmetsOfDay,
  reads: [
    reading(TourRequest, 'plannedStart', 'plannedEnd', 'headcount', 'route', 'status', 'handlingUnit'),
    reading(RouteStop, 'route', 'zone'),
    reading(Zone, 'helmetRequired'),
    reading(Equipment, 'isHelmet', 'status', 'quantity', 'site'),
    reading(SalesSite, 'orgUnit'),
    ...PEOPLE,
  ],
  rows: (query) => sql`with wearing as (select tour.planned_start, tour.planned_end, tour.headcount from ${query.from(TourRequest, 'tour')}
      where tour.status in ('APPROVED', 'ARRANGED', 'CHECKED_IN', 'BRIEFED', 'IN_PROGRESS')
        and (tour.planned_start at time zone 'Asia/Shanghai')::date = coalesce(${query.given('day')}, app_today())
        and exists (select 1 from ${query.from(RouteStop, 'stop')} join ${query.from(Zone, 'zone')} on zone.id = stop.zone_id
          where stop.route_id = tour.route_id and zone.helmet_required) and ${isWithin(query, 'tour.handling_unit_id')}),
      worn as (select count(*) as tours, coalesce(sum(w.headcount), 0) as visitors, coalesce(max((select sum(o.headcount) from wearing o
          where o.planned_start <= w.planned_start and o.planned_end > w.planned_start)), 0) as needed from wearing w),
      held as (select coalesce(sum(item.quantity), 0) as on_hand from ${query.from(Equipment, 'item')}
        left join ${query.from(SalesSite, 'site')} on site.id = item.site_id
        where item.is_helmet and item.status in ('IN_USE', 'IDLE') and ${isWithin(query, 'site.org_unit_id')})
    select coalesce(${query.given('day')}, app_today()) as day, worn.tours, worn.visitors, worn.needed, held.on_hand, held.on_hand - worn.needed as spare from worn, held`,
  order: 'day',
  total: Object.fromEntries(FIGURES.map((name) => [name, `coalesce(sum(${snakeCase(name)}), 0)`])),
});
