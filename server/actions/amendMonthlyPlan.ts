import { MonthlyPlan } from '../entities/monthlyPlan.ts';
import { PlanAmendment } from '../entities/planAmendment.ts';
import { PlanItemKind } from '../entities/planVocabulary.ts';
import { AppError, invalid } from '../kit/errors.ts';
import { choice, choices, flag, number, text, type ChoiceOf } from '../kit/field/index.ts';
import { transition } from '../kit/schema/transition.ts';
import { verb } from '../kit/schema/verb.ts';
import type { Unit } from '../kit/store/unit.ts';
import { FIGURE_OF, type PlanFigures } from './submitMonthlyPlan.ts';

class AmendMonthlyPlanInput {
  @choice('类型', 'Kind', PlanItemKind, { required: true })
  kind!: ChoiceOf<typeof PlanItemKind>;

  @number('新计划(组)', 'New value', { required: true, max: 9999 })
  newValue!: number;

  @text('原因', 'Reason', { required: true, max: 500 })
  reason!: string;
}

const UNDER_WAY = ['APPROVED', 'IN_EXECUTION'];

/** Proposes another number for a kind of work once the plan is approved; the commitment stands until the manager decides. */
export const amendMonthlyPlan = verb({
  name: 'amendMonthlyPlan',
  on: MonthlyPlan,
  label: { zh: '申请变更', en: 'Propose amendment' },
  icon: 'EditCalendar',
  guard: { zh: '仅已批准或执行中的计划可申请变更', en: 'Only a plan that is approved or in execution can be amended' },
  from: UNDER_WAY,
  input: AmendMonthlyPlanInput,
  run: async (unit, target, { kind, newValue, reason }) => {
    const plan = await unit.load(MonthlyPlan, target);
    if (!UNDER_WAY.includes(plan.status)) throw new AppError('INVALID_TRANSITION');
    const figure = figureOf(kind);
    const oldValue = (plan.committed as PlanFigures)[figure];
    await unit.add(PlanAmendment, { plan: plan.id, kind, oldValue, newValue, reason, status: 'PROPOSED' });
  },
});

const Decision = choices('PlanAmendmentDecision', {
  APPROVED: ['批准', 'Approve', 'green'],
  REJECTED: ['不批准', 'Reject', 'red'],
});

class DecidePlanAmendmentInput {
  @choice('决定', 'Decision', Decision, { required: true })
  decision!: ChoiceOf<typeof Decision>;

  @flag('同时调整承诺', 'Rebaseline', {
    help: { zh: '勾选后考核按新计划计算', en: 'When ticked, the month is assessed by the new number' },
  })
  rebaseline?: boolean | null;

  @text('审批意见', 'Comment', { max: 500 })
  comment?: string | null;
}

/** Decides on an amendment; only with `rebaseline` does the commitment change with it (domain §2.4). */
export const decidePlanAmendment = transition({
  name: 'decidePlanAmendment',
  on: PlanAmendment,
  label: { zh: '审批变更', en: 'Decide on amendment' },
  icon: 'Gavel',
  guard: { zh: '仅待批的变更可审批', en: 'Only a proposed amendment can be decided on' },
  from: ['PROPOSED'],
  to: { by: 'decision' },
  input: DecidePlanAmendmentInput,
  effect: async (unit, amendment, { decision, rebaseline, comment }) => {
    const isRebaseline = decision === 'APPROVED' && rebaseline === true;
    const decided = { decidedBy: unit.guard.viewerId, decidedAt: unit.now().toISOString(), comment: comment ?? null };
    if (isRebaseline) await rebaselinePlan(unit, amendment);
    return { isRebaseline, ...decided };
  },
});

async function rebaselinePlan(unit: Unit, { plan: { id }, kind, newValue }: PlanAmendment): Promise<void> {
  const plan = await unit.load(MonthlyPlan, { id });
  await unit.set(MonthlyPlan, plan, { committed: { ...(plan.committed as PlanFigures), [figureOf(kind)]: newValue } });
}

/** @throws VALIDATION_FAILED for work that no figure counts */
function figureOf(kind: ChoiceOf<typeof PlanItemKind>): keyof PlanFigures {
  if (kind === 'MAINTENANCE') throw invalid('kind', 'NOT_ALLOWED');
  return FIGURE_OF[kind];
}
