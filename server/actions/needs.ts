import { Need } from '../entities/need.ts';
import { ANALYSIS, OPEN_NEED } from '../entities/needVocabulary.ts';
import { AppError } from '../kit/errors.ts';
import { date, percent, text, type Label } from '../kit/field/index.ts';
import { transition } from '../kit/schema/transition.ts';
import { NoInput } from '../kit/schema/verb.ts';

class ProposeNeedInput {
  @percent('把握度', 'Probability', { help: { zh: '留空则不变', en: 'Leave empty to keep it' } })
  probability?: string | null;
}

class NeedReasonInput {
  @text('原因', 'Reason', { required: true, max: 500 })
  reason!: string;
}

class PostponeNeedInput extends NeedReasonInput {
  @date('需求时间', 'Needed by', { help: { zh: '留空则不变', en: 'Leave empty to keep it' } })
  neededBy?: string | null;
}

/** Form E is filled in: quantity and price each with its unit, where, and why (domain §2.5). */
export const analyseNeed = transition({
  name: 'analyseNeed',
  on: Need,
  label: { zh: '完成分析', en: 'Analysed' },
  icon: 'QueryStats',
  guard: { zh: '仅已识别的需求可完成分析', en: 'Only an identified need can be analysed' },
  from: ['IDENTIFIED'],
  to: 'ANALYSED',
  input: NoInput,
  effect: (_unit, need) => {
    const missing = missingIn(need);
    if (missing.length) throw new AppError('INVALID_TRANSITION', { label: incomplete(missing) });
    return {};
  },
});

export const proposeNeed = transition({
  name: 'proposeNeed',
  on: Need,
  label: { zh: '已报方案', en: 'Proposed' },
  icon: 'Send',
  guard: { zh: '仅已分析的需求可报方案', en: 'Only an analysed need can be answered with a proposal' },
  from: ['ANALYSED'],
  to: 'PROPOSED',
  input: ProposeNeedInput,
  effect: (_unit, _need, { probability }) => (probability ? { probability } : {}),
});

export const winNeed = transition({
  name: 'winNeed',
  on: Need,
  label: { zh: '已满足', en: 'Won' },
  icon: 'EmojiEvents',
  guard: { zh: '仅已报方案的需求可登记为满足', en: 'Only a need with a proposal can be won' },
  from: ['PROPOSED'],
  to: 'WON',
  input: NoInput,
  effect: () => ({ probability: '1', statusReason: null }),
});

/** The customer goes elsewhere or gives up, which they may at any moment. */
export const loseNeed = transition({
  name: 'loseNeed',
  on: Need,
  label: { zh: '流失', en: 'Lost' },
  icon: 'TrendingDown',
  guard: { zh: '需求已满足或已流失', en: 'The need has been won or lost already' },
  from: OPEN_NEED,
  to: 'LOST',
  input: NeedReasonInput,
  effect: (_unit, _need, { reason }) => ({ statusReason: reason, probability: '0' }),
});

export const postponeNeed = transition({
  name: 'postponeNeed',
  on: Need,
  label: { zh: '暂缓', en: 'Postpone' },
  icon: 'PauseCircle',
  guard: { zh: '仅进行中的需求可暂缓', en: 'Only a need that is being worked on can be postponed' },
  from: ['IDENTIFIED', 'ANALYSED', 'PROPOSED'],
  to: 'POSTPONED',
  input: PostponeNeedInput,
  effect: (_unit, _need, { reason, neededBy }) => ({ statusReason: reason, ...(neededBy && { neededBy }) }),
});

/** Takes a postponed need up again, where its analysis stands. */
export const resumeNeed = transition({
  name: 'resumeNeed',
  on: Need,
  label: { zh: '恢复跟进', en: 'Resume' },
  icon: 'PlayArrow',
  guard: { zh: '仅暂缓的需求可恢复', en: 'Only a postponed need can be resumed' },
  from: ['POSTPONED'],
  to: 'ANALYSED',
  input: NoInput,
  effect: (_unit, need) => ({ ...standingOf(need), statusReason: null }),
});

/** Takes back that a need was won or lost: the manager's alone, for it stands in reports already. */
export const reopenNeed = transition({
  name: 'reopenNeed',
  on: Need,
  label: { zh: '重新打开', en: 'Reopen' },
  icon: 'Undo',
  guard: { zh: '仅已满足或流失的需求可重新打开', en: 'Only a need that was won or lost can be reopened' },
  from: ['WON', 'LOST'],
  to: 'ANALYSED',
  input: NeedReasonInput,
  effect: (_unit, need, { reason }) => ({ ...standingOf(need), statusReason: reason, probability: null }),
});

function missingIn(need: Need): readonly Label[] {
  const row = need as unknown as Readonly<Record<string, unknown>>;
  return ANALYSIS.filter(({ fields }) => fields.every((field) => row[field] === null || row[field] === undefined)).map(
    ({ label }) => label,
  );
}

function incomplete(missing: readonly Label[]): Label {
  return {
    zh: `完成分析前请补齐：${missing.map(({ zh }) => zh).join('、')}`,
    en: `Before the analysis is complete, fill in: ${missing.map(({ en }) => en).join(', ')}`,
  };
}

function standingOf(need: Need): { readonly status: string } {
  return { status: missingIn(need).length ? 'IDENTIFIED' : 'ANALYSED' };
}
