import { DictionaryItem } from '../entities/dictionaryItem.ts';
import { CountermeasureEffect, NeedCountermeasure, OPEN_COUNTERMEASURE } from '../entities/needCountermeasure.ts';
import { belongsTo, choice, longText, text, type ChoiceOf } from '../kit/field/index.ts';
import { transition } from '../kit/schema/transition.ts';
import { NoInput } from '../kit/schema/verb.ts';

class FinishCountermeasureInput {
  @longText('结果', 'Result', { required: true })
  result!: string;

  @choice('是否有效', 'Effective', CountermeasureEffect)
  effective?: ChoiceOf<typeof CountermeasureEffect> | null;
}

class VerifyCountermeasureInput {
  @belongsTo('对策后移动方向', 'Direction after', () => DictionaryItem, {
    required: true,
    only: { dictionary: 'MOVE_DIRECTION', active: true },
  })
  directionAfter!: string;

  @choice('是否有效', 'Effective', CountermeasureEffect, { required: true })
  effective!: ChoiceOf<typeof CountermeasureEffect>;
}

class CountermeasureReasonInput {
  @text('原因', 'Reason', { required: true, max: 500 })
  reason!: string;
}

const DONE_ONLY = { zh: '仅已完成的对策可验证或退回', en: 'Only a countermeasure that is done can be verified or returned' };

export const startCountermeasure = transition({
  name: 'startCountermeasure',
  on: NeedCountermeasure,
  label: { zh: '开始执行', en: 'Start' },
  icon: 'PlayArrow',
  guard: { zh: '仅待处理的对策可开始', en: 'Only an open countermeasure can be started' },
  from: ['OPEN'],
  to: 'IN_PROGRESS',
  input: NoInput,
  effect: () => ({ statusReason: null }),
});

export const finishCountermeasure = transition({
  name: 'finishCountermeasure',
  on: NeedCountermeasure,
  label: { zh: '完成', en: 'Done' },
  icon: 'TaskAlt',
  guard: { zh: '仅进行中的对策可完成', en: 'Only a countermeasure in progress can be done' },
  from: ['IN_PROGRESS'],
  to: 'DONE',
  input: FinishCountermeasureInput,
  effect: (_unit, _countermeasure, { result, effective }) => ({ result, statusReason: null, ...(effective && { effective }) }),
});

/** The manager measures what it has changed: the direction before, which stands in the row, and the one after (domain §2.5). */
export const verifyCountermeasure = transition({
  name: 'verifyCountermeasure',
  on: NeedCountermeasure,
  label: { zh: '验证效果', en: 'Verify' },
  icon: 'Verified',
  guard: DONE_ONLY,
  from: ['DONE'],
  to: 'VERIFIED',
  input: VerifyCountermeasureInput,
  effect: (unit, _countermeasure, { directionAfter, effective }) => ({
    directionAfter,
    effective,
    verifiedBy: unit.guard.viewerId,
    verifiedAt: unit.now().toISOString(),
  }),
});

/** Sends it back to be carried on: it is not as done as it was said to be. */
export const returnCountermeasure = transition({
  name: 'returnCountermeasure',
  on: NeedCountermeasure,
  label: { zh: '退回继续', en: 'Return' },
  icon: 'Undo',
  guard: DONE_ONLY,
  from: ['DONE'],
  to: 'IN_PROGRESS',
  input: CountermeasureReasonInput,
  effect: (_unit, _countermeasure, { reason }) => ({ statusReason: reason }),
});

export const dropCountermeasure = transition({
  name: 'dropCountermeasure',
  on: NeedCountermeasure,
  label: { zh: '放弃', en: 'Drop' },
  icon: 'Cancel',
  guard: { zh: '对策已验证或已放弃', en: 'The countermeasure has been verified or dropped already' },
  from: OPEN_COUNTERMEASURE,
  to: 'DROPPED',
  input: CountermeasureReasonInput,
  effect: (_unit, _countermeasure, { reason }) => ({ statusReason: reason }),
});
