import { choice, choices, entity, flag, number, Row, text, type ChoiceOf } from '../kit/field/index.ts';
import { groups } from './groups.ts';
import { Dictionary } from './vocabulary.ts';

/** Colour of the chip that a dictionary item is shown as. */
export const ChipColor = choices('ChipColor', {
  GREY: ['灰', 'Grey', 'grey'],
  BLUE: ['蓝', 'Blue', 'blue'],
  GREEN: ['绿', 'Green', 'green'],
  ORANGE: ['橙', 'Orange', 'orange'],
  RED: ['红', 'Red', 'red'],
  PURPLE: ['紫', 'Purple', 'purple'],
  TEAL: ['青', 'Teal', 'teal'],
});

/** One value of a list that the company edits itself, such as an industry or a move direction (domain AMB-6). */
@entity<DictionaryItem>('字典项', 'Dictionary item', {
  plural: 'dictionaryItems',
  group: groups.reference,
  icon: 'ListAlt',
  title: 'nameZh',
  list: ['dictionary', 'code', 'nameZh', 'nameEn', 'color', 'order', 'active'],
  filters: ['dictionary', 'active'],
  search: ['code', 'nameZh', 'nameEn'],
  sort: ['dictionary', 'order', 'nameZh'],
  uniques: [{ fields: ['dictionary', 'code'] }, { fields: ['dictionary', 'nameZh'] }],
})
export class DictionaryItem extends Row {
  @choice('字典', 'Dictionary', Dictionary, { required: true, write: 'create', index: true })
  dictionary!: ChoiceOf<typeof Dictionary>;

  @text('代码', 'Code', { required: true, max: 40 })
  code!: string;

  @text('名称', 'Chinese name', { required: true, max: 60 })
  nameZh!: string;

  @text('英文名称', 'English name', { max: 80 })
  nameEn?: string | null;

  @number('排序', 'Order', { required: true, default: 0 })
  order!: number;

  @choice('颜色', 'Colour', ChipColor)
  color?: ChoiceOf<typeof ChipColor> | null;

  @flag('启用', 'Active', { required: true, default: true })
  active!: boolean;
}
