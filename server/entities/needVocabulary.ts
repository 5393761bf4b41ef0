import { anyOfWhen, choices, type ChoiceOf, type Label } from '../kit/field/index.ts';

export const NeedStatus = choices('NeedStatus', {
  IDENTIFIED: ['已识别', 'Identified', 'grey'],
  ANALYSED: ['已分析', 'Analysed', 'blue'],
  PROPOSED: ['已报方案', 'Proposed', 'teal'],
  WON: ['满足', 'Won', 'green'],
  LOST: ['流失', 'Lost', 'red'],
  POSTPONED: ['暂缓', 'Postponed', 'orange'],
});

type Status = ChoiceOf<typeof NeedStatus>;

/** States in which a need is still worked on, or will be again. */
export const OPEN_NEED: readonly Status[] = ['IDENTIFIED', 'ANALYSED', 'PROPOSED', 'POSTPONED'];

/** What form E tells of a need beside its product and category; of several fields one is enough. */
export const ANALYSIS: readonly { readonly fields: readonly string[]; readonly label: Label }[] = [
  { fields: ['quantity'], label: { zh: '需求数量', en: 'quantity' } },
  { fields: ['unit'], label: { zh: '单位', en: 'unit' } },
  { fields: ['region', 'regionText'], label: { zh: '需求区域', en: 'region' } },
  { fields: ['priceMin', 'priceMax'], label: { zh: '价格区间', en: 'price range' } },
  { fields: ['priceUnit'], label: { zh: '价格单位', en: 'price unit' } },
  { fields: ['demandReason'], label: { zh: '需求原因分析', en: 'demand reason' } },
];

const ANALYSED: readonly Status[] = ['ANALYSED', 'PROPOSED', 'WON'];

/** Form E stays complete from the analysis on. */
export const analysisRules = ANALYSIS.map(({ fields, label: { zh, en } }) =>
  anyOfWhen(fields, { field: 'status', values: ANALYSED }, { zh: `已分析的需求须有${zh}`, en: `An analysed need has its ${en}` }),
);
