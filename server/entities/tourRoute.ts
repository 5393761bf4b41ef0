import { derived, entity, flag, hasMany, number, Row, text } from '../kit/field/index.ts';
import { groups } from './groups.ts';
import { OrgUnit } from './orgUnit.ts';
import { RouteStop } from './routeStop.ts';
import { TourRequest } from './tourRequest.ts';
import { units } from './vocabulary.ts';
import { Zone } from './zone.ts';

/** Something of the zones that a route leads through, as SQL over `zone` and `stop`. */
const along = (aggregate: string) => (row: string) =>
  `(select ${aggregate} from route_stop stop join zone on zone.id = stop.zone_id and zone.deleted_at is null
    left join org_unit workshop on workshop.id = zone.org_unit_id and zone.kind = 'WORKSHOP' and workshop.deleted_at is null
    where stop.route_id = ${row}.id and stop.deleted_at is null)`;
const ON_THE_WAY = () => [RouteStop, Zone];

/** A fixed way through the company that tours keep to (domain §2.6, T5). */
@entity<TourRoute>('参观路线', 'Tour route', {
  plural: 'tourRoutes',
  group: groups.tours,
  icon: 'Route',
  title: 'nameZh',
  list: ['nameZh', 'nameEn', 'durationMin', 'needsHelmet', 'needsKeeper', 'groupLimit', 'hasClosedZone', 'active'],
  tabs: { way: ['路线', 'Route'], needs: ['参观要求', 'What it asks for'] },
  filters: ['active'],
  search: ['nameZh', 'nameEn'],
  sort: ['nameZh'],
})
export class TourRoute extends Row {
  @text('名称', 'Chinese name', { required: true, max: 80 })
  nameZh!: string;

  @text('英文名称', 'English name', { required: true, max: 120 })
  nameEn!: string;

  @number('时长', 'Duration', { min: 1, max: 1440, unit: units.minutes })
  durationMin?: number | null;

  @flag('启用', 'Active', { required: true, default: true })
  active!: boolean;

  /** T6: some zone of the way wants a safety helmet. */
  @derived(flag('须戴安全帽', 'Helmets needed', { tab: 'needs' }), along('coalesce(bool_or(zone.helmet_required), false)'), ON_THE_WAY)
  needsHelmet!: boolean;

  /** T7: some zone has a strong magnetic field, before which watches and cards are handed to a keeper. */
  @derived(
    flag('须设物品保管人', 'Keeper of valuables needed', { tab: 'needs' }),
    along('coalesce(bool_or(zone.strong_magnetic_field), false)'),
    ON_THE_WAY,
  )
  needsKeeper!: boolean;

  /** The fewest that a zone of the way takes at a time; empty: any number. */
  @derived(number('单批上限', 'Largest group', { unit: units.persons, tab: 'needs' }), along('min(zone.max_group_size)'), ON_THE_WAY)
  groupLimit?: number | null;

  @derived(number('最低年龄', 'Minimum age', { unit: units.years, tab: 'needs' }), along('max(zone.min_age)'), ON_THE_WAY)
  minAge?: number | null;

  /** T8: the departments of the workshops, somebody of which may explain the process. */
  @derived(
    text('可讲解部门', 'Departments that may guide', { tab: 'needs' }),
    along(`string_agg(distinct workshop.name::text collate "C", '、' order by workshop.name::text collate "C")`),
    () => [RouteStop, Zone, OrgUnit],
  )
  guideUnits?: string | null;

  @derived(
    number('站点停留合计', 'Stays in all', { unit: units.minutes, tab: 'needs' }),
    along('coalesce(sum(stop.stay_min), 0)'),
    ON_THE_WAY,
  )
  stayMinTotal!: number;

  /** T9: a zone of the way has been closed to visitors since; no tour can be applied for until its stop is gone. */
  @derived(flag('含谢绝参观区域', 'Has a closed zone', { tab: 'needs' }), along('coalesce(bool_or(zone.no_visit), false)'), ON_THE_WAY)
  hasClosedZone!: boolean;

  @hasMany('站点', 'Stops', () => RouteStop, 'route')
  stops!: readonly RouteStop[];

  @hasMany('参观申请', 'Tours', () => TourRequest, 'route')
  tours!: readonly TourRequest[];
}
