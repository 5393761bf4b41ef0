import { entity, flag, Row, text, type RowRule } from '../kit/field/index.ts';
import { groups } from './groups.ts';

const isCode: RowRule = {
  name: 'code_is_own',
  fields: ['code'],
  message: {
    zh: '以 X_ 开头，只用大写字母、数字和下划线，如 X_PORT',
    en: 'It begins with X_ and is of capitals, digits and underscores, like X_PORT',
  },
  holds: ({ code }) => code === undefined || /^X_[A-Z0-9_]{1,38}$/.test(String(code)),
  check: (column) => `${column('code')} ~ '^X_[A-Z0-9_]{1,38}$'`,
};

/** A list of values that the company has added by itself: its items are entered like those of the product's own lists (ADR 34). */
@entity<CustomDictionary>('自定义字典', 'Custom dictionary', {
  plural: 'customDictionaries',
  labels: { zh: '自定义字典', en: 'Custom dictionaries' },
  group: groups.reference,
  icon: 'LibraryAdd',
  title: 'nameZh',
  list: ['code', 'nameZh', 'nameEn', 'active'],
  filters: ['active'],
  search: ['code', 'nameZh', 'nameEn'],
  sort: ['code'],
  uniques: [{ fields: ['code'] }],
  rules: [isCode],
})
export class CustomDictionary extends Row {
  @text('代码', 'Code', {
    required: true,
    max: 40,
    write: 'create',
    help: { zh: '以 X_ 开头，建立后不能更改', en: 'Begins with X_, and never changes once it is made' },
  })
  code!: string;

  @text('名称', 'Chinese name', { required: true, max: 30 })
  nameZh!: string;

  @text('英文名称', 'English name', { required: true, max: 60 })
  nameEn!: string;

  @flag('启用', 'Active', {
    required: true,
    default: true,
    help: {
      zh: '停用后不能再添加字典项，也不能用于新字段；已填的值保留',
      en: 'A retired one takes no more items and no more fields; what is entered stays',
    },
  })
  active!: boolean;
}
