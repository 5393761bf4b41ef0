import { belongsTo, choice, dateTime, entity, longText, money, number, Row, type ChoiceOf } from '../kit/field/index.ts';
import { Equipment } from './equipment.ts';
import { EquipmentEventKind, EquipmentStatus } from './equipmentVocabulary.ts';
import { groups } from './groups.ts';
import { SalesSite } from './salesSite.ts';
import { User } from './user.ts';

/** Something that happened to an item of equipment, from hand to hand or site to site, and what the book said after it (domain §2.1). */
@entity<EquipmentEvent>('设备流转', 'Equipment event', {
  plural: 'equipmentEvents',
  group: groups.sites,
  icon: 'SyncAlt',
  title: 'kind',
  list: ['at', 'item', 'kind', 'quantity', 'fromUser', 'toUser', 'fromSite', 'toSite', 'statusAfter', 'note'],
  filters: ['kind', 'item', 'at', 'toSite'],
  search: ['note'],
  sort: ['-at'],
  scope: { via: 'item' },
  // each step of an item's book is one event's
  uniques: [{ fields: ['item', 'itemVersion'] }],
})
export class EquipmentEvent extends Row {
  @belongsTo('设备', 'Item', () => Equipment, { required: true, write: 'never' })
  item!: Equipment;

  @choice('类型', 'Kind', EquipmentEventKind, { required: true, write: 'never' })
  kind!: ChoiceOf<typeof EquipmentEventKind>;

  @dateTime('时间', 'At', { required: true, write: 'never' })
  at!: string;

  @belongsTo('移交人', 'From user', () => User, { write: 'never' })
  fromUser?: User | null;

  @belongsTo('接收人', 'To user', () => User, { write: 'never' })
  toUser?: User | null;

  @belongsTo('调出案场', 'From site', () => SalesSite, { write: 'never' })
  fromSite?: SalesSite | null;

  @belongsTo('调入案场', 'To site', () => SalesSite, { write: 'never' })
  toSite?: SalesSite | null;

  @number('数量', 'Quantity', { min: 1, write: 'never' })
  quantity?: number | null;

  @money('费用', 'Cost', { write: 'never' })
  cost?: string | null;

  @longText('备注', 'Note', { write: 'never' })
  note?: string | null;

  @belongsTo('批准人', 'Approved by', () => User, { write: 'never' })
  approvedBy?: User | null;

  @choice('之后状态', 'Status after', EquipmentStatus, { write: 'never' })
  statusAfter?: ChoiceOf<typeof EquipmentStatus> | null;

  @number('之后数量', 'Quantity after', { write: 'never' })
  quantityAfter?: number | null;

  /** The version that it took the item to; none: it changed neither place nor state, or is older than the book. */
  @number('账目序号', 'Entry', { min: 1, write: 'never' })
  itemVersion?: number | null;
}
