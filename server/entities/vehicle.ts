import { choice, choices, entity, hasMany, number, Row, text, type ChoiceOf } from '../kit/field/index.ts';
import { groups } from './groups.ts';
import { TourRequest } from './tourRequest.ts';

export const VehicleStatus = choices('VehicleStatus', {
  AVAILABLE: ['可用', 'Available', 'green'],
  REPAIR: ['维修', 'In repair', 'orange'],
  RETIRED: ['停用', 'Retired', 'grey'],
});

/** A car or bus that takes visitors on a tour (domain §2.6, T4). */
@entity<Vehicle>('车辆', 'Vehicle', {
  plural: 'vehicles',
  group: groups.tours,
  icon: 'DirectionsBus',
  title: 'plateNo',
  list: ['plateNo', 'model', 'seats', 'status'],
  filters: ['status'],
  search: ['plateNo', 'model'],
  sort: ['plateNo'],
})
export class Vehicle extends Row {
  @text('车牌号', 'Plate no.', { required: true, unique: true, max: 16 })
  plateNo!: string;

  @text('车型', 'Model', { max: 60 })
  model?: string | null;

  @number('座位数', 'Seats', { min: 1, max: 100 })
  seats?: number | null;

  @choice('状态', 'Status', VehicleStatus, { required: true, default: 'AVAILABLE' })
  status!: ChoiceOf<typeof VehicleStatus>;

  @hasMany('用车参观', 'Tours', () => TourRequest, 'vehicle')
  tours!: readonly TourRequest[];
}
