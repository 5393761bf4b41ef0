import type { Group } from '../kit/field/index.ts';

/** The menu groups of the panel, in the order they are shown. */
export const groups = {
  accounts: { key: 'accounts', label: { zh: '客户', en: 'Accounts' }, icon: 'Business' },
  activity: { key: 'activity', label: { zh: '拜访与需求', en: 'Visits and needs' }, icon: 'Handshake' },
  plans: { key: 'plans', label: { zh: '计划与考核', en: 'Plans and assessment' }, icon: 'EventNote' },
  reports: { key: 'reports', label: { zh: '报表', en: 'Reports' }, icon: 'BarChart' },
  tours: { key: 'tours', label: { zh: '参观', en: 'Tours' }, icon: 'Tour' },
  sites: { key: 'sites', label: { zh: '案场与设备', en: 'Sites and equipment' }, icon: 'Storefront' },
  organisation: { key: 'organisation', label: { zh: '组织', en: 'Organisation' }, icon: 'AccountTree' },
  reference: { key: 'reference', label: { zh: '基础数据', en: 'Reference data' }, icon: 'MenuBook' },
} as const satisfies Record<string, Group>;
