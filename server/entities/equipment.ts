import { belongsTo, choice, date, entity, flag, hasMany, money, number, Row, text, type ChoiceOf } from '../kit/field/index.ts';
import { EquipmentEvent } from './equipmentEvent.ts';
import { EquipmentCategory, EquipmentStatus } from './equipmentVocabulary.ts';
import { groups } from './groups.ts';
import { SalesSite } from './salesSite.ts';
import { User } from './user.ts';

/**
 * An item, or a batch of like items, of a sales site's equipment, with the person who answers for it (domain §2.1, G3). Once it is
 * registered, events alone change where it is, who has it, how many there are and its state: the database holds to that.
 */
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
  status: 'status',
  rules: [
    {
      name: 'quantity_at_least_one',
      fields: ['quantity'],
      message: { zh: '数量至少为 1', en: 'There must be at least one' },
      holds: ({ quantity }) => Number(quantity ?? 1) >= 1,
      check: (column) => `${column('quantity')} >= 1`,
    },
    {
      name: 'helmets_are_safety_gear',
      fields: ['category'],
      message: { zh: '安全帽的类别须为安全用品', en: 'Helmets are safety gear' },
      holds: ({ isHelmet, category }) => isHelmet !== true || category === 'SAFETY',
      check: (column) => `not ${column('isHelmet')} or coalesce(${column('category')}, '') = 'SAFETY'`,
    },
  ],
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

  @number('数量', 'Quantity', { required: true, default: 1, write: 'create' })
  quantity!: number;

  @text('单位', 'Unit', { max: 8, help: { zh: '台、套、顶、件', en: 'For example 台, 套, 顶, 件' } })
  unit?: string | null;

  @choice('状态', 'Status', EquipmentStatus, { required: true, default: 'IN_USE', write: 'never' })
  status!: ChoiceOf<typeof EquipmentStatus>;

  /** Helmets are counted against the visitors of a day (T6). */
  @flag('安全帽', 'Helmets', {
    required: true,
    default: false,
    help: { zh: '可发给参观人员的安全帽', en: 'Helmets that visitors may be given' },
  })
  isHelmet!: boolean;

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
