import { choices, openChoices } from '../kit/field/index.ts';

/** The lists that a company edits itself, and adds others to; a field that takes its values from one names it in `only`. */
export const Dictionary = openChoices('Dictionary', {
  INDUSTRY: ['行业', 'Industry'],
  NEED_CATEGORY: ['需求类型', 'Need category'],
  PROBLEM_CATEGORY: ['问题类别', 'Problem category'],
  MOVE_DIRECTION: ['移动方向', 'Move direction'],
  PRODUCT_CATEGORY: ['产品类别', 'Product category'],
});

/** What a price is asked for. */
export const PriceUnit = choices('PriceUnit', {
  PER_SQM: ['元/㎡', 'CNY/㎡'],
  PER_MONTH: ['元/月', 'CNY/month'],
  PER_TON: ['元/吨', 'CNY/t'],
  PER_PIECE: ['元/件', 'CNY/piece'],
  PER_SET: ['元/套', 'CNY/set'],
});

/** Units that numbers carry in labels and headers (domain §2.0). */
export const units = {
  days: { zh: '天', en: 'days' },
  minutes: { zh: '分钟', en: 'min' },
  squareMetres: { zh: '㎡', en: '㎡' },
  metres: { zh: '米', en: 'm' },
  /** Customer parties, whatever the number of persons (domain AMB-5). */
  parties: { zh: '组', en: 'groups' },
  persons: { zh: '人', en: 'persons' },
  years: { zh: '岁', en: 'years' },
  points: { zh: '分', en: 'points' },
  bytes: { zh: '字节', en: 'bytes' },
  pixels: { zh: '像素', en: 'px' },
} as const;

/** The roles of people between those who have everything and those who only look at it. */
export const WORKING_ROLES = {
  REGIONAL_MANAGER: ['大区经理', 'Regional manager', 'purple'],
  MANAGER: ['大客户经理', 'Key-account manager', 'blue'],
  SPECIALIST: ['客户专员', 'Account specialist', 'green'],
  OFFICE: ['办公室/接待', 'Office and reception', 'teal'],
  GUIDE: ['讲解员', 'Guide', 'teal'],
  SITE_STAFF: ['案场前台', 'Site front desk', 'orange'],
  FINANCE: ['财务', 'Finance', 'grey'],
} as const;
