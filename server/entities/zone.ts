import {
  belongsTo,
  choice,
  choices,
  choiceSet,
  entity,
  flag,
  hasMany,
  longText,
  number,
  Row,
  text,
  type ChoiceOf,
} from '../kit/field/index.ts';
import { groups } from './groups.ts';
import { OrgUnit } from './orgUnit.ts';
import { RouteStop } from './routeStop.ts';
import { units } from './vocabulary.ts';
import { ZoneSign } from './zoneSign.ts';

export const ZoneKind = choices('ZoneKind', {
  WORKSHOP: ['生产车间', 'Production workshop', 'orange'],
  OFFICE: ['办公区', 'Office'],
  EXHIBITION: ['展厅', 'Exhibition hall', 'blue'],
  OUTDOOR: ['室外', 'Outdoor', 'green'],
  SALES_SITE: ['案场', 'Sales site', 'teal'],
});

export const ProtectiveEquipment = choices('ProtectiveEquipment', {
  VEST: ['反光背心', 'Reflective vest'],
  GOGGLES: ['护目镜', 'Goggles'],
  EARPLUG: ['耳塞', 'Ear plugs'],
  SHOE_COVER: ['鞋套', 'Shoe covers'],
});

export const PhotoPolicy = choices('PhotoPolicy', {
  FORBIDDEN: ['禁止', 'Forbidden', 'red'],
  WITH_PERMISSION: ['经批准', 'With permission', 'orange'],
  ALLOWED: ['允许', 'Allowed', 'green'],
});

/** A place that a tour may pass, or must not, with what protects visitors there (domain §2.6, T5–T9). */
@entity<Zone>('参观区域', 'Zone', {
  plural: 'zones',
  group: groups.tours,
  icon: 'Factory',
  title: 'nameZh',
  list: ['code', 'nameZh', 'kind', 'orgUnit', 'noVisit', 'helmetRequired', 'strongMagneticField', 'maxGroupSize'],
  filters: ['kind', 'orgUnit', 'noVisit', 'strongMagneticField'],
  search: ['code', 'nameZh', 'nameEn'],
  sort: ['code'],
  tabs: { basics: ['基本信息', 'Basics'], safety: ['安全', 'Safety'], rules: ['车间规章', 'Workshop rules'] },
})
export class Zone extends Row {
  @text('编号', 'Code', { required: true, unique: true, max: 32 })
  code!: string;

  @text('名称', 'Chinese name', { required: true, max: 80 })
  nameZh!: string;

  @text('英文名称', 'English name', { required: true, max: 120 })
  nameEn!: string;

  @choice('类型', 'Kind', ZoneKind)
  kind?: ChoiceOf<typeof ZoneKind> | null;

  @belongsTo('所属部门', 'Org unit', () => OrgUnit)
  orgUnit?: OrgUnit | null;

  @number('单批上限', 'Largest group', { min: 1, max: 10_000, unit: units.persons })
  maxGroupSize?: number | null;

  /** Parties that it takes at the same time, each within the largest group. */
  @number('同时批数', 'Groups at once', { required: true, min: 1, max: 20, default: 1 })
  groupsAtOnce!: number;

  @flag('谢绝参观', 'No visit', { required: true, default: false })
  noVisit!: boolean;

  /** True unless said otherwise: T6 makes helmets mandatory in workshops, and too many do no harm elsewhere. */
  @flag('须戴安全帽', 'Helmet required', { required: true, default: true, tab: 'safety' })
  helmetRequired!: boolean;

  @flag('强磁场', 'Strong magnetic field', { required: true, default: false, tab: 'safety' })
  strongMagneticField!: boolean;

  @choiceSet('其他防护', 'Other protection', ProtectiveEquipment, { tab: 'safety' })
  otherPpe!: readonly ChoiceOf<typeof ProtectiveEquipment>[];

  @number('最低年龄', 'Minimum age', { max: 120, unit: units.years, tab: 'safety' })
  minAge?: number | null;

  @choice('拍照', 'Photos', PhotoPolicy, { required: true, default: 'FORBIDDEN', tab: 'safety' })
  photoPolicy!: ChoiceOf<typeof PhotoPolicy>;

  @longText('注意安全', 'Danger note', { tab: 'safety' })
  dangerNote?: string | null;

  @longText('车间规章（中文）', 'Workshop rules, Chinese', { tab: 'rules' })
  workshopRulesZh?: string | null;

  @longText('车间规章（英文）', 'Workshop rules, English', { tab: 'rules' })
  workshopRulesEn?: string | null;

  @hasMany('标示牌', 'Signs', () => ZoneSign, 'zone')
  signs!: readonly ZoneSign[];

  @hasMany('路线站点', 'Route stops', () => RouteStop, 'zone')
  stops!: readonly RouteStop[];
}
