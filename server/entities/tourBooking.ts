import { belongsTo, dateTime, entity, flag, number, Row } from '../kit/field/index.ts';
import { TourRequest } from './tourRequest.ts';
import { User } from './user.ts';
import { Vehicle } from './vehicle.ts';
import { Zone } from './zone.ts';

/** A person, a vehicle or a place in a zone that an arranged tour takes for a while: nobody and nothing twice at once (domain §2.6). */
@entity<TourBooking>('参观占用', 'Tour booking', {
  plural: 'tourBookings',
  icon: 'EventBusy',
  title: 'startsAt',
  list: ['tour', 'person', 'vehicle', 'zone', 'startsAt', 'endsAt', 'released'],
  filters: ['tour', 'person', 'vehicle', 'zone', 'startsAt', 'released'],
  sort: ['startsAt'],
  scope: { via: 'tour' },
  exclusives: [
    { same: ['person'], during: ['startsAt', 'endsAt'] },
    { same: ['vehicle'], during: ['startsAt', 'endsAt'] },
    { same: ['zone', 'place'], during: ['startsAt', 'endsAt'] },
  ],
})
export class TourBooking extends Row {
  @belongsTo('参观', 'Tour', () => TourRequest, { required: true, write: 'never' })
  tour!: TourRequest;

  @belongsTo('人员', 'Person', () => User, { write: 'never' })
  person?: User | null;

  @belongsTo('车辆', 'Vehicle', () => Vehicle, { write: 'never' })
  vehicle?: Vehicle | null;

  @belongsTo('区域', 'Zone', () => Zone, { write: 'never' })
  zone?: Zone | null;

  /** Which of the parties that the zone takes at once, from 1. */
  @number('位次', 'Place', { min: 1, write: 'never' })
  place?: number | null;

  @dateTime('开始', 'From', { required: true, write: 'never' })
  startsAt!: string;

  @dateTime('结束', 'Until', { required: true, write: 'never' })
  endsAt!: string;

  /** Freed before its time: it ends when it began, and stands in nobody's way. */
  @flag('已释放', 'Released', { required: true, default: false, write: 'never' })
  released!: boolean;
}
