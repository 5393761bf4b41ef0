import { belongsTo, entity, json, longText, Row, text, type RowRule } from '../kit/field/index.ts';
import { groups } from './groups.ts';
import { OrgUnit } from './orgUnit.ts';
import { settingNamed } from './settingCatalogue.ts';

const isKnown: RowRule = {
  name: 'key_is_known',
  fields: ['key'],
  message: { zh: '没有这个设置', en: 'There is no such setting' },
  holds: ({ key }) => key === undefined || settingNamed(key) !== undefined,
};

const isFitting: RowRule = {
  name: 'value_fits',
  fields: ['value'],
  message: ({ key }) => {
    const { zh, en } = settingNamed(key)!.kind.expects;
    return { zh: `应为：${zh}`, en: `Expected: ${en}` };
  },
  holds: ({ key, value }) => value === undefined || value === null || (settingNamed(key)?.kind.takes(value) ?? true),
};

const isPlaced: RowRule = {
  name: 'company_wide',
  fields: ['orgUnit'],
  message: { zh: '此设置只适用于全公司', en: 'This one holds for the whole company alone' },
  holds: ({ key, orgUnit }) => !orgUnit || !settingNamed(key)?.isCompanyWide,
};

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
  rules: [isKnown, isFitting, isPlaced],
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
