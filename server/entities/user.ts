import { belongsTo, choice, choices, choiceSet, entity, flag, hasMany, links, Row, text, type ChoiceOf } from '../kit/field/index.ts';
import { Account } from './account.ts';
import { groups } from './groups.ts';
import { OrgUnit } from './orgUnit.ts';
import { SalesSite } from './salesSite.ts';
import { WORKING_ROLES } from './vocabulary.ts';

/** The roles that a person signs in with; a session acts in the first one of the user's (domain §2.12). */
export const Role = choices('Role', {
  ADMIN: ['系统管理员', 'Administrator', 'red'],
  ...WORKING_ROLES,
  AUDITOR: ['审计', 'Auditor', 'grey'],
});

export const Locale = choices('Locale', {
  ZH_CN: ['中文', 'Chinese'],
  EN: ['英文', 'English'],
});

/** A person of the company who may sign in and stand in records (domain §2.1). */
@entity<User>('用户', 'User', {
  plural: 'users',
  group: groups.organisation,
  icon: 'Person',
  table: 'app_user',
  title: 'name',
  list: ['employeeNo', 'name', 'username', 'orgUnit', 'roles', 'active'],
  filters: ['orgUnit', 'roles', 'active'],
  search: ['name', 'nameEn', 'username', 'employeeNo'],
  sort: ['employeeNo'],
  scope: { department: 'orgUnit' },
  scopeRoot: 'owner',
  isActor: true,
})
export class User extends Row {
  @text('工号', 'Employee no.', { required: true, unique: true, max: 32 })
  employeeNo!: string;

  @text('用户名', 'Username', { required: true, unique: true, min: 2, max: 40 })
  username!: string;

  @text('姓名', 'Name', { required: true, max: 40 })
  name!: string;

  @text('英文名', 'English name', { max: 60 })
  nameEn?: string | null;

  @text('手机', 'Mobile', { max: 32, format: 'phone', mask: 'phone', personal: true })
  mobile?: string | null;

  @text('邮箱', 'Email', { max: 120, format: 'email', mask: 'email', personal: true })
  email?: string | null;

  @belongsTo('所属部门', 'Org unit', () => OrgUnit, { required: true })
  orgUnit!: OrgUnit;

  @choiceSet('角色', 'Roles', Role, { required: true })
  roles!: readonly ChoiceOf<typeof Role>[];

  /** The sites that front-desk staff see: "my sites" of the role SITE_STAFF. */
  @links('值守案场', 'Sites on duty', () => SalesSite)
  sites!: readonly SalesSite[];

  @choice('界面语言', 'Language', Locale, { required: true, default: 'ZH_CN' })
  locale!: ChoiceOf<typeof Locale>;

  @flag('在职', 'Active', { required: true, default: true })
  active!: boolean;

  @hasMany('负责客户', 'Accounts', () => Account, 'specialist')
  accounts!: readonly Account[];
}
