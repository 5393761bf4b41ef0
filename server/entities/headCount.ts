import { belongsTo, dateTime, entity, number, Row } from '../kit/field/index.ts';
import { RouteStop } from './routeStop.ts';
import { TourRequest } from './tourRequest.ts';
import { User } from './user.ts';
import { units } from './vocabulary.ts';

/** Heads counted at a stop of the tour, or at its end; nobody leaves the group (domain §2.6, T5). */
@entity<HeadCount>('点名', 'Head count', {
  plural: 'headCounts',
  icon: 'Groups',
  title: 'at',
  list: ['tour', 'stop', 'expected', 'counted', 'at', 'countedBy'],
  filters: ['tour'],
  sort: ['-at'],
  scope: { via: 'tour' },
})
export class HeadCount extends Row {
  @belongsTo('参观', 'Tour', () => TourRequest, { required: true, write: 'never' })
  tour!: TourRequest;

  /** None: at the end. */
  @belongsTo('站点', 'Stop', () => RouteStop, { write: 'never' })
  stop?: RouteStop | null;

  @number('应到', 'Expected', { required: true, unit: units.persons, write: 'never' })
  expected!: number;

  @number('实到', 'Counted', { required: true, unit: units.persons, write: 'never' })
  counted!: number;

  @dateTime('时间', 'At', { required: true, write: 'never' })
  at!: string;

  @belongsTo('点名人', 'Counted by', () => User, { required: true, write: 'never' })
  countedBy!: User;
}
