import type { AccountTuple } from './accounts.ts';

/** What such accounts ask for. `product` is a code, or words where the company has no such product; prices per unit. */
export interface NeedKind {
  readonly product?: string;
  readonly text?: string;
  readonly categories: readonly string[];
  readonly quantity: readonly [from: number, to: number];
  readonly unit: string;
  readonly price: readonly [from: number, to: number];
  readonly priceUnit: string;
}

// oxfmt-ignore
export const NEED_KINDS: Readonly<Record<AccountTuple[5], readonly NeedKind[]>> = {
  REAL_ESTATE: [
    { product: 'MF-202', categories: ['NEW', 'RENEWAL'], quantity: [80, 420], unit: '吨', price: [23000, 24800], priceUnit: 'PER_TON' },
    { product: 'RE-301', categories: ['NEW', 'EXPANSION'], quantity: [800, 3600], unit: '㎡', price: [11500, 13200], priceUnit: 'PER_SQM' },
    { product: 'RE-101', categories: ['GROUP_BUY'], quantity: [1200, 5600], unit: '㎡', price: [10800, 11900], priceUnit: 'PER_SQM' },
    { product: 'RE-201', categories: ['NEW'], quantity: [150, 1200], unit: '㎡', price: [19500, 24500], priceUnit: 'PER_SQM' },
    { product: 'RE-401', categories: ['GROUP_BUY', 'NEW'], quantity: [20, 120], unit: '间', price: [98000, 128000], priceUnit: 'PER_SET' },
    { product: 'TL-101', categories: ['NEW'], quantity: [2, 9], unit: '条', price: [3600, 4800], priceUnit: 'PER_MONTH' },
    { text: '外立面铝单板（氟碳喷涂）', categories: ['NEW'], quantity: [1200, 6000], unit: '㎡', price: [260, 340], priceUnit: 'PER_SQM' },
  ],
  TELECOM: [
    { product: 'TL-101', categories: ['EXPANSION', 'RENEWAL'], quantity: [4, 32], unit: '条', price: [3900, 5200], priceUnit: 'PER_MONTH' },
    { product: 'TL-202', categories: ['NEW', 'EXPANSION'], quantity: [6, 60], unit: '台', price: [4600, 5600], priceUnit: 'PER_MONTH' },
    { product: 'TL-301', categories: ['NEW'], quantity: [800, 12000], unit: '件', price: [4, 7], priceUnit: 'PER_MONTH' },
    { product: 'TL-401', categories: ['RENEWAL', 'GROUP_BUY'], quantity: [60, 900], unit: '套', price: [79, 129], priceUnit: 'PER_MONTH' },
    { product: 'MF-203', categories: ['NEW'], quantity: [3, 24], unit: '吨', price: [24800, 26500], priceUnit: 'PER_TON' },
    { product: 'RE-302', categories: ['NEW', 'REPLACEMENT'], quantity: [300, 1600], unit: '㎡', price: [55, 72], priceUnit: 'PER_MONTH' },
    { text: '机房动环监控改造', categories: ['REPLACEMENT'], quantity: [1, 4], unit: '套', price: [180000, 260000], priceUnit: 'PER_SET' },
  ],
  MANUFACTURING: [
    { product: 'MF-101', categories: ['RENEWAL', 'EXPANSION'], quantity: [120, 1500], unit: '吨', price: [19800, 20900], priceUnit: 'PER_TON' },
    { product: 'MF-102', categories: ['NEW', 'EXPANSION'], quantity: [60, 600], unit: '吨', price: [20600, 21800], priceUnit: 'PER_TON' },
    { product: 'MF-103', categories: ['RENEWAL', 'REPLACEMENT'], quantity: [90, 800], unit: '吨', price: [20300, 21500], priceUnit: 'PER_TON' },
    { product: 'MF-201', categories: ['NEW', 'REPLACEMENT'], quantity: [40, 380], unit: '吨', price: [23800, 25600], priceUnit: 'PER_TON' },
    { product: 'MF-302', categories: ['REPLACEMENT', 'TRIAL'], quantity: [6, 80], unit: '件', price: [2700, 3400], priceUnit: 'PER_PIECE' },
    { product: 'TL-102', categories: ['NEW'], quantity: [1, 6], unit: '条', price: [5400, 6300], priceUnit: 'PER_MONTH' },
    { product: 'RE-103', categories: ['GROUP_BUY'], quantity: [600, 3200], unit: '㎡', price: [14800, 16500], priceUnit: 'PER_SQM' },
    { text: '热处理料筐（耐热钢）', categories: ['TRIAL'], quantity: [10, 40], unit: '件', price: [5200, 6800], priceUnit: 'PER_PIECE' },
  ],
};

export const DEMAND_REASONS: readonly string[] = [
  '新线投产，原有供应商产能跟不上，需增加第二货源',
  '现用产品年底合同到期，借续约重新比价',
  '厂区搬迁，网络和办公面积都要重新配置',
  '竞品连续两批质量异常，技术部要求替换',
  '总部推行集中采购，把零散用量合并招标',
  '下游订单增加，安全库存由十天提高到二十天',
  '员工规模扩大，住房和通信福利需要同步',
  '环保要求提高，必须选用低碳铝和可追溯材料',
  '现有线路带宽不足，视频会议和数采互相抢占',
  '老楼改造，门窗和外立面须达到节能标准',
  '价格波动大，希望用长协锁定部分成本',
  '原备件交期过长，曾造成产线停机',
];

export const NEED_DESCRIPTIONS: readonly string[] = [
  '对方提供了初步清单，规格以技术协议为准，需三家比价。',
  '先签小批量试用，合格后转年度合同。',
  '预算已列入明年计划，关键在交付时间。',
  '由总部统一立项，分公司负责验收。',
  '要求含运费到厂，付款为月结六十天。',
  '希望与其他板块需求打包，整体谈折扣。',
  '技术参数未定，需我方协助编写。',
];

export const LOST_REASONS: readonly string[] = [
  '价格高于竞品，客户转签邻省供应商',
  '交期无法满足，客户自行采购现货',
  '项目取消，预算被上级收回',
  '客户被并购，采购权上收',
];

export const POSTPONE_REASONS: readonly string[] = [
  '等待政府补贴批复',
  '客户年度预算用完，推到明年',
  '新厂区土建延期',
  '分管领导调整，暂停立项',
];
