import {
  anyOf,
  atMost,
  belongsTo,
  choice,
  date,
  decimal,
  derived,
  entity,
  hasMany,
  longText,
  money,
  percent,
  requiredWhen,
  Row,
  text,
  type ChoiceOf,
} from '../kit/field/index.ts';
import { Account } from './account.ts';
import { Contact } from './contact.ts';
import { DictionaryItem } from './dictionaryItem.ts';
import { groups } from './groups.ts';
import { NeedCountermeasure } from './needCountermeasure.ts';
import { analysisRules, NeedStatus, OPEN_NEED } from './needVocabulary.ts';
import { OrgUnit } from './orgUnit.ts';
import { Product } from './product.ts';
import { Region } from './region.ts';
import { TourRequest } from './tourRequest.ts';
import { User } from './user.ts';
import { Visit } from './visit.ts';
import { PriceUnit } from './vocabulary.ts';

/** Something an account wants to buy, as analysed on form E 大客户需求分析表 (domain §2.5). */
@entity<Need>('需求', 'Need', {
  plural: 'needs',
  group: groups.activity,
  icon: 'Lightbulb',
  title: 'productName',
  list: ['account', 'productName', 'category', 'quantity', 'unit', 'estimatedAmount', 'neededBy', 'status'],
  filters: ['status', 'category', 'product', 'account', 'specialist'],
  search: ['productText', 'regionText', 'demandReason', 'description'],
  sort: ['-createdAt'],
  tabs: { form: ['需求分析', 'Need analysis'], source: ['来源', 'Source'] },
  scope: { via: 'account' },
  status: 'status',
  openWhile: { states: OPEN_NEED, message: { zh: '已满足或流失的需求不能再改', en: 'A need that is won or lost stands' } },
  rules: [
    anyOf(['product', 'productText'], { zh: '请选择或填写需求产品', en: 'Choose the product or write what is needed' }),
    atMost('priceMin', 'priceMax', { zh: '价格上限不能低于价格下限', en: 'The highest price must not be below the lowest' }),
    requiredWhen('statusReason', { field: 'status', values: ['LOST'] }, { zh: '流失须说明原因', en: 'A lost need needs a reason' }),
    ...analysisRules,
  ],
})
export class Need extends Row {
  @belongsTo('大客户名称', 'Account', () => Account, { required: true, write: 'create' })
  account!: Account;

  /** Who told of it. */
  @belongsTo('联系人', 'Contact', () => Contact, { within: 'account' })
  contact?: Contact | null;

  @belongsTo('需求产品', 'Product', () => Product, { only: { active: true } })
  product?: Product | null;

  @text('需求产品（文字）', 'Product, in words', { max: 120 })
  productText?: string | null;

  /** What form E prints in its second column: the product's name, else the words. */
  @derived(
    text('需求产品名称', 'Product name'),
    (row) => `coalesce((select wanted.name_zh from product wanted
      where wanted.id = ${row}.product_id and wanted.deleted_at is null), ${row}.product_text)`,
    () => [Product],
  )
  productName?: string | null;

  @belongsTo('类型', 'Category', () => DictionaryItem, { required: true, only: { dictionary: 'NEED_CATEGORY', active: true } })
  category!: DictionaryItem;

  @decimal('需求数量', 'Quantity', { scale: 3, min: '0.001' })
  quantity?: string | null;

  @text('单位', 'Unit', { max: 8 })
  unit?: string | null;

  @belongsTo('需求区域', 'Region', () => Region, { only: { active: true } })
  region?: Region | null;

  @text('需求区域（文字）', 'Region, in words', { max: 120 })
  regionText?: string | null;

  @money('价格下限', 'Lowest price')
  priceMin?: string | null;

  @money('价格上限', 'Highest price')
  priceMax?: string | null;

  @choice('价格单位', 'Price unit', PriceUnit)
  priceUnit?: ChoiceOf<typeof PriceUnit> | null;

  /** Quantity × mean price; with one price given, that one. */
  @derived(
    money('预估金额', 'Estimated amount'),
    (row) => `round(${row}.quantity * coalesce((${row}.price_min + ${row}.price_max) / 2, ${row}.price_min, ${row}.price_max), 2)`,
  )
  estimatedAmount?: string | null;

  @longText('需求原因分析', 'Demand reason')
  demandReason?: string | null;

  @longText('需求描述', 'Description')
  description?: string | null;

  @percent('把握度', 'Probability')
  probability?: string | null;

  @date('需求时间', 'Needed by')
  neededBy?: string | null;

  @choice('状态', 'Status', NeedStatus, { required: true, default: 'IDENTIFIED', write: 'never' })
  status!: ChoiceOf<typeof NeedStatus>;

  @text('状态说明', 'Reason', { max: 500, write: 'never' })
  statusReason?: string | null;

  /** The credited person, whoever the account belongs to later (domain §2.0): its specialist of the day, whoever enters the need. */
  @belongsTo('专员', 'Specialist', () => User, {
    required: true,
    write: 'create',
    inherits: 'account',
    defaultsTo: 'viewer',
    tab: 'source',
  })
  specialist!: User;

  @belongsTo('部门', 'Org unit', () => OrgUnit, { write: 'create', inherits: 'account', defaultsTo: 'viewerUnit', tab: 'source' })
  orgUnit?: OrgUnit | null;

  @belongsTo('来源拜访', 'Source visit', () => Visit, { within: 'account', tab: 'source' })
  sourceVisit?: Visit | null;

  @belongsTo('来源参观', 'Source tour', () => TourRequest, { within: 'account', tab: 'source' })
  sourceTour?: TourRequest | null;

  @hasMany('需要对策', 'Countermeasures', () => NeedCountermeasure, 'need')
  countermeasures!: readonly NeedCountermeasure[];
}
