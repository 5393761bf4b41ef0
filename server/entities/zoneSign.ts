import { belongsTo, choice, choices, date, entity, Row, text, type ChoiceOf } from '../kit/field/index.ts';
import { groups } from './groups.ts';
import { Zone } from './zone.ts';

export const SignKind = choices('SignKind', {
  NO_VISIT: ['谢绝参观', 'No visitors', 'red'],
  CAUTION: ['注意安全', 'Caution', 'orange'],
  HELMET: ['必须戴安全帽', 'Helmets', 'blue'],
  NO_PHOTO: ['禁止拍照', 'No photographs', 'red'],
  MAGNET: ['强磁场', 'Magnetic field', 'purple'],
});

export const SignCondition = choices('SignCondition', {
  GOOD: ['完好', 'Good', 'green'],
  WORN: ['磨损', 'Worn', 'orange'],
  MISSING: ['缺失', 'Missing', 'red'],
});

/** A sign that hangs at a zone, with its last check (domain §2.6, T9). */
@entity<ZoneSign>('标示牌', 'Zone sign', {
  plural: 'zoneSigns',
  group: groups.tours,
  icon: 'Signpost',
  title: 'location',
  list: ['zone', 'kind', 'location', 'condition', 'lastCheckedOn', 'nextCheckOn'],
  filters: ['zone', 'kind', 'condition', 'nextCheckOn'],
  search: ['location'],
  sort: ['nextCheckOn', 'location'],
})
export class ZoneSign extends Row {
  @belongsTo('区域', 'Zone', () => Zone, { required: true })
  zone!: Zone;

  @choice('类型', 'Kind', SignKind, { required: true })
  kind!: ChoiceOf<typeof SignKind>;

  @text('位置', 'Location', { required: true, max: 120 })
  location!: string;

  @date('安装日期', 'Installed on')
  installedOn?: string | null;

  @choice('状况', 'Condition', SignCondition, { required: true, default: 'GOOD' })
  condition!: ChoiceOf<typeof SignCondition>;

  @date('上次检查', 'Last checked on')
  lastCheckedOn?: string | null;

  @date('下次检查', 'Next check on')
  nextCheckOn?: string | null;
}
