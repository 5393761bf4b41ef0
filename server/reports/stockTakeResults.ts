import { groups } from '../entities/groups.ts';
import { SalesSite } from '../entities/salesSite.ts';
import { StockTake, StockTakeStatus } from '../entities/stockTake.ts';
import { StockTakeLine } from '../entities/stockTakeLine.ts';
import { User } from '../entities/user.ts';
import { belongsTo, choice, number, period, snakeCase, type ChoiceOf } from '../kit/field/index.ts';
import { raw, sql } from '../kit/query/sql.ts';
import { reading, report } from '../kit/report/report.ts';
import { isWithin, OfUnit, PEOPLE } from './unit.ts';

class Parameters extends OfUnit {
  @period('盘点月份', 'Period', { help: { zh: '不填为全部月份', en: 'All months where none is chosen' } })
  period?: string | null;
}

class StockTakeResult {
  @belongsTo('案场', 'Site', () => SalesSite)
  site?: SalesSite | null;

  @belongsTo('盘点单', 'Stock-take', () => StockTake)
  stockTake?: StockTake | null;

  @period('盘点月份', 'Period')
  period!: string;

  @choice('状态', 'Status', StockTakeStatus)
  status!: ChoiceOf<typeof StockTakeStatus>;

  @number('应盘项数', 'Items')
  items!: number;

  @number('已盘项数', 'Items counted')
  itemsCounted!: number;

  @number('账面数量', 'On the book')
  bookQty!: number;

  @number('实盘数量', 'Counted')
  countedQty!: number;

  @number('盘亏', 'Missing')
  missing!: number;

  @number('盘盈', 'Over')
  surplus!: number;

  @number('盘点差异', 'Difference')
  difference!: number;

  @number('损坏项数', 'Broken items')
  broken!: number;

  @belongsTo('盘点人', 'Counted by', () => User)
  countedBy?: User | null;

  @belongsTo('确认人', 'Confirmed by', () => User)
  confirmedBy?: User | null;
}

const SUMMED = ['items', 'itemsCounted', 'bookQty', 'countedQty', 'missing', 'surplus', 'difference', 'broken'] as const;

/** R15 by site: what each stock-take counted against the book. */
export const stockTakeResults = report({
  name: 'stockTakeResults',
  label: { zh: '案场盘点差异', en: 'Stock-take results' },
  description: {
    zh: '每个案场的每次盘点一行；账面、实盘和差异只算已盘的项。',
    en: 'One row per stock-take of a site; book, count and difference are of the items counted so far.',
  },
  group: groups.reports,
  icon: 'Checklist',
  parameters: Parameters,
  row: StockTakeResult,
  reads: [
    reading(StockTake, 'no', 'site', 'period', 'status', 'countedBy', 'confirmedBy'),
    reading(StockTakeLine, 'stockTake', 'bookQty', 'countedQty', 'condition'),
    reading(SalesSite, 'code', 'name', 'orgUnit'),
    ...PEOPLE,
  ],
  rows: (
    query,
  ) => sql`select taken.site_id, site.code as site_code, taken.id as stock_take_id, taken.no, taken.period, taken.status, lines.*,
      taken.counted_by_id, taken.confirmed_by_id
    from ${query.from(StockTake, 'taken')} left join ${query.from(SalesSite, 'site')} on site.id = taken.site_id
    left join lateral (select count(*) as items, count(line.counted_qty) as items_counted,
        coalesce(sum(line.book_qty) filter (where line.counted_qty is not null), 0) as book_qty,
        coalesce(sum(line.counted_qty), 0) as counted_qty, coalesce(sum(greatest(line.book_qty - line.counted_qty, 0)), 0) as missing,
        coalesce(sum(greatest(line.counted_qty - line.book_qty, 0)), 0) as surplus, coalesce(sum(line.counted_qty - line.book_qty), 0) as difference,
        count(*) filter (where line.condition = 'BROKEN') as broken
      from ${query.from(StockTakeLine, 'line')} where line.stock_take_id = taken.id) lines on true
    where ${query.isGiven('period') ? sql`taken.period = ${query.given('period')}` : raw('true')} and ${isWithin(query, 'site.org_unit_id')}`,
  order: 'period desc, site_code nulls last, no, stock_take_id',
  total: Object.fromEntries(SUMMED.map((name) => [name, `coalesce(sum(${snakeCase(name)}), 0)`])),
});
