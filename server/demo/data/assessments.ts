/** A sub-item: who rates it; all of an indicator weigh the same. */
export type SubItemTuple = readonly [nameZh: string, nameEn: string, rater?: 'SITE_STAFF' | 'OFFICE' | 'MANAGER', source?: 'ATTENDANCE'];

interface IndicatorData {
  readonly nameZh: string;
  readonly nameEn: string;
  readonly weight: string;
  readonly standard?: string;
  readonly standardEn?: string;
  /** What is counted; absent: rated by sub-items. */
  readonly source?: 'VISIT' | 'EXPANSION' | 'DELIVERY';
  readonly subItems?: readonly SubItemTuple[];
}

interface TemplateData {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly status: 'ACTIVE' | 'SHADOW';
  readonly weightDecision?: string;
  readonly indicators: readonly IndicatorData[];
}

const CONDUCT: SubItemTuple = ['平时表现', 'Conduct'];
const CARE: SubItemTuple = ['客户维护', 'Customer care'];

/** The three printed forms, as printed; B is in force (domain §1.2, AMB-2, AMB-3). */
export const TEMPLATES: readonly TemplateData[] = [
  {
    code: 'A',
    nameZh: '考核表A：客户专员月度考核表',
    nameEn: 'Form A: monthly assessment of specialists',
    status: 'SHADOW',
    weightDecision: '按原表权重 30/30/10 计算，满分 70 分',
    indicators: [
      { nameZh: '拜访目标指标', nameEn: 'Visits', weight: '0.3', source: 'VISIT' },
      { nameZh: '拓展指标', nameEn: 'Expansions', weight: '0.3', source: 'EXPANSION' },
      { nameZh: '日常工作指标', nameEn: 'Daily work', weight: '0.1', subItems: [CONDUCT, CARE, ['市场管理', 'Market management']] },
    ],
  },
  {
    code: 'B',
    nameZh: '考核表B：专员指标表',
    nameEn: 'Form B: indicators of a specialist',
    status: 'ACTIVE',
    indicators: [
      {
        nameZh: '拜访目标指标',
        nameEn: 'Visits',
        weight: '0.4',
        standard: '每月最后一个工作日上报次月拜访计划',
        standardEn: 'Plan of next month’s visits, reported on the last working day',
        source: 'VISIT',
      },
      {
        nameZh: '拓展目标指标',
        nameEn: 'Expansions',
        weight: '0.25',
        standard: '每月最后一个工作日上报次月拓展计划',
        standardEn: 'Plan of next month’s expansions, reported on the last working day',
        source: 'EXPANSION',
      },
      {
        nameZh: '成交目标指标',
        nameEn: 'Deliveries to sites',
        weight: '0.2',
        standard: '每月最后一个工作日上报次月输送案场计划',
        standardEn: 'Plan of next month’s deliveries to sites, reported on the last working day',
        source: 'DELIVERY',
      },
      {
        nameZh: '日常工作指标',
        nameEn: 'Daily work',
        weight: '0.15',
        standard: '团队合作、客户维护、平时表现、出勤',
        standardEn: 'Teamwork, customer care, conduct, attendance',
        subItems: [['团队合作', 'Teamwork'], CARE, CONDUCT, ['出勤', 'Attendance', 'MANAGER', 'ATTENDANCE']],
      },
    ],
  },
  {
    code: 'C',
    nameZh: '考核表C：主要指标评分表',
    nameEn: 'Form C: ratings of the main indicators',
    status: 'SHADOW',
    indicators: [
      { nameZh: '业务管理', nameEn: 'Business management', weight: '0.6', subItems: [['业务管理', 'Business management']] },
      { nameZh: '客户服务', nameEn: 'Customer service', weight: '0.1', subItems: [['客户服务', 'Customer service']] },
      { nameZh: '前台支持', nameEn: 'Front desk', weight: '0.1', subItems: [['前台支持', 'Front desk', 'SITE_STAFF']] },
      { nameZh: '后台响应', nameEn: 'Back office', weight: '0.1', subItems: [['后台响应', 'Back office', 'OFFICE']] },
      { nameZh: '平时表现', nameEn: 'Conduct', weight: '0.1', subItems: [CONDUCT] },
    ],
  },
];
