import { lazy } from 'react';
import type { PanelPage } from '../app/pages.ts';

const PlanBoardPage = lazy(async () => ({ default: (await import('./plans/PlanBoardPage.tsx')).PlanBoardPage }));
const MyPlanPage = lazy(async () => ({ default: (await import('./plans/MyPlanPage.tsx')).MyPlanPage }));

/** Pages for work that goes across records, where a list and a form would leave somebody searching; each is one folder here. */
export const pages: readonly PanelPage[] = [
  {
    path: 'my-plan',
    label: 'panel.plan.menu',
    icon: 'EditCalendar',
    group: 'plans',
    needs: ['monthlyPlans', 'planItems', 'submitMonthlyPlan', 'workCalendarDays'],
    component: MyPlanPage,
  },
  {
    path: 'plan-board',
    label: 'panel.board.menu',
    icon: 'FactCheck',
    group: 'plans',
    needs: ['monthlyPlans', 'planItems', 'specialists', 'approveMonthlyPlan', 'workCalendarDays'],
    component: PlanBoardPage,
  },
];
