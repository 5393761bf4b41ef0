import { belongsTo, choice, choices, date, dateTime, entity, flag, hasMany, Row, text, type ChoiceOf } from '../kit/field/index.ts';
import { Account } from './account.ts';
import { groups } from './groups.ts';
import { NeedCountermeasure } from './needCountermeasure.ts';
import { TourRequest } from './tourRequest.ts';

export const DecisionRole = choices('DecisionRole', {
  DECISION: ['决策人', 'Decision maker', 'purple'],
  INFLUENCE: ['影响人', 'Influencer', 'blue'],
  USER: ['使用人', 'User', 'green'],
  GATEKEEPER: ['把关人', 'Gatekeeper', 'orange'],
  FINANCE: ['财务', 'Finance', 'teal'],
});

export const ContactAttitude = choices('ContactAttitude', {
  SUPPORT: ['支持', 'Supportive', 'green'],
  NEUTRAL: ['中立', 'Neutral', 'grey'],
  OPPOSE: ['反对', 'Opposed', 'red'],
});

/** A person at an account whom the department deals with (domain §2.2). */
@entity<Contact>('联系人', 'Contact', {
  plural: 'contacts',
  group: groups.accounts,
  icon: 'Contacts',
  title: 'name',
  list: ['name', 'account', 'title', 'department', 'decisionRole', 'attitude', 'mobile', 'isPrimary'],
  filters: ['account', 'decisionRole', 'attitude'],
  search: ['name', 'title', 'department', 'mobile', 'email'],
  sort: ['-isPrimary', 'name'],
  tabs: { basics: ['基本信息', 'Basics'], reach: ['联系方式', 'Ways of contact'] },
  scope: { via: 'account' },
  uniques: [{ fields: ['account', 'isPrimary'], where: 'is_primary', yields: 'isPrimary' }],
})
export class Contact extends Row {
  @belongsTo('客户', 'Account', () => Account, { required: true, write: 'create' })
  account!: Account;

  @text('姓名', 'Name', { required: true, max: 60 })
  name!: string;

  @text('职务', 'Title', { max: 60 })
  title?: string | null;

  @text('部门', 'Department', { max: 80 })
  department?: string | null;

  @choice('决策角色', 'Decision role', DecisionRole)
  decisionRole?: ChoiceOf<typeof DecisionRole> | null;

  @choice('态度', 'Attitude', ContactAttitude)
  attitude?: ChoiceOf<typeof ContactAttitude> | null;

  @flag('主要联系人', 'Primary', { required: true, default: false })
  isPrimary!: boolean;

  @belongsTo('汇报对象', 'Reports to', () => Contact, { within: 'account' })
  reportsTo?: Contact | null;

  @text('手机', 'Mobile', { max: 32, format: 'phone', mask: 'phone', personal: true, tab: 'reach' })
  mobile?: string | null;

  @text('微信', 'WeChat', { max: 60, personal: true, tab: 'reach' })
  wechat?: string | null;

  @text('邮箱', 'Email', { max: 120, format: 'email', mask: 'email', personal: true, tab: 'reach' })
  email?: string | null;

  @date('生日', 'Birthday', { personal: true, tab: 'reach' })
  birthday?: string | null;

  @dateTime('个人信息同意时间', 'Consent at', {
    tab: 'reach',
    help: { zh: '依据《个人信息保护法》取得同意的时间', en: 'When consent under the Personal Information Protection Law was given' },
  })
  consentAt?: string | null;

  @hasMany('下属', 'Direct reports', () => Contact, 'reportsTo')
  reports!: readonly Contact[];

  @hasMany('带队参观', 'Tours led', () => TourRequest, 'leader')
  ledTours!: readonly TourRequest[];

  @hasMany('需要对策', 'Countermeasures', () => NeedCountermeasure, 'contact')
  countermeasures!: readonly NeedCountermeasure[];
}
