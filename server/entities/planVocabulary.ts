import { choices, type ChoiceOf } from '../kit/field/index.ts';

export const MonthlyPlanStatus = choices('MonthlyPlanStatus', {
  DRAFT: ['草稿', 'Draft', 'grey'],
  SUBMITTED: ['已上报', 'Submitted', 'blue'],
  RETURNED: ['已退回', 'Returned', 'orange'],
  APPROVED: ['已批准', 'Approved', 'green'],
  IN_EXECUTION: ['执行中', 'In execution', 'teal'],
  CLOSED: ['已结束', 'Closed', 'purple'],
});

/** States in which the specialist still writes the plan. */
export const OPEN_PLAN: readonly ChoiceOf<typeof MonthlyPlanStatus>[] = ['DRAFT', 'RETURNED'];

export const PlanItemKind = choices('PlanItemKind', {
  VISIT: ['拜访', 'Visit', 'blue'],
  EXPANSION: ['拓展', 'Expansion', 'teal'],
  DELIVERY: ['输送', 'Delivery', 'green'],
  DEAL: ['成交', 'Deal', 'purple'],
  MAINTENANCE: ['维护', 'Maintenance', 'grey'],
});
