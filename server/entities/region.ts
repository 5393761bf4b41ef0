import { belongsTo, entity, flag, number, Row, text } from '../kit/field/index.ts';
import { groups } from './groups.ts';

/** An area of the market, from province down to district, that accounts, needs and departments are placed in (domain §2.1). */
@entity<Region>('区域', 'Region', {
  plural: 'regions',
  group: groups.reference,
  icon: 'Map',
  title: 'nameZh',
  list: ['nameZh', 'nameEn', 'code', 'parent', 'order', 'active'],
  filters: ['parent', 'active'],
  search: ['nameZh', 'nameEn', 'code'],
  sort: ['order', 'nameZh'],
})
export class Region extends Row {
  @text('名称', 'Chinese name', { required: true, max: 60, index: true })
  nameZh!: string;

  @text('英文名称', 'English name', { max: 80 })
  nameEn?: string | null;

  @text('行政区划代码', 'Code', { max: 12, unique: true })
  code?: string | null;

  @belongsTo('上级区域', 'Parent region', () => Region)
  parent?: Region | null;

  @number('排序', 'Order', { required: true, default: 0 })
  order!: number;

  @flag('启用', 'Active', { required: true, default: true })
  active!: boolean;
}
