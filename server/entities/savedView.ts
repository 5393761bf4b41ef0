import { belongsTo, choice, entity, flag, json, Row, text, type ChoiceOf, type RowRule } from '../kit/field/index.ts';
import { OrgUnit } from './orgUnit.ts';
import { Role, User } from './user.ts';

const isShared: RowRule = {
  name: 'shared_once',
  fields: ['sharedUnit'],
  message: { zh: '只能共享给角色或部门之一', en: 'Share it with a role or with a department, not with both' },
  holds: ({ sharedRole, sharedUnit }) => !sharedRole || !sharedUnit,
  check: (column) => `num_nonnulls(${column('sharedRole')}, ${column('sharedUnit')}) < 2`,
};

const isState: RowRule = {
  name: 'state_is_object',
  fields: ['state'],
  message: { zh: '应为列表状态', en: 'The state of a list is expected' },
  holds: ({ state }) => state === undefined || (typeof state === 'object' && state !== null && !Array.isArray(state)),
  check: (column) => `jsonb_typeof(${column('state')}) = 'object'`,
};

/** A way to look at a list that somebody keeps: what is left of its rows, in which columns and in which order. */
@entity<SavedView>('列表视图', 'List view', {
  plural: 'savedViews',
  icon: 'Bookmarks',
  title: 'name',
  list: ['name', 'owner', 'sharedRole', 'sharedUnit', 'isDefault', 'updatedAt'],
  filters: ['owner', 'sharedRole', 'sharedUnit'],
  search: ['name'],
  sort: ['name'],
  uniques: [{ fields: ['owner', 'resource', 'name'] }, { fields: ['owner', 'resource'], where: 'is_default' }],
  rules: [isShared, isState],
})
export class SavedView extends Row {
  @text('名称', 'Name', { required: true, max: 40 })
  name!: string;

  /** The list query's name. */
  @text('列表', 'List', { required: true, max: 80, write: 'create' })
  resource!: string;

  /** Filter, columns, order, page size: the panel's to read, which leaves out what the reader's schema lacks. */
  @json('内容', 'State', { required: true })
  state!: unknown;

  @belongsTo('所有者', 'Owner', () => User, { required: true, write: 'never', defaultsTo: 'viewer' })
  owner!: User;

  @choice('共享给角色', 'Shared with role', Role)
  sharedRole?: ChoiceOf<typeof Role> | null;

  /** The people of the unit, and of those above and below it. */
  @belongsTo('共享给部门', 'Shared with unit', () => OrgUnit)
  sharedUnit?: OrgUnit | null;

  @flag('默认打开', 'Opens by itself', {
    required: true,
    default: false,
    help: { zh: '进入列表时自动打开', en: 'Opened whenever its list is opened' },
  })
  isDefault!: boolean;
}
