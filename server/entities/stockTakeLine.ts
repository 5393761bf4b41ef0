import {
  belongsTo,
  choice,
  choices,
  dateTime,
  derived,
  entity,
  links,
  number,
  period,
  Row,
  text,
  type ChoiceOf,
} from '../kit/field/index.ts';
import { Equipment } from './equipment.ts';
import { File } from './file.ts';
import { StockTake } from './stockTake.ts';
import { User } from './user.ts';

export const StockCondition = choices('StockCondition', {
  GOOD: ['完好', 'Good', 'green'],
  WORN: ['磨损', 'Worn', 'orange'],
  BROKEN: ['损坏', 'Broken', 'red'],
  MISSING: ['缺失', 'Missing', 'grey'],
});

/** What the book has of one item against what was counted; named as it was then, wherever the item goes later (domain §2.1). */
@entity<StockTakeLine>('盘点明细', 'Stock-take line', {
  plural: 'stockTakeLines',
  icon: 'Rule',
  title: 'name',
  list: ['assetNo', 'name', 'bookQty', 'countedQty', 'difference', 'condition', 'note', 'countedBy', 'countedAt'],
  filters: ['stockTake', 'condition', 'item', 'period'],
  search: ['assetNo', 'name', 'note'],
  sort: ['assetNo'],
  scope: { via: 'stockTake' },
  uniques: [{ fields: ['stockTake', 'item'] }],
})
export class StockTakeLine extends Row {
  @belongsTo('盘点', 'Stock-take', () => StockTake, { required: true, write: 'never' })
  stockTake!: StockTake;

  @belongsTo('设备', 'Item', () => Equipment, { required: true, write: 'never' })
  item!: Equipment;

  @text('资产编号', 'Asset no.', { required: true, max: 40, write: 'never' })
  assetNo!: string;

  @text('名称', 'Name', { required: true, max: 80, write: 'never' })
  name!: string;

  @text('单位', 'Unit', { max: 8, write: 'never' })
  unit?: string | null;

  /** The stock-take's. */
  @period('盘点月份', 'Period', { required: true, write: 'never' })
  period!: string;

  /** As of the count; before it, as of the opening. */
  @number('账面数量', 'On the book', { required: true, write: 'never' })
  bookQty!: number;

  @number('实盘数量', 'Counted', { write: 'never' })
  countedQty?: number | null;

  @derived(number('差异', 'Difference', { min: -2_147_483_647 }), (row) => `(${row}.counted_qty - ${row}.book_qty)`)
  difference?: number | null;

  @choice('状况', 'Condition', StockCondition, { write: 'never' })
  condition?: ChoiceOf<typeof StockCondition> | null;

  @text('备注', 'Note', { max: 500, write: 'never' })
  note?: string | null;

  @links('照片', 'Photos', () => File, { media: 'image', write: 'never' })
  photos!: readonly File[];

  @belongsTo('盘点人', 'Counted by', () => User, { write: 'never' })
  countedBy?: User | null;

  @dateTime('盘点时间', 'Counted at', { write: 'never' })
  countedAt?: string | null;

  /** When the manager agreed to what was counted. */
  @dateTime('确认时间', 'Agreed at', { write: 'never' })
  agreedAt?: string | null;
}
