/** Key and code, names, kind, unit, largest group, flags: N no visit, H helmet, M strong magnetic field; protection; danger note, rules. */
export interface ZoneFacts {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly kind: string;
  readonly unit?: string;
  readonly maxGroupSize?: number;
  readonly noVisit?: boolean;
  readonly helmetRequired?: boolean;
  readonly strongMagneticField?: boolean;
  readonly otherPpe?: readonly string[];
  readonly minAge?: number;
  readonly photoPolicy?: string;
  readonly dangerNote?: string;
  readonly workshopRulesZh?: string;
  readonly workshopRulesEn?: string;
}

const OPEN = { helmetRequired: false, photoPolicy: 'ALLOWED' } as const;

export const ZONES: readonly ZoneFacts[] = [
  {
    code: 'DJ-01',
    nameZh: '电解车间',
    nameEn: 'Electrolysis workshop',
    kind: 'WORKSHOP',
    unit: 'production',
    maxGroupSize: 15,
    strongMagneticField: true,
    otherPpe: ['VEST', 'GOGGLES'],
    minAge: 16,
    dangerNote: '强磁场、高温、直流高压。植入心脏起搏器者禁止入内；手表、银行卡、手机须事先寄存。',
    workshopRulesZh: '走黄色通道，不跨越槽沿；不触碰母线；听从讲解员指挥，遇有报警立即随队撤离。',
    workshopRulesEn: 'Stay on the yellow walkway. Touch no busbar. Follow the guide; on an alarm leave with the group at once.',
  },
  {
    code: 'DL-01',
    nameZh: '动力车间',
    nameEn: 'Power workshop',
    kind: 'WORKSHOP',
    unit: 'production',
    maxGroupSize: 12,
    strongMagneticField: true,
    otherPpe: ['EARPLUG'],
    minAge: 16,
    dangerNote: '整流设备带电运行，噪声超过 85 分贝，须佩戴耳塞。',
    workshopRulesZh: '不得靠近整流柜一米线内；不得使用闪光灯。',
    workshopRulesEn: 'Keep one metre from the rectifiers. No flash.',
  },
  {
    code: 'ZZ-01',
    nameZh: '铸造车间',
    nameEn: 'Casting workshop',
    kind: 'WORKSHOP',
    unit: 'production',
    maxGroupSize: 20,
    otherPpe: ['VEST', 'GOGGLES'],
    minAge: 16,
    dangerNote: '铝液飞溅危险，与铸机保持三米距离。',
    workshopRulesZh: '严禁携带水瓶、饮料进入；随身物品不得放在铸锭上。',
    workshopRulesEn: 'No bottles or drinks. Put nothing on the ingots.',
  },
  {
    code: 'JY-01',
    nameZh: '挤压车间',
    nameEn: 'Extrusion workshop',
    kind: 'WORKSHOP',
    unit: 'production',
    maxGroupSize: 20,
    otherPpe: ['VEST', 'EARPLUG'],
    photoPolicy: 'WITH_PERMISSION',
    dangerNote: '型材锋利，行车作业区下方禁止停留。',
    workshopRulesZh: '沿绿色通道单列行走，不触摸料架上的型材。',
    workshopRulesEn: 'Walk in single file on the green path. Touch no profile on the racks.',
  },
  {
    code: 'JC-01',
    nameZh: '检测中心',
    nameEn: 'Test laboratory',
    kind: 'OFFICE',
    unit: 'technology',
    maxGroupSize: 10,
    helmetRequired: false,
    otherPpe: ['SHOE_COVER'],
    photoPolicy: 'WITH_PERMISSION',
    dangerNote: '仪器在恒温状态下工作，进出随手关门。',
  },
  { code: 'ZT-01', nameZh: '企业展厅', nameEn: 'Exhibition hall', kind: 'EXHIBITION', unit: 'office', maxGroupSize: 60, ...OPEN },
  { code: 'CP-01', nameZh: '成品陈列区', nameEn: 'Product display', kind: 'EXHIBITION', unit: 'technology', maxGroupSize: 40, ...OPEN },
  {
    code: 'GC-01',
    nameZh: '中央观景平台',
    nameEn: 'Viewing platform',
    kind: 'OUTDOOR',
    unit: 'office',
    maxGroupSize: 30,
    dangerNote: '雨雪天气关闭。',
  },
  {
    code: 'AC-01',
    nameZh: '浑河湾样板间',
    nameEn: 'Hunhe Bay show flats',
    kind: 'SALES_SITE',
    unit: 'east',
    maxGroupSize: 25,
    ...OPEN,
    otherPpe: ['SHOE_COVER'],
  },
  {
    code: 'YJ-01',
    nameZh: '阳极组装区',
    nameEn: 'Anode rodding area',
    kind: 'WORKSHOP',
    unit: 'production',
    noVisit: true,
    otherPpe: ['VEST', 'GOGGLES'],
    dangerNote: '谢绝参观：中频炉与吊运交叉作业。',
  },
];

/** Key, names, minutes, active, stops as zone code, minutes to stay, what the guide explains. */
export interface RouteFacts {
  readonly key: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly durationMin: number;
  readonly stops: readonly (readonly [zone: string, stayMin: number, guidePoint: string])[];
}

export const ROUTES: readonly RouteFacts[] = [
  {
    key: 'workshops',
    nameZh: '电解—动力—铸造全流程线',
    nameEn: 'Full process: electrolysis, power, casting',
    durationMin: 120,
    stops: [
      ['ZT-01', 20, '集团概况与三大业务板块，播放安全须知'],
      ['DJ-01', 30, '电解原理、能耗指标与槽温控制，入口处寄存磁敏物品'],
      ['DL-01', 20, '整流供电与双回路保障'],
      ['ZZ-01', 25, '铸锭成型、炉号追溯'],
      ['CP-01', 15, '成品规格与质检标识，答疑'],
    ],
  },
  {
    key: 'profiles',
    nameZh: '型材加工与检测线',
    nameEn: 'Profiles and testing',
    durationMin: 90,
    stops: [
      ['ZT-01', 15, '集团概况与型材应用案例'],
      ['JY-01', 35, '挤压、时效与表面处理'],
      ['JC-01', 20, '力学与耐候检测'],
      ['CP-01', 15, '系统窗样窗对比'],
    ],
  },
  {
    key: 'display',
    nameZh: '展厅与样板间线',
    nameEn: 'Exhibition and show flats',
    durationMin: 60,
    stops: [
      ['ZT-01', 20, '集团概况与沙盘'],
      ['GC-01', 10, '园区全景与产业布局'],
      ['AC-01', 25, '户型、门窗系统与智能家居'],
    ],
  },
];

export const VEHICLES: readonly (readonly [plateNo: string, model: string, seats: number, status: string])[] = [
  ['辽A·L5086', '宇通中型客车', 33, 'AVAILABLE'],
  ['辽A·L7719', '考斯特商务车', 19, 'AVAILABLE'],
  ['辽A·L2260', '别克商务车', 7, 'AVAILABLE'],
  ['辽B·K3158', '全顺商务车', 14, 'REPAIR'],
  ['辽A·L0921', '金杯客车', 11, 'RETIRED'],
];
