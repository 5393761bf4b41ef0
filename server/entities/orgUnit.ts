import { belongsTo, choice, choices, entity, hasMany, links, Row, text, type ChoiceOf } from '../kit/field/index.ts';
import { groups } from './groups.ts';
import { Region } from './region.ts';
import { SalesSite } from './salesSite.ts';
import { User } from './user.ts';

export const OrgUnitKind = choices('OrgUnitKind', {
  COMPANY: ['公司', 'Company'],
  REGION: ['大区', 'Region'],
  DEPARTMENT: ['大客户部', 'Key-account department', 'blue'],
  BRANCH: ['办事处', 'Branch office', 'teal'],
  OFFICE: ['办公室', 'Company office'],
  WORKSHOP_DEPT: ['生产部/技术中心', 'Production or technology department', 'orange'],
  FINANCE: ['财务', 'Finance'],
});

/** A box of the organisation chart, from the company down to a branch office (domain §2.1). */
@entity<OrgUnit>('组织单元', 'Org unit', {
  plural: 'orgUnits',
  group: groups.organisation,
  icon: 'AccountTree',
  title: 'name',
  list: ['name', 'kind', 'parent', 'manager'],
  filters: ['kind', 'parent', 'manager'],
  search: ['name', 'nameEn'],
  sort: ['path'],
  scopeRoot: 'department',
})
export class OrgUnit extends Row {
  @text('名称', 'Name', { required: true, max: 80 })
  name!: string;

  @text('英文名称', 'English name', { max: 80 })
  nameEn?: string | null;

  @choice('类型', 'Kind', OrgUnitKind, { required: true })
  kind!: ChoiceOf<typeof OrgUnitKind>;

  @belongsTo('上级', 'Parent', () => OrgUnit)
  parent?: OrgUnit | null;

  /** The ids from the root down to this unit, joined by `/`; the database keeps it. */
  @text('路径', 'Path', { max: 2000, index: true, write: 'never', internal: true })
  path!: string;

  @belongsTo('负责人', 'Manager', () => User)
  manager?: User | null;

  @links('管辖区域', 'Regions', () => Region)
  regions!: readonly Region[];

  @hasMany('下级单元', 'Sub-units', () => OrgUnit, 'parent')
  children!: readonly OrgUnit[];

  @hasMany('人员', 'Users', () => User, 'orgUnit')
  users!: readonly User[];

  @hasMany('案场', 'Sales sites', () => SalesSite, 'orgUnit')
  sites!: readonly SalesSite[];
}
