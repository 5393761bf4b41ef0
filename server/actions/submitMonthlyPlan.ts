import { MonthlyPlan } from '../entities/monthlyPlan.ts';
import { OPEN_PLAN } from '../entities/planVocabulary.ts';
import { invalid } from '../kit/errors.ts';
import { text } from '../kit/field/index.ts';
import { transition } from '../kit/schema/transition.ts';
import type { Unit } from '../kit/store/unit.ts';
import { lateWorkdays, planDeadline } from './planDeadline.ts';

class SubmitMonthlyPlanInput {
  @text('零计划说明', 'Reason', { max: 500, help: { zh: '没有任何计划数时必填', en: 'Needed when nothing is planned' } })
  reason?: string | null;
}

/** Plan numbers of a month, in groups. */
export interface PlanFigures {
  readonly visitPlanned: number;
  readonly expansionPlanned: number;
  readonly deliveryPlanned: number;
  readonly dealPlanned: number;
}

/** The number of a plan that a kind of work is promised by. */
export const FIGURE_OF: Readonly<Record<'VISIT' | 'EXPANSION' | 'DELIVERY' | 'DEAL', keyof PlanFigures>> = {
  VISIT: 'visitPlanned',
  EXPANSION: 'expansionPlanned',
  DELIVERY: 'deliveryPlanned',
  DEAL: 'dealPlanned',
};

export async function planFigures(unit: Unit, id: string): Promise<PlanFigures> {
  const names = Object.values(FIGURE_OF);
  const [figures] = await unit.list<PlanFigures>(MonthlyPlan, { id: { eq: id } }, names);
  return figures!;
}

/** Reports the plan to the manager. How late it is goes by the first report, whatever is returned after it (domain §2.4, AMB-9). */
export const submitMonthlyPlan = transition({
  name: 'submitMonthlyPlan',
  on: MonthlyPlan,
  label: { zh: '上报计划', en: 'Submit plan' },
  icon: 'Send',
  guard: { zh: '仅草稿或退回的计划可上报', en: 'Only a draft or a returned plan can be submitted' },
  from: OPEN_PLAN,
  to: 'SUBMITTED',
  input: SubmitMonthlyPlanInput,
  effect: async (unit, plan, { reason }) => {
    const planned = Object.values(await planFigures(unit, plan.id));
    if (planned.every((groups) => groups === 0) && !reason) throw invalid('reason', 'REQUIRED');
    const now = unit.now();
    const deadline = await planDeadline(unit, plan);
    const isFirst = plan.firstSubmittedAt === null || plan.firstSubmittedAt === undefined;
    const first = { firstSubmittedAt: now.toISOString(), lateWorkdays: lateWorkdays(deadline, now, unit.today()) };
    return {
      submittedAt: now.toISOString(),
      deadline: deadline.instant,
      emptyReason: reason ?? null,
      ...(isFirst && first),
    };
  },
});
