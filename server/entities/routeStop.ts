import { belongsTo, entity, number, Row, text } from '../kit/field/index.ts';
import { TourRoute } from './tourRoute.ts';
import { units } from './vocabulary.ts';
import { Zone } from './zone.ts';

/** One zone on a tour route, in its place in the order, with the time to stay there (domain §2.6). */
@entity<RouteStop>('路线站点', 'Route stop', {
  plural: 'routeStops',
  icon: 'Place',
  title: 'order',
  list: ['route', 'order', 'zone', 'stayMin', 'guidePoint'],
  filters: ['route', 'zone'],
  search: ['guidePoint'],
  sort: ['route', 'order'],
  uniques: [{ fields: ['route', 'order'] }],
  scope: { via: 'route' },
})
export class RouteStop extends Row {
  @belongsTo('路线', 'Route', () => TourRoute, { required: true, write: 'create' })
  route!: TourRoute;

  @number('顺序', 'Order', { required: true, min: 1 })
  order!: number;

  /** T9: no route leads through a zone that turns visitors away. */
  @belongsTo('区域', 'Zone', () => Zone, { required: true, only: { noVisit: false } })
  zone!: Zone;

  @number('停留时间', 'Stay', { required: true, min: 1, max: 1440, unit: units.minutes })
  stayMin!: number;

  @text('讲解点', 'Guide point', { max: 500 })
  guidePoint?: string | null;
}
