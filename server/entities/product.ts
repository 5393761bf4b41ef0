import { belongsTo, choice, entity, flag, hasMany, money, Row, text, type ChoiceOf } from '../kit/field/index.ts';
import { DictionaryItem } from './dictionaryItem.ts';
import { groups } from './groups.ts';
import { Need } from './need.ts';
import { SalesSite } from './salesSite.ts';
import { PriceUnit } from './vocabulary.ts';

/** Something the company sells: a flat type, a leased line, an alloy (domain §2.3). */
@entity<Product>('产品/项目', 'Product', {
  plural: 'products',
  group: groups.reference,
  icon: 'Inventory2',
  title: 'nameZh',
  list: ['code', 'nameZh', 'category', 'site', 'unit', 'listPrice', 'priceUnit', 'active'],
  filters: ['category', 'site', 'active'],
  search: ['code', 'nameZh', 'nameEn'],
  sort: ['code'],
})
export class Product extends Row {
  @text('编号', 'Code', { required: true, unique: true, max: 32 })
  code!: string;

  @text('名称', 'Chinese name', { required: true, max: 80, index: true })
  nameZh!: string;

  @text('英文名称', 'English name', { max: 120 })
  nameEn?: string | null;

  @belongsTo('类别', 'Category', () => DictionaryItem, { only: { dictionary: 'PRODUCT_CATEGORY', active: true } })
  category?: DictionaryItem | null;

  @belongsTo('案场', 'Sales site', () => SalesSite)
  site?: SalesSite | null;

  @text('单位', 'Unit', {
    required: true,
    max: 8,
    help: { zh: '套、间、㎡、条、吨、件、台', en: 'For example 套, 间, ㎡, 条, 吨, 件, 台' },
  })
  unit!: string;

  @choice('价格单位', 'Price unit', PriceUnit)
  priceUnit?: ChoiceOf<typeof PriceUnit> | null;

  @money('标价', 'List price')
  listPrice?: string | null;

  @flag('在售', 'Active', { required: true, default: true })
  active!: boolean;

  @hasMany('需求', 'Needs', () => Need, 'product')
  needs!: readonly Need[];
}
