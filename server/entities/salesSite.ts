import { belongsTo, choice, choices, entity, geoPoint, hasMany, Row, text, type ChoiceOf, type GeoPoint } from '../kit/field/index.ts';
import { Equipment } from './equipment.ts';
import { groups } from './groups.ts';
import { OrgUnit } from './orgUnit.ts';
import { Product } from './product.ts';
import { User } from './user.ts';

export const SalesSiteStatus = choices('SalesSiteStatus', {
  PREPARING: ['筹备', 'Preparing', 'orange'],
  OPEN: ['营业', 'Open', 'green'],
  CLOSED: ['关闭', 'Closed', 'grey'],
});

/** A project's show room where customers are received, run by one department (domain §2.1, G2). */
@entity<SalesSite>('项目案场', 'Sales site', {
  plural: 'salesSites',
  group: groups.sites,
  icon: 'Storefront',
  title: 'name',
  list: ['code', 'name', 'project', 'orgUnit', 'frontDesk', 'status'],
  filters: ['orgUnit', 'status'],
  search: ['code', 'name', 'project', 'address'],
  sort: ['code'],
  scope: { department: 'orgUnit' },
})
export class SalesSite extends Row {
  @text('编号', 'Code', { required: true, unique: true, max: 32 })
  code!: string;

  @text('名称', 'Name', { required: true, max: 80 })
  name!: string;

  @text('项目', 'Project', { max: 80 })
  project?: string | null;

  @belongsTo('所属部门', 'Org unit', () => OrgUnit, { required: true, write: 'create', defaultsTo: 'viewerUnit' })
  orgUnit!: OrgUnit;

  @text('地址', 'Address')
  address?: string | null;

  @geoPoint('坐标', 'Location')
  geo?: GeoPoint | null;

  @belongsTo('前台负责人', 'Front desk', () => User)
  frontDesk?: User | null;

  @choice('状态', 'Status', SalesSiteStatus, { required: true, default: 'PREPARING' })
  status!: ChoiceOf<typeof SalesSiteStatus>;

  @hasMany('设备', 'Equipment', () => Equipment, 'site')
  equipment!: readonly Equipment[];

  @hasMany('产品', 'Products', () => Product, 'site')
  products!: readonly Product[];
}
