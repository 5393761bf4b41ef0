import { MonthlyPlan } from '../entities/monthlyPlan.ts';
import { PlanItem } from '../entities/planItem.ts';
import { text } from '../kit/field/index.ts';
import { transition } from '../kit/schema/transition.ts';
import { NoInput } from '../kit/schema/verb.ts';
import { planFigures } from './submitMonthlyPlan.ts';

class ReturnMonthlyPlanInput {
  @text('退回意见', 'Comment', { required: true, max: 1000 })
  comment!: string;
}

const REPORTED = ['SUBMITTED'];
const ONLY_REPORTED = { zh: '仅已上报的计划可审批', en: 'Only a submitted plan can be decided on' };

/** Sends the plan back with a comment; lateness stays what it was at the first report. */
export const returnMonthlyPlan = transition({
  name: 'returnMonthlyPlan',
  on: MonthlyPlan,
  label: { zh: '退回计划', en: 'Return plan' },
  icon: 'Undo',
  guard: ONLY_REPORTED,
  from: REPORTED,
  to: 'RETURNED',
  input: ReturnMonthlyPlanInput,
  effect: (_unit, _plan, { comment }) => ({ returnComment: comment }),
});

/** Approves the plan: what it promises is frozen as the commitment that the month is assessed by (domain §2.4). */
export const approveMonthlyPlan = transition({
  name: 'approveMonthlyPlan',
  on: MonthlyPlan,
  label: { zh: '批准计划', en: 'Approve plan' },
  icon: 'TaskAlt',
  guard: ONLY_REPORTED,
  from: REPORTED,
  to: 'APPROVED',
  input: NoInput,
  effect: async (unit, plan) => {
    const items = await unit.list(PlanItem, { plan: { id: { eq: plan.id } } }, ITEM_FIELDS);
    const approval = { approvedBy: unit.guard.viewerId, approvedAt: unit.now().toISOString() };
    const committed = { ...(await planFigures(unit, plan.id)), items };
    return { ...approval, committed };
  },
});

const ITEM_FIELDS = ['id', 'kind', 'account', 'targetName', 'site', 'plannedOn', 'groups', 'purpose'];
