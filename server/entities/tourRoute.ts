import { entity, flag, hasMany, number, Row, text } from '../kit/field/index.ts';
import { groups } from './groups.ts';
import { RouteStop } from './routeStop.ts';
import { TourRequest } from './tourRequest.ts';
import { units } from './vocabulary.ts';

/** A fixed way through the company that tours keep to (domain §2.6, T5). */
@entity<TourRoute>('参观路线', 'Tour route', {
  plural: 'tourRoutes',
  group: groups.tours,
  icon: 'Route',
  title: 'nameZh',
  list: ['nameZh', 'nameEn', 'durationMin', 'active'],
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

  @hasMany('站点', 'Stops', () => RouteStop, 'route')
  stops!: readonly RouteStop[];

  @hasMany('参观申请', 'Tours', () => TourRequest, 'route')
  tours!: readonly TourRequest[];
}
