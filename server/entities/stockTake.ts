import {
  belongsTo,
  choice,
  choices,
  dateTime,
  derived,
  entity,
  hasMany,
  longText,
  number,
  period,
  Row,
  serial,
  text,
  type ChoiceOf,
} from '../kit/field/index.ts';
import { groups } from './groups.ts';
import { SalesSite } from './salesSite.ts';
import { StockTakeLine } from './stockTakeLine.ts';
import { User } from './user.ts';

export const StockTakeStatus = choices('StockTakeStatus', {
  OPEN: ['盘点中', 'Counting', 'blue'],
  COUNTED: ['待确认', 'Counted', 'orange'],
  CONFIRMED: ['已确认', 'Confirmed', 'green'],
});

/** A figure of the lines of a stock-take that are not deleted. */
function ofLines(figure: string) {
  return (row: string): string => `coalesce((select ${figure} from stock_take_line line
      where line.stock_take_id = ${row}.id and line.deleted_at is null and line.hidden_at is null), 0)::int`;
}

const LINES = () => [StockTakeLine];

/** A count of everything that a site should have, once a quarter, which its manager confirms (domain §2.1, D12). */
@entity<StockTake>('盘点', 'Stock-take', {
  plural: 'stockTakes',
  group: groups.sites,
  icon: 'Checklist',
  title: 'no',
  list: ['no', 'site', 'period', 'status', 'itemCount', 'countedCount', 'differenceCount', 'countedBy', 'confirmedBy'],
  filters: ['site', 'period', 'status'],
  search: ['no'],
  sort: ['-period', 'no'],
  scope: { department: 'site' },
  status: 'status',
  openWhile: { states: ['OPEN'], message: { zh: '盘点已提交，不能再改', en: 'The stock-take has been handed in' } },
  // counting anew after a confirmation is another stock-take; two at once would each write the differences
  uniques: [{ fields: ['site', 'period'], where: "status <> 'CONFIRMED'" }],
})
export class StockTake extends Row {
  @serial('盘点单号', 'No.', 'PD-{yyyymm}-{4}')
  no!: string;

  @belongsTo('案场', 'Site', () => SalesSite, { required: true, write: 'create' })
  site!: SalesSite;

  @period('盘点月份', 'Period', { required: true, write: 'create' })
  period!: string;

  @choice('状态', 'Status', StockTakeStatus, { required: true, default: 'OPEN', write: 'never' })
  status!: ChoiceOf<typeof StockTakeStatus>;

  @derived(number('应盘项数', 'Items'), ofLines('count(*)'), LINES)
  itemCount!: number;

  @derived(number('已盘项数', 'Counted'), ofLines('count(line.counted_qty)'), LINES)
  countedCount!: number;

  @derived(number('差异项数', 'Differences'), ofLines('count(*) filter (where line.counted_qty <> line.book_qty)'), LINES)
  differenceCount!: number;

  @belongsTo('盘点人', 'Counted by', () => User, { write: 'never' })
  countedBy?: User | null;

  @dateTime('提交时间', 'Counted at', { write: 'never' })
  countedAt?: string | null;

  @belongsTo('确认人', 'Confirmed by', () => User, { write: 'never' })
  confirmedBy?: User | null;

  @dateTime('确认时间', 'Confirmed at', { write: 'never' })
  confirmedAt?: string | null;

  @text('退回原因', 'Why counted again', { max: 500, write: 'never' })
  returnReason?: string | null;

  @longText('备注', 'Note', { max: 1000 })
  note?: string | null;

  @hasMany('盘点明细', 'Lines', () => StockTakeLine, 'stockTake')
  lines!: readonly StockTakeLine[];
}
