import { belongsTo, entity, json, longText, Row, text } from '../kit/field/index.ts';
import { groups } from './groups.ts';
import { OrgUnit } from './orgUnit.ts';

/** One default of the business that a company may change, for everybody or for one org unit (domain §1.4). */
@entity<Setting>('设置', 'Setting', {
  plural: 'settings',
  group: groups.reference,
  icon: 'Tune',
  title: 'nameZh',
  list: ['key', 'nameZh', 'nameEn', 'value', 'orgUnit', 'updatedAt'],
  filters: ['orgUnit'],
  search: ['key', 'nameZh', 'nameEn'],
  sort: ['key'],
  uniques: [{ fields: ['key', 'orgUnit'] }, { fields: ['key'], where: 'org_unit_id is null' }],
  scope: { department: 'orgUnit' },
})
export class Setting extends Row {
  @text('键', 'Key', { required: true, max: 80, write: 'create' })
  key!: string;

  @json('值', 'Value', { required: true })
  value!: unknown;

  @text('名称', 'Chinese name', { required: true, max: 80 })
  nameZh!: string;

  @text('英文名称', 'English name', { required: true, max: 80 })
  nameEn!: string;

  @belongsTo('适用部门', 'Org unit', () => OrgUnit, {
    write: 'create',
    help: { zh: '留空表示适用于全公司', en: 'Leave empty for the whole company' },
  })
  orgUnit?: OrgUnit | null;

  @longText('说明', 'Help', { max: 1000 })
  help?: string | null;
}
