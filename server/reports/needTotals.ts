import { groups } from '../entities/groups.ts';
import { Need } from '../entities/need.ts';
import { Region } from '../entities/region.ts';
import { PriceUnit } from '../entities/vocabulary.ts';
import { choice, choices, decimal, money, number, text, type ChoiceOf } from '../kit/field/index.ts';
import { join, raw, sql, type Sql } from '../kit/query/sql.ts';
import { reading, report } from '../kit/report/report.ts';
import type { ReportQuery } from '../kit/report/reportQuery.ts';
import { isInMonth, MonthOfUnit, thisMonth } from './month.ts';
import { isWithin, PEOPLE } from './unit.ts';

const NeedDimension = choices('NeedDimension', {
  PRODUCT: ['产品', 'Product'],
  REGION: ['区域', 'Region'],
  PRICE_BAND: ['价格带', 'Price band'],
});

class NeedTotal {
  @choice('口径', 'By', NeedDimension)
  dimension!: ChoiceOf<typeof NeedDimension>;

  @text('名称', 'Name')
  name?: string | null;

  /** Prices are comparable within their unit alone. */
  @choice('价格单位', 'Price unit', PriceUnit)
  priceUnit?: ChoiceOf<typeof PriceUnit> | null;

  @number('需求数', 'Needs')
  needs!: number;

  @decimal('需求数量', 'Quantity', { scale: 3, help: { zh: '单位不一时留空', en: 'Empty where the units differ' } })
  quantity?: string | null;

  @text('单位', 'Unit')
  unit?: string | null;

  @money('预估金额', 'Estimated amount')
  estimatedAmount?: string | null;
}

/** The bounds of the price bands, as the company has set them. */
const BOUNDS = raw(`coalesce((select array_agg(bound::numeric order by bound::numeric)
  from jsonb_array_elements_text(setting_list('need.priceBands', null)) bound), '{}')`);

/** R8, second part: what was noted in a month, added up three ways. */
export const needTotals = report({
  name: 'needTotals',
  label: { zh: '需求汇总', en: 'Needs in total' },
  description: {
    zh: '当月记录的需求，按产品、区域、价格带各汇总一次；价格带按价格区间的中值，界限见设置。',
    en: 'The needs noted in the month, added up by product, by region and by price band; a band goes by the mean price, its bounds are a setting.',
  },
  group: groups.reports,
  icon: 'PieChart',
  parameters: MonthOfUnit,
  initial: { period: thisMonth },
  row: NeedTotal,
  reads: [
    reading(
      Need,
      'productName',
      'region',
      'regionText',
      'quantity',
      'unit',
      'priceMin',
      'priceMax',
      'priceUnit',
      'estimatedAmount',
      'orgUnit',
      'createdAt',
    ),
    reading(Region, 'nameZh'),
    ...PEOPLE,
  ],
  rows: (query) => sql`with bands as (select ${BOUNDS} as bounds), told as (${told(query)}),
      placed as (${join([by('PRODUCT', 'told.product_name'), by('REGION', 'told.region_name'), byBand()], ' union all ')})
    select dimension, name, band, price_unit, count(*) as needs, sum(quantity) filter (where is_one_unit) as quantity,
      min(unit) filter (where is_one_unit) as unit, sum(estimated_amount) as estimated_amount
    from (select placed.*, min(coalesce(unit, '')) over w = max(coalesce(unit, '')) over w as is_one_unit from placed
      window w as (partition by dimension, name, price_unit)) placed
    group by dimension, name, band, price_unit`,
  order: `array_position(array['PRODUCT', 'REGION', 'PRICE_BAND'], dimension), price_unit nulls first, band, estimated_amount desc nulls last, name`,
  total: {
    needs: `coalesce(sum(needs) filter (where dimension = 'PRODUCT'), 0)`,
    estimatedAmount: `sum(estimated_amount) filter (where dimension = 'PRODUCT')`,
  },
});

function told(query: ReportQuery<'period' | 'orgUnit'>): Sql {
  return sql`select need.product_name, coalesce(region.name_zh, need.region_text) as region_name, need.quantity, need.unit, need.price_unit,
      coalesce((need.price_min + need.price_max) / 2, need.price_min, need.price_max) as price, need.estimated_amount
    from ${query.from(Need, 'need')} left join ${query.from(Region, 'region')} on region.id = need.region_id
    where ${isInMonth(query, 'need.created_at')} and ${isWithin(query, 'need.org_unit_id')}`;
}

function by(dimension: 'PRODUCT' | 'REGION', name: string): Sql {
  return raw(`select '${dimension}' as dimension, ${name} as name, 0 as band, null as price_unit, told.quantity, told.unit,
    told.estimated_amount from told`);
}

/** `< 100`, `100–1000`, `≥ 1000`; a need without a price has no name here. */
function byBand(): Sql {
  return raw(`select 'PRICE_BAND', case when told.price is null then null
      when coalesce(cardinality(bounds), 0) = 0 then '—'
      when band = 0 then '< ' || bounds[1]
      when band = cardinality(bounds) then '≥ ' || bounds[band]
      else bounds[band] || '–' || bounds[band + 1] end,
    band, case when told.price is not null then told.price_unit end, told.quantity, told.unit, told.estimated_amount
    from (select told.*, bands.bounds,
        case when told.price is null then -1 when cardinality(bands.bounds) = 0 then 0 else width_bucket(told.price, bands.bounds) end as band
      from told, bands) told`);
}
