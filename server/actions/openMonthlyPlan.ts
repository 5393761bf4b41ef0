import { MonthlyPlan } from '../entities/monthlyPlan.ts';
import { onEach } from '../kit/store/store.ts';
import { planDeadline } from './planDeadline.ts';

/** A plan knows from its first day by when it is to be reported. */
export const openMonthlyPlan = onEach(MonthlyPlan, async (unit, id) => {
  const plan = await unit.load(MonthlyPlan, { id });
  const { instant } = await planDeadline(unit, plan);
  await unit.set(MonthlyPlan, plan, { deadline: instant });
});
