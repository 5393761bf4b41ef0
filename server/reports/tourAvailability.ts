import { groups } from '../entities/groups.ts';
import { OrgUnit } from '../entities/orgUnit.ts';
import { RouteStop } from '../entities/routeStop.ts';
import { TourBooking } from '../entities/tourBooking.ts';
import { TourRequest } from '../entities/tourRequest.ts';
import { TourRoute } from '../entities/tourRoute.ts';
import { User } from '../entities/user.ts';
import { Vehicle } from '../entities/vehicle.ts';
import { Zone } from '../entities/zone.ts';
import { belongsTo, choice, choices, dateTime, entityOf, number, type ChoiceOf } from '../kit/field/index.ts';
import { raw, sql, type Sql } from '../kit/query/sql.ts';
import { reading, report } from '../kit/report/report.ts';
import type { ReportQuery } from '../kit/report/reportQuery.ts';
import { takenFunction } from '../kit/store/exclusives.ts';
import { isWithin, OfUnit } from './unit.ts';

const TakenKind = choices('TakenKind', {
  PERSON: ['人员', 'Person'],
  VEHICLE: ['车辆', 'Vehicle'],
  ZONE: ['区域', 'Zone'],
});

class TimeAsked extends OfUnit {
  @dateTime('开始时间', 'From', { required: true })
  startsAt!: string;

  @dateTime('结束时间', 'Until', { required: true })
  endsAt!: string;

  @belongsTo('路线', 'Route', () => TourRoute, {
    help: { zh: '按其站点和停留时间看区域', en: 'Zones are looked at as the route comes to them' },
  })
  route?: string | null;

  @belongsTo('参观', 'Tour', () => TourRequest, { help: { zh: '其自身的占用不计', en: 'Whose own bookings do not count' } })
  tour?: string | null;

  @choice('类型', 'Kind', TakenKind)
  kind?: ChoiceOf<typeof TakenKind> | null;
}

class TakenOrFree {
  @choice('类型', 'Kind', TakenKind)
  kind!: ChoiceOf<typeof TakenKind>;

  @belongsTo('人员', 'Person', () => User)
  person?: User | null;

  @belongsTo('车辆', 'Vehicle', () => Vehicle)
  vehicle?: Vehicle | null;

  @belongsTo('区域', 'Zone', () => Zone)
  zone?: Zone | null;

  @dateTime('需用自', 'Needed from')
  neededFrom!: string;

  @dateTime('需用至', 'Needed until')
  neededUntil!: string;

  /** Of a person or a vehicle one or none, of a zone the parties that it still takes. */
  @number('可用', 'Free', { help: { zh: '0 为已占用；区域为还可接待的批数', en: '0: taken; of a zone the parties that it still takes' } })
  free!: number;

  @belongsTo('占用的参观', 'Taken by', () => TourRequest)
  takenBy?: TourRequest | null;

  @dateTime('占用自', 'Taken from')
  takenFrom?: string | null;

  @dateTime('占用至', 'Taken until')
  takenUntil?: string | null;
}

type Asked = ReportQuery<'startsAt' | 'endsAt' | 'route' | 'tour' | 'kind' | 'orgUnit'>;

const BOOKING = entityOf(TourBooking);
const [PERSON, VEHICLE, PLACE] = BOOKING.exclusives.map((exclusive) => raw(takenFunction(BOOKING, exclusive))) as [Sql, Sql, Sql];

/**
 * Who and what is free at a time, by the facts that keep bookings apart: whoever plans sees before saving what would be refused. Which
 * tour it is that takes something is told as far as the viewer sees it; beyond that, only that it is taken.
 */
export const tourAvailability = report({
  name: 'tourAvailability',
  label: { zh: '参观资源占用', en: 'Free for tours' },
  description: {
    zh: '某时段内接待人员、车辆和参观区域是否可用；占用的参观不在您范围内时只显示已占用。',
    en: 'Whether people, vehicles and zones are free at a time; of tours out of your sight it is only told that they take something.',
  },
  group: groups.reports,
  icon: 'EventBusy',
  parameters: TimeAsked,
  initial: { startsAt: (today) => `${today}T01:00:00.000Z`, endsAt: (today) => `${today}T03:00:00.000Z` },
  row: TakenOrFree,
  reads: [
    reading(TourBooking, 'tour', 'person', 'vehicle', 'zone', 'startsAt', 'endsAt'),
    reading(TourRequest, 'route'),
    reading(User, 'name', 'orgUnit', 'active'),
    reading(OrgUnit, 'path'),
    reading(Vehicle, 'plateNo', 'status'),
    reading(Zone, 'nameZh', 'noVisit', 'groupsAtOnce'),
    reading(RouteStop, 'route', 'order', 'zone', 'stayMin'),
  ],
  serves: 'arrangeTour',
  rows: (query) => sql`with asked as (select ${query.given('startsAt')} as starts_at, ${query.given('endsAt')} as ends_at,
        array(select own.id from ${query.from(TourBooking, 'own')} where ${isOwn(query, 'own')}) as own),
      needed as (${people(query)} union all ${vehicles(query)} union all ${zones(query)})
    select needed.*, booking.tour_id as taken_by_id, booking.starts_at as taken_from, booking.ends_at as taken_until
    from needed left join lateral (select seen.tour_id, seen.starts_at, seen.ends_at from ${query.from(TourBooking, 'seen')}
      where (seen.person_id = needed.person_id or seen.vehicle_id = needed.vehicle_id or seen.zone_id = needed.zone_id)
        and tstzrange(seen.starts_at, seen.ends_at) && tstzrange(needed.needed_from, needed.needed_until) and not (${isOwn(query, 'seen')})
      order by seen.starts_at, seen.id limit 1) booking on true
    where ${query.isGiven('kind') ? sql`needed.kind = ${query.given('kind')}` : raw('true')}`,
  order: `array_position(array['ZONE', 'PERSON', 'VEHICLE'], kind), needed_from, free, name collate "zh-x-icu", person_id, vehicle_id, zone_id`,
  total: { free: 'coalesce(sum(free), 0)::int' },
});

function isOwn(query: Asked, booking: string): Sql {
  return query.isGiven('tour') ? sql`${raw(booking)}.tour_id = ${query.given('tour')}` : raw('false');
}

const SPAN = raw('tstzrange(asked.starts_at, greatest(asked.starts_at, asked.ends_at))');

function people(query: Asked): Sql {
  return sql`select 'PERSON' as kind, person.id as person_id, null::uuid as vehicle_id, null::uuid as zone_id, person.name, asked.starts_at as needed_from,
      greatest(asked.starts_at, asked.ends_at) as needed_until, case when ${PERSON}(person.id, ${SPAN}, asked.own) then 0 else 1 end as free
    from ${query.from(User, 'person')}, asked where person.active and ${isWithin(query, 'person.org_unit_id')}`;
}

function vehicles(query: Asked): Sql {
  return sql`select 'VEHICLE', null, vehicle.id, null, vehicle.plate_no, asked.starts_at, greatest(asked.starts_at, asked.ends_at),
      case when ${VEHICLE}(vehicle.id, ${SPAN}, asked.own) then 0 else 1 end
    from ${query.from(Vehicle, 'vehicle')}, asked where vehicle.status = 'AVAILABLE'`;
}

/** As the party comes to them, stop by stop; without a way, all that are open, for the whole time. */
function zones(query: Asked): Sql {
  const place = sql`(select count(*)::int from generate_series(1, way.groups_at_once) place
    where not ${PLACE}(way.zone_id, place, tstzrange(way.needed_from, way.needed_until), asked.own))`;
  return sql`select 'ZONE', null, null, way.zone_id, way.name_zh, way.needed_from, way.needed_until, ${place}
    from asked, lateral (${hasWay(query) ? stops(query) : openZones(query)}) way`;
}

function hasWay(query: Asked): boolean {
  return query.isGiven('route') || query.isGiven('tour');
}

function openZones(query: Asked): Sql {
  return sql`select zone.id as zone_id, zone.name_zh, zone.groups_at_once, asked.starts_at as needed_from,
      greatest(asked.starts_at, asked.ends_at) as needed_until
    from ${query.from(Zone, 'zone')} where not zone.no_visit`;
}

function stops(query: Asked): Sql {
  const route = query.isGiven('route')
    ? query.given('route')
    : sql`(select planned.route_id from ${query.from(TourRequest, 'planned')} where planned.id = ${query.given('tour')})`;
  return sql`select zone.id as zone_id, zone.name_zh, zone.groups_at_once, asked.starts_at + stop.before as needed_from,
      asked.starts_at + stop.before + make_interval(mins => stop.stay_min) as needed_until
    from (select stops.zone_id, stops.stay_min, make_interval(mins => (sum(stops.stay_min) over (order by stops."order") - stops.stay_min)::int) as before
      from ${query.from(RouteStop, 'stops')} where stops.route_id = ${route}) stop
    join ${query.from(Zone, 'zone')} on zone.id = stop.zone_id`;
}
