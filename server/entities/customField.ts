import { choice, choices, choiceSet, decimal, entity, flag, json, number, Row, text, type ChoiceOf } from '../kit/field/index.ts';
import type { CustomOption } from './customFieldKinds.ts';
import { customFieldRules } from './customFieldRules.ts';
import { groups } from './groups.ts';
import { Dictionary, WORKING_ROLES } from './vocabulary.ts';

/** What a field that an administrator adds can hold. */
export const CustomFieldKind = choices('CustomFieldKind', {
  TEXT: ['单行文本', 'Text'],
  LONG_TEXT: ['多行文本', 'Long text'],
  NUMBER: ['整数', 'Whole number'],
  DECIMAL: ['小数', 'Decimal'],
  MONEY: ['金额（元）', 'Amount (CNY)'],
  PERCENT: ['百分比', 'Percentage'],
  FLAG: ['是/否', 'Yes or no'],
  DATE: ['日期', 'Date'],
  DATE_TIME: ['日期时间', 'Date and time'],
  PERIOD: ['月份', 'Month'],
  CHOICE: ['单选', 'One choice'],
  CHOICES: ['多选', 'Several choices'],
  DICTIONARY: ['字典项', 'Dictionary item'],
});

/** Roles whose sight of a field is said one by one; administrators have every field, auditors read it. */
export const FieldRole = choices('FieldRole', {
  ...WORKING_ROLES,
  PARTNER: ['合作方令牌', 'Partner token', 'grey'],
  BI: ['报表令牌', 'BI token', 'grey'],
});

const NUMBERS = { field: 'kind', values: ['NUMBER', 'DECIMAL', 'MONEY', 'PERCENT'] };
const MEASURES = { field: 'kind', values: ['NUMBER', 'DECIMAL'] };

const NEVER_CHANGES = { zh: '建立后不能更改', en: 'Never changes once it is made' };

/** A field that the company has added to a noun by itself (ADR 34). */
@entity<CustomField>('自定义字段', 'Custom field', {
  plural: 'customFields',
  group: groups.reference,
  icon: 'PlaylistAdd',
  title: 'labelZh',
  list: ['noun', 'labelZh', 'labelEn', 'kind', 'required', 'readers', 'writers', 'active'],
  filters: ['noun', 'kind', 'active'],
  search: ['labelZh', 'labelEn', 'key'],
  sort: ['noun', 'order', 'key'],
  tabs: { main: ['字段', 'Field'], values: ['取值', 'Values'], access: ['谁能看与填', 'Who sees and fills it'] },
  uniques: [{ fields: ['noun', 'key'] }],
  rules: customFieldRules,
})
export class CustomField extends Row {
  @text('所属对象', 'Record type', { required: true, max: 60, write: 'create', namesNoun: true, help: NEVER_CHANGES })
  noun!: string;

  @text('字段代码', 'Field code', {
    required: true,
    max: 40,
    write: 'create',
    help: {
      zh: '接口与导入用的名字，以小写字母开头，只含字母和数字；前面会自动加上 x_，建立后不能更改，停用后也不再给别的字段',
      en: 'Its name in the API and in imports: letters and digits, beginning with a small letter. x_ is put before it; it never changes and is never given to another field',
    },
  })
  key!: string;

  @choice('类型', 'Kind', CustomFieldKind, {
    required: true,
    write: 'create',
    help: {
      zh: '建立后不能更改：换类型会丢失已填的数据。需要别的类型时，请停用此字段并新建一个',
      en: 'Never changes, for what is entered would be lost. For another kind retire this field and add a new one',
    },
  })
  kind!: ChoiceOf<typeof CustomFieldKind>;

  @text('名称', 'Chinese label', { required: true, max: 30 })
  labelZh!: string;

  @text('英文名称', 'English label', { required: true, max: 60 })
  labelEn!: string;

  @text('填写说明', 'Chinese help', { max: 200 })
  helpZh?: string | null;

  @text('英文填写说明', 'English help', { max: 200 })
  helpEn?: string | null;

  @flag('必填', 'Required', {
    required: true,
    default: false,
    help: {
      zh: '从现在起新录入的记录必须填写；已有记录可以留空',
      en: 'Asked for in what is entered from now on; rows that are there may stay without',
    },
  })
  required!: boolean;

  @number('排序', 'Order', { required: true, default: 100, max: 10_000 })
  order!: number;

  @flag('列表中显示', 'Shown in lists', { required: true, default: true })
  listed!: boolean;

  @flag('建索引', 'Indexed', {
    required: true,
    default: false,
    help: {
      zh: '常用来筛选或排序时勾选：筛选器优先给出它，记录再多也快',
      en: 'For fields that lists are often filtered or sorted by: filters offer it first, and it stays fast however many rows there are',
    },
  })
  indexed!: boolean;

  @flag('启用', 'Active', {
    required: true,
    default: true,
    help: {
      zh: '停用后字段从各处消失，已填的数据保留；重新启用即恢复',
      en: 'A retired field is gone from everywhere and its data kept; it comes back with them',
    },
  })
  active!: boolean;

  @json('选项', 'Options', {
    shape: 'options',
    tab: 'values',
    when: { field: 'kind', values: ['CHOICE', 'CHOICES'] },
    help: {
      zh: '每个选项有名称、英文名称和代码（大写）；不再使用的选项请停用，不要删除',
      en: 'Each has two labels and a code in capitals. Retire an option that is no longer used rather than removing it',
    },
  })
  options?: readonly CustomOption[] | null;

  @choice('字典', 'Dictionary', Dictionary, {
    tab: 'values',
    write: 'create',
    when: { field: 'kind', values: ['DICTIONARY'] },
  })
  dictionary?: ChoiceOf<typeof Dictionary> | null;

  @number('最多字数', 'Characters at most', {
    tab: 'values',
    when: { field: 'kind', values: ['TEXT', 'LONG_TEXT'] },
    min: 1,
    max: 4000,
    help: {
      zh: '文本用：单行至多 500，多行至多 4000；只能放宽',
      en: 'Of texts: at most 500 in one line and 4,000 in several; it can only be widened',
    },
  })
  maxLength?: number | null;

  @decimal('最小值', 'Minimum', {
    tab: 'values',
    scale: 4,
    when: NUMBERS,
    help: { zh: '以后只能放宽', en: 'Later it can only be widened' },
  })
  min?: string | null;

  @decimal('最大值', 'Maximum', {
    tab: 'values',
    scale: 4,
    when: NUMBERS,
    help: { zh: '以后只能放宽', en: 'Later it can only be widened' },
  })
  max?: string | null;

  @text('单位', 'Chinese unit', { tab: 'values', max: 20, when: MEASURES })
  unitZh?: string | null;

  @text('英文单位', 'English unit', { tab: 'values', max: 20, when: MEASURES })
  unitEn?: string | null;

  @choiceSet('谁能看', 'Readers', FieldRole, {
    tab: 'access',
    help: {
      zh: '管理员和审计总能看到；其余角色须在此列出，且本来就能看到该对象。看不到某个字段的角色，也看不到该对象的变更历史',
      en: 'Administrators and auditors always see it; other roles where they are named and read the record type anyway. A role that does not see a field does not see the history of its rows either',
    },
  })
  readers?: readonly ChoiceOf<typeof FieldRole>[] | null;

  @choiceSet('谁能填', 'Writers', FieldRole, {
    tab: 'access',
    help: {
      zh: '管理员总能填写；其余角色须能看到它，且本来就能修改该对象',
      en: 'Administrators always fill it in; other roles where they see it and may change the record type anyway',
    },
  })
  writers?: readonly ChoiceOf<typeof FieldRole>[] | null;

  @flag('个人信息', 'Personal data', {
    tab: 'access',
    required: true,
    default: false,
    help: { zh: '勾选后报表令牌永远读不到它', en: 'BI tokens never read it' },
  })
  personal!: boolean;
}
