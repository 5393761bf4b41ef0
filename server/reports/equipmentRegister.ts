import { Equipment } from '../entities/equipment.ts';
import { EquipmentCategory, EquipmentStatus } from '../entities/equipmentVocabulary.ts';
import { groups } from '../entities/groups.ts';
import { SalesSite } from '../entities/salesSite.ts';
import { StockTakeLine } from '../entities/stockTakeLine.ts';
import { User } from '../entities/user.ts';
import { belongsTo, choice, date, number, period, text, type ChoiceOf } from '../kit/field/index.ts';
import { sql } from '../kit/query/sql.ts';
import { reading, report } from '../kit/report/report.ts';
import { isWithin, OfUnit, PEOPLE } from './unit.ts';

class RegisteredItem {
  @belongsTo('案场', 'Site', () => SalesSite)
  site?: SalesSite | null;

  @belongsTo('设备', 'Item', () => Equipment)
  item?: Equipment | null;

  @text('资产编号', 'Asset no.')
  assetNo!: string;

  @choice('类别', 'Category', EquipmentCategory)
  category?: ChoiceOf<typeof EquipmentCategory> | null;

  @number('数量', 'Quantity')
  quantity!: number;

  @text('单位', 'Unit')
  unit?: string | null;

  @belongsTo('保管人', 'Custodian', () => User)
  custodian?: User | null;

  @choice('状态', 'Status', EquipmentStatus)
  status!: ChoiceOf<typeof EquipmentStatus>;

  @date('下次检查', 'Next check on')
  nextCheckOn?: string | null;

  @period('盘点月份', 'Stock-take of')
  countedPeriod?: string | null;

  @number('账面数量', 'On the book')
  bookQty?: number | null;

  @number('实盘数量', 'Counted')
  countedQty?: number | null;

  @number('盘点差异', 'Difference')
  difference?: number | null;
}

/** R15: what stands at the sales sites today, who answers for it, and what the last confirmed stock-take made of it. */
export const equipmentRegister = report({
  name: 'equipmentRegister',
  label: { zh: '案场设备台账', en: 'Equipment register' },
  description: {
    zh: '每个案场的每件（批）设备一行；盘点差异取最近一次已确认的盘点。',
    en: 'One row per item or batch of each sales site; differences are those of its last confirmed stock-take.',
  },
  group: groups.reports,
  icon: 'Devices',
  parameters: OfUnit,
  row: RegisteredItem,
  reads: [
    reading(Equipment, 'assetNo', 'name', 'site', 'category', 'quantity', 'unit', 'custodian', 'status', 'nextCheckOn'),
    reading(SalesSite, 'code', 'name', 'orgUnit'),
    reading(StockTakeLine, 'item', 'period', 'bookQty', 'countedQty', 'difference', 'agreedAt'),
    ...PEOPLE,
  ],
  rows: (
    query,
  ) => sql`select item.site_id, site.code as site_code, item.id as item_id, item.asset_no, item.category, item.quantity, item.unit,
      item.custodian_id, item.status, item.next_check_on, counted.period as counted_period, counted.book_qty, counted.counted_qty, counted.difference
    from ${query.from(Equipment, 'item')} left join ${query.from(SalesSite, 'site')} on site.id = item.site_id
    left join lateral (select line.* from ${query.from(StockTakeLine, 'line')} where line.item_id = item.id and line.agreed_at is not null
      order by line.agreed_at desc, line.id desc limit 1) counted on true
    where ${isWithin(query, 'site.org_unit_id')}`,
  order: 'site_code nulls last, asset_no, item_id',
  total: {
    quantity: 'coalesce(sum(quantity), 0)',
    bookQty: 'coalesce(sum(book_qty), 0)',
    countedQty: 'coalesce(sum(counted_qty), 0)',
    difference: 'coalesce(sum(difference), 0)',
  },
});
