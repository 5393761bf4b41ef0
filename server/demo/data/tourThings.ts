/** Key and code, names, kind, unit, largest group, flags: N no visit, H helmet, M strong magnetic field; protection; danger note, rules. */
export interface ZoneFacts {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly kind: string;
  readonly unit?: string;
  readonly maxGroupSize?: number;
  readonly groupsAtOnce?: number;
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
    maxGroupSize: 30,
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
    maxGroupSize: 30,
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
    maxGroupSize: 30,
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
    maxGroupSize: 30,
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
    maxGroupSize: 30,
    helmetRequired: false,
    otherPpe: ['SHOE_COVER'],
    photoPolicy: 'WITH_PERMISSION',
    dangerNote: '仪器在恒温状态下工作，进出随手关门。',
  },
  {
    code: 'ZT-01',
    nameZh: '企业展厅',
    nameEn: 'Exhibition hall',
    kind: 'EXHIBITION',
    unit: 'office',
    maxGroupSize: 60,
    groupsAtOnce: 3,
    ...OPEN,
  },
  {
    code: 'CP-01',
    nameZh: '成品陈列区',
    nameEn: 'Product display',
    kind: 'EXHIBITION',
    unit: 'technology',
    maxGroupSize: 40,
    groupsAtOnce: 2,
    ...OPEN,
  },
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

/** Code, zone, kind, where it hangs, condition, days since its last check. */
// oxfmt-ignore
export const SIGNS: readonly (readonly [code: string, zone: string, kind: string, location: string, condition: string, daysSince: number])[] = [
  ['YJ-01-1', 'YJ-01', 'NO_VISIT', '阳极组装区东门', 'GOOD', 21],
  ['YJ-01-2', 'YJ-01', 'NO_VISIT', '阳极组装区行车通道', 'WORN', 96],
  ['DJ-01-1', 'DJ-01', 'MAGNET', '电解车间入口', 'GOOD', 33],
  ['DJ-01-2', 'DJ-01', 'HELMET', '电解车间入口', 'GOOD', 33],
  ['DL-01-1', 'DL-01', 'MAGNET', '动力车间入口', 'GOOD', 47],
  ['ZZ-01-1', 'ZZ-01', 'CAUTION', '铸造车间参观通道', 'GOOD', 12],
  ['JY-01-1', 'JY-01', 'HELMET', '挤压车间西门', 'MISSING', 101],
];

/** Code, phase, where it applies, article, texts; the default checklist of domain §2.6. */
// oxfmt-ignore
export const CHECKLIST: readonly (readonly [code: string, phase: string, appliesTo: string, article: string, textZh: string, textEn: string, required: boolean])[] = [
  ['ROUTE', 'BRIEFING', 'ALL', 'T5', '说明参观时间与路线', 'Time and route explained', true],
  ['GROUP', 'BRIEFING', 'ALL', 'T5', '提醒不得单独离队', 'Asked to stay with the group', true],
  ['SAFETY', 'BRIEFING', 'ALL', 'T6', '提醒注意人身安全', 'Reminded of personal safety', true],
  ['HELMET', 'BRIEFING', 'HELMET', 'T6', '安全帽佩戴并调整到位', 'Helmets worn and adjusted', true],
  ['IMPLANT', 'BRIEFING', 'MAGNETIC', 'HOUSE', '询问体内植入物', 'Asked for implants', true],
  ['EXITS', 'BRIEFING', 'WORKSHOP', 'HOUSE', '指明应急出口', 'Emergency exits shown', true],
  ['PHOTO', 'BRIEFING', 'ALL', 'HOUSE', '说明拍照规定', 'Photo rule explained', true],
  ['LITTER', 'BRIEFING', 'ALL', 'T10', '提醒保持环境卫生', 'Reminded to keep the place clean', true],
  ['CLOSED', 'BRIEFING', 'WORKSHOP', 'T9', '指明谢绝参观区域', 'Closed areas pointed out', true],
  ['MAGNET', 'BEFORE_ZONE', 'MAGNETIC', 'T7', '易受磁场影响的物品已交专人保管', 'Magnet-sensitive items handed over', true],
  ['RULES', 'BEFORE_ZONE', 'WORKSHOP', 'T8', '宣读车间规章', 'Workshop rules read out', true],
  ['BADGES', 'END', 'ALL', 'HOUSE', '收回参观证', 'Badges collected', true],
  ['COMMENTS', 'END', 'ALL', 'HOUSE', '征求意见', 'Comments asked for', false],
];
