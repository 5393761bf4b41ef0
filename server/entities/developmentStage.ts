import { entity, flag, hasMany, number, Row, tags, text } from '../kit/field/index.ts';
import { Account } from './account.ts';
import { groups } from './groups.ts';
import { units } from './vocabulary.ts';

/** One step of the company's standard process of winning an account, with what must be true to enter it (domain N5, §2.2). */
@entity<DevelopmentStage>('开发阶段', 'Development stage', {
  plural: 'developmentStages',
  group: groups.reference,
  icon: 'Timeline',
  title: 'nameZh',
  list: ['order', 'code', 'nameZh', 'nameEn', 'maxDays', 'countsAsExpansion'],
  filters: ['countsAsExpansion'],
  search: ['code', 'nameZh', 'nameEn'],
  sort: ['order'],
})
export class DevelopmentStage extends Row {
  @text('编号', 'Code', { required: true, unique: true, max: 32 })
  code!: string;

  @text('名称', 'Chinese name', { required: true, max: 60 })
  nameZh!: string;

  @text('英文名称', 'English name', { required: true, max: 80 })
  nameEn!: string;

  @number('顺序', 'Order', { required: true })
  order!: number;

  @tags('进入条件', 'Entry criteria', { max: 200 })
  entryCriteria!: readonly string[];

  @number('最长停留', 'Longest stay', { min: 1, unit: units.days })
  maxDays?: number | null;

  @flag('计入拓展', 'Counts as expansion', { required: true, default: false })
  countsAsExpansion!: boolean;

  @hasMany('客户', 'Accounts', () => Account, 'stage')
  accounts!: readonly Account[];
}
