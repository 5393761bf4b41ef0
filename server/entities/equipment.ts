import { belongsTo, choice, choices, date, entity, hasMany, money, number, Row, text, type ChoiceOf } from '../kit/field/index.ts';
import { EquipmentEvent } from './equipmentEvent.ts';
import { groups } from './groups.ts';
import { SalesSite } from './salesSite.ts';
import { User } from './user.ts';

export const EquipmentCategory = choices('EquipmentCategory', {
  OFFICE: ['办公设备', 'Office equipment'],
  IT: ['电子设备', 'IT equipment'],
  DISPLAY: ['展示/沙盘', 'Display or scale model'],
  FURNITURE: ['家具', 'Furniture'],
  SAFETY: ['安全用品', 'Safety gear'],
  VEHICLE: ['车辆', 'Vehicle'],
  OTHER: ['其他', 'Other'],
});

export const EquipmentStatus = choices('EquipmentStatus', {
  IN_USE: ['在用', 'In use', 'green'],
  IDLE: ['闲置', 'Idle', 'grey'],
  LENT: ['借出', 'Lent', 'blue'],
  REPAIR: ['维修', 'In repair', 'orange'],
  LOST: ['丢失', 'Lost', 'red'],
  SCRAPPED: ['报废', 'Scrapped', 'grey'],
});

/** An item, or a batch of like items, of a sales site's equipment, with the person who answers for it (domain §2.1, G3). */
@entity<Equipment>('设备', 'Equipment', {
  plural: 'equipmentItems',
  labels: { zh: '设备', en: 'Equipment' },
  group: groups.sites,
  icon: 'Devices',
  title: 'name',
  list: ['assetNo', 'name', 'category', 'site', 'custodian', 'quantity', 'unit', 'status'],
  filters: ['site', 'category', 'status', 'custodian', 'nextCheckOn'],
  search: ['assetNo', 'name', 'model', 'serialNo'],
  sort: ['assetNo'],
  tabs: { basics: ['基本信息', 'Basics'], purchase: ['购置与保修', 'Purchase and warranty'] },
  scope: { department: 'site', owner: 'custodian' },
})
export class Equipment extends Row {
  @text('资产编号', 'Asset no.', { required: true, unique: true, max: 40 })
  assetNo!: string;

  @text('名称', 'Name', { required: true, max: 80 })
  name!: string;

  @choice('类别', 'Category', EquipmentCategory)
  category?: ChoiceOf<typeof EquipmentCategory> | null;

  @text('型号', 'Model', { max: 80 })
  model?: string | null;

  @text('序列号', 'Serial no.', { max: 80 })
  serialNo?: string | null;

  @belongsTo('所在案场', 'Site', () => SalesSite, { required: true, write: 'create' })
  site!: SalesSite;

  @belongsTo('保管人', 'Custodian', () => User, { required: true, write: 'create' })
  custodian!: User;

  @number('数量', 'Quantity', { required: true, default: 1 })
  quantity!: number;

  @text('单位', 'Unit', { max: 8, help: { zh: '台、套、顶、件', en: 'For example 台, 套, 顶, 件' } })
  unit?: string | null;

  @choice('状态', 'Status', EquipmentStatus, { required: true, default: 'IN_USE', write: 'create' })
  status!: ChoiceOf<typeof EquipmentStatus>;

  @date('购置日期', 'Purchased on', { tab: 'purchase' })
  purchasedOn?: string | null;

  @money('原值', 'Cost', { tab: 'purchase' })
  cost?: string | null;

  @date('保修至', 'Warranty until', { tab: 'purchase' })
  warrantyUntil?: string | null;

  @date('下次检查', 'Next check on', { tab: 'purchase' })
  nextCheckOn?: string | null;

  @hasMany('设备流转', 'Events', () => EquipmentEvent, 'item')
  events!: readonly EquipmentEvent[];
}
