import { belongsTo, choice, choices, dateTime, entity, longText, money, number, Row, type ChoiceOf } from '../kit/field/index.ts';
import { Equipment } from './equipment.ts';
import { groups } from './groups.ts';
import { SalesSite } from './salesSite.ts';
import { User } from './user.ts';

export const EquipmentEventKind = choices('EquipmentEventKind', {
  ISSUE: ['领用', 'Issue', 'blue'],
  RETURN: ['归还', 'Return', 'green'],
  TRANSFER: ['调拨', 'Transfer', 'purple'],
  REPAIR: ['送修', 'Sent for repair', 'orange'],
  REPAIRED: ['修复', 'Repaired', 'green'],
  CHECK: ['检查', 'Check', 'teal'],
  LOSS: ['丢失', 'Loss', 'red'],
  SCRAP: ['报废', 'Scrap', 'grey'],
});

/** Something that happened to an item of equipment, from hand to hand or site to site (domain §2.1). */
@entity<EquipmentEvent>('设备流转', 'Equipment event', {
  plural: 'equipmentEvents',
  group: groups.sites,
  icon: 'SyncAlt',
  title: 'kind',
  list: ['at', 'item', 'kind', 'fromUser', 'toUser', 'fromSite', 'toSite', 'quantity'],
  filters: ['kind', 'item', 'at', 'toSite'],
  search: ['note'],
  sort: ['-at'],
  scope: { via: 'item' },
})
export class EquipmentEvent extends Row {
  @belongsTo('设备', 'Item', () => Equipment, { required: true, write: 'create' })
  item!: Equipment;

  @choice('类型', 'Kind', EquipmentEventKind, { required: true, write: 'create' })
  kind!: ChoiceOf<typeof EquipmentEventKind>;

  @dateTime('时间', 'At', { required: true })
  at!: string;

  @belongsTo('移交人', 'From user', () => User)
  fromUser?: User | null;

  @belongsTo('接收人', 'To user', () => User)
  toUser?: User | null;

  @belongsTo('调出案场', 'From site', () => SalesSite)
  fromSite?: SalesSite | null;

  @belongsTo('调入案场', 'To site', () => SalesSite)
  toSite?: SalesSite | null;

  @number('数量', 'Quantity', { min: 1 })
  quantity?: number | null;

  @money('费用', 'Cost')
  cost?: string | null;

  @longText('备注', 'Note')
  note?: string | null;

  @belongsTo('批准人', 'Approved by', () => User, { write: 'never' })
  approvedBy?: User | null;
}
