import {
  belongsTo,
  choice,
  choices,
  date,
  derived,
  entity,
  geoPoint,
  hasMany,
  links,
  longText,
  money,
  number,
  Row,
  serial,
  tags,
  text,
  type ChoiceOf,
  type GeoPoint,
} from '../kit/field/index.ts';
import { AccountAssignment } from './accountAssignment.ts';
import { Agreement } from './agreement.ts';
import { Communication } from './communication.ts';
import { Contact } from './contact.ts';
import { Deal } from './deal.ts';
import { DevelopmentStage } from './developmentStage.ts';
import { DictionaryItem } from './dictionaryItem.ts';
import { Expansion } from './expansion.ts';
import { File } from './file.ts';
import { groups } from './groups.ts';
import { Need } from './need.ts';
import { NeedCountermeasure } from './needCountermeasure.ts';
import { OrgUnit } from './orgUnit.ts';
import { Partner } from './partner.ts';
import { Region } from './region.ts';
import { SiteDelivery } from './siteDelivery.ts';
import { TourRequest } from './tourRequest.ts';
import { User } from './user.ts';
import { Visit } from './visit.ts';
import { lastVisitOn, nextVisitDue, overdueVisitDays } from './visitCadence.ts';
import { units } from './vocabulary.ts';

export const AccountTier = choices('AccountTier', {
  SUPER: ['超大型客户', 'Super-large account', 'purple'],
  KEY: ['大客户', 'Key account', 'blue'],
  CHANNEL: ['渠道', 'Channel', 'teal'],
  POTENTIAL: ['潜在大客户', 'Potential key account', 'grey'],
});

export const AccountSource = choices('AccountSource', {
  SELF: ['自拓', 'Own prospecting'],
  CHANNEL: ['渠道', 'Channel'],
  REFERRAL: ['转介', 'Referral'],
  CAMPAIGN: ['活动', 'Campaign'],
  SITE: ['案场', 'Sales site'],
  TOUR: ['参观', 'Tour'],
  OTHER: ['其他', 'Other'],
});

/** A company that the department sells to or through (domain §2.2). */
@entity<Account>('客户', 'Account', {
  plural: 'accounts',
  group: groups.accounts,
  icon: 'Business',
  title: 'name',
  list: ['code', 'name', 'tier', 'stage', 'specialist', 'region', 'lastVisitOn', 'nextVisitDue'],
  filters: ['tier', 'stage', 'specialist', 'region', 'industry'],
  search: ['name', 'shortName', 'nameEn', 'code', 'creditCode', 'formerly'],
  alike: { name: 'company', creditCode: 'same' },
  merges: { names: ['code', 'name'], keptIn: 'formerly' },
  sort: ['-updatedAt'],
  tabs: {
    basics: ['基本信息', 'Basics'],
    belonging: ['归属', 'Belonging'],
    business: ['经营与信用', 'Business and credit'],
    visiting: ['拜访周期', 'Visit cadence'],
  },
  scope: { department: 'orgUnit', owner: 'specialist', partner: 'partner' },
})
export class Account extends Row {
  @serial('客户编号', 'Code', 'KA-{6}')
  code!: string;

  @text('客户名称', 'Name', { required: true, max: 120, index: true })
  name!: string;

  @text('简称', 'Short name', { max: 60 })
  shortName?: string | null;

  @text('英文名', 'English name', { max: 160 })
  nameEn?: string | null;

  @text('统一社会信用代码', 'Unified social credit code', { unique: true, max: 18, format: 'creditCode' })
  creditCode?: string | null;

  @choice('客户等级', 'Tier', AccountTier, { required: true })
  tier!: ChoiceOf<typeof AccountTier>;

  @belongsTo('开发阶段', 'Stage', () => DevelopmentStage, { required: true })
  stage!: DevelopmentStage;

  @belongsTo('行业', 'Industry', () => DictionaryItem, { only: { dictionary: 'INDUSTRY', active: true } })
  industry?: DictionaryItem | null;

  @belongsTo('区域', 'Region', () => Region, { only: { active: true } })
  region?: Region | null;

  @text('地址', 'Address')
  address?: string | null;

  /** Where a check-in is measured from. */
  @geoPoint('坐标', 'Location')
  geo?: GeoPoint | null;

  @choice('来源', 'Source', AccountSource)
  source?: ChoiceOf<typeof AccountSource> | null;

  @tags('标签', 'Tags')
  tags!: readonly string[];

  @longText('备注', 'Remark')
  remark?: string | null;

  /** Codes and names of the accounts that turned out to be this one. */
  @longText('曾用编号与名称', 'Formerly', { write: 'never' })
  formerly?: string | null;

  @links('附件', 'Files', () => File)
  files!: readonly File[];

  /** The row owner; nobody = the unassigned pool of the department. Changes hands through reassignAccount alone. */
  @belongsTo('客户专员', 'Specialist', () => User, { write: 'create', defaultsTo: 'viewerWhenOwn', tab: 'belonging' })
  specialist?: User | null;

  /** When it came into the hands that it is in: the database sets it as the specialist changes. */
  @date('分配日期', 'Assigned on', { write: 'never', tab: 'belonging' })
  assignedOn?: string | null;

  @belongsTo('所属部门', 'Org unit', () => OrgUnit, { required: true, write: 'create', defaultsTo: 'viewerUnit', tab: 'belonging' })
  orgUnit!: OrgUnit;

  @belongsTo('渠道伙伴', 'Partner', () => Partner, { write: 'create', tab: 'belonging' })
  partner?: Partner | null;

  @money('年度潜力', 'Annual potential', { tab: 'business' })
  annualPotential?: string | null;

  @money('信用额度', 'Credit limit', { tab: 'business' })
  creditLimit?: string | null;

  @number('账期', 'Payment term', { max: 3650, unit: units.days, tab: 'business' })
  paymentTermDays?: number | null;

  @number('拜访周期', 'Visit cadence', {
    min: 1,
    max: 3650,
    unit: units.days,
    tab: 'visiting',
    help: { zh: '留空则按客户等级的默认周期', en: 'Leave empty for the default of the tier' },
  })
  visitCadenceDays?: number | null;

  @derived(date('上次拜访', 'Last visit on', { tab: 'visiting' }), lastVisitOn, () => [Visit])
  lastVisitOn?: string | null;

  @derived(date('应访日期', 'Next visit due', { tab: 'visiting' }), nextVisitDue, () => [Visit])
  nextVisitDue?: string | null;

  @derived(number('逾期天数', 'Visit overdue', { unit: units.days, tab: 'visiting' }), overdueVisitDays, () => [Visit])
  overdueVisitDays!: number;

  @hasMany('联系人', 'Contacts', () => Contact, 'account')
  contacts!: readonly Contact[];

  @hasMany('拜访', 'Visits', () => Visit, 'account')
  visits!: readonly Visit[];

  @hasMany('沟通记录', 'Communications', () => Communication, 'account')
  communications!: readonly Communication[];

  @hasMany('协议', 'Agreements', () => Agreement, 'account')
  agreements!: readonly Agreement[];

  @hasMany('需求', 'Needs', () => Need, 'account')
  needs!: readonly Need[];

  @hasMany('需要对策', 'Countermeasures', () => NeedCountermeasure, 'account')
  countermeasures!: readonly NeedCountermeasure[];

  @hasMany('拓展', 'Expansions', () => Expansion, 'account')
  expansions!: readonly Expansion[];

  @hasMany('输送', 'Deliveries', () => SiteDelivery, 'account')
  deliveries!: readonly SiteDelivery[];

  @hasMany('成交', 'Deals', () => Deal, 'account')
  deals!: readonly Deal[];

  @hasMany('参观', 'Tours', () => TourRequest, 'account')
  tours!: readonly TourRequest[];

  @hasMany('归属记录', 'Assignments', () => AccountAssignment, 'account')
  assignments!: readonly AccountAssignment[];
}
