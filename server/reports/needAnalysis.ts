import { Account } from '../entities/account.ts';
import { DictionaryItem } from '../entities/dictionaryItem.ts';
import { groups } from '../entities/groups.ts';
import { Need } from '../entities/need.ts';
import { NeedStatus } from '../entities/needVocabulary.ts';
import { Region } from '../entities/region.ts';
import { User } from '../entities/user.ts';
import { PriceUnit } from '../entities/vocabulary.ts';
import { belongsTo, choice, decimal, longText, money, text, type ChoiceOf } from '../kit/field/index.ts';
import { sql } from '../kit/query/sql.ts';
import { reading, report } from '../kit/report/report.ts';
import { isInMonth, MonthOfUnit, thisMonth } from './month.ts';
import { isWithin, PEOPLE } from './unit.ts';

/** The columns of form E (domain §1.2), then what the department keeps beside them. */
class AnalysedNeed {
  @belongsTo('大客户名称', 'Account', () => Account)
  account?: Account | null;

  @text('需求产品', 'Product')
  productName?: string | null;

  @text('类型', 'Category (zh)')
  categoryZh?: string | null;

  @text('类型（英文）', 'Category')
  categoryEn?: string | null;

  @decimal('需求数量', 'Quantity', { scale: 3 })
  quantity?: string | null;

  @text('单位', 'Unit')
  unit?: string | null;

  @text('需求区域', 'Region')
  regionName?: string | null;

  @money('价格下限', 'Lowest price')
  priceMin?: string | null;

  @money('价格上限', 'Highest price')
  priceMax?: string | null;

  @choice('价格单位', 'Price unit', PriceUnit)
  priceUnit?: ChoiceOf<typeof PriceUnit> | null;

  @longText('需求原因分析', 'Demand reason')
  demandReason?: string | null;

  @money('预估金额', 'Estimated amount')
  estimatedAmount?: string | null;

  @belongsTo('专员', 'Specialist', () => User)
  specialist?: User | null;

  @choice('状态', 'Status', NeedStatus)
  status!: ChoiceOf<typeof NeedStatus>;
}

/** R8: form E, the needs that were noted in a month. */
export const needAnalysis = report({
  name: 'needAnalysis',
  label: { zh: '大客户需求分析表', en: 'Form E: need analysis' },
  description: {
    zh: '当月记录的每条需求一行；按产品、区域、价格带的合计见“需求汇总”。',
    en: 'One row per need that was noted in the month; its totals by product, region and price band are a report of their own.',
  },
  group: groups.reports,
  icon: 'Lightbulb',
  parameters: MonthOfUnit,
  initial: { period: thisMonth },
  row: AnalysedNeed,
  reads: [
    reading(
      Need,
      'account',
      'productName',
      'category',
      'quantity',
      'unit',
      'region',
      'regionText',
      'priceMin',
      'priceMax',
      'priceUnit',
      'demandReason',
      'estimatedAmount',
      'specialist',
      'orgUnit',
      'status',
      'createdAt',
    ),
    reading(Account, 'name'),
    reading(DictionaryItem, 'nameZh', 'nameEn'),
    reading(Region, 'nameZh'),
    ...PEOPLE,
  ],
  rows: (query) => sql`select need.account_id, account.name as account_name, need.product_name, category.name_zh as category_zh,
      category.name_en as category_en, need.quantity, need.unit, coalesce(region.name_zh, need.region_text) as region_name, need.price_min,
      need.price_max, need.price_unit, need.demand_reason, need.estimated_amount, need.specialist_id, need.status, need.id as need_id
    from ${query.from(Need, 'need')} left join ${query.from(Account, 'account')} on account.id = need.account_id
    left join ${query.from(DictionaryItem, 'category')} on category.id = need.category_id
    left join ${query.from(Region, 'region')} on region.id = need.region_id
    where ${isInMonth(query, 'need.created_at')} and ${isWithin(query, 'need.org_unit_id')}`,
  order: 'account_name collate "zh-x-icu" nulls last, need_id',
  total: { estimatedAmount: 'sum(estimated_amount)' },
  form: {
    fills: Need,
    orientation: 'landscape',
    columns: [
      { label: { zh: '大客户名称', en: 'Account' }, text: '{account}', width: 22 },
      { label: { zh: '需求产品', en: 'Product' }, text: '{productName}', width: 16 },
      { label: { zh: '类型', en: 'Category' }, text: '{category}', width: 9 },
      { label: { zh: '需求数量', en: 'Quantity' }, text: '{quantity} {unit}', width: 11 },
      { label: { zh: '需求区域', en: 'Region' }, text: '{regionName}', width: 11 },
      { label: { zh: '价格区间', en: 'Price range' }, text: '{priceMin}–{priceMax} {priceUnit}', width: 17 },
      { label: { zh: '需求原因分析', en: 'Demand reason' }, text: '{demandReason}', width: 26 },
    ],
  },
});
