import { useState } from 'react';
import { useDataProvider } from 'react-admin';
import type { PanelProvider } from '../../provider/dataProvider.ts';
import type { Plan } from './planData.ts';
import type { PlanItem } from './planItems.ts';
import { readPlanItems } from './planItems.ts';
import { useAttempt, useDoneNotice, useVerbs } from './usePlanCommands.ts';

/** Where a plan may be filled from. */
export type PlanSource = 'PROPOSAL' | 'LAST_MONTH';

/** Fills a plan, of which the items named are known already. */
export type Fill = (plan: Pick<Plan, 'id' | 'version'>, known: readonly PlanItem[], source: PlanSource) => Promise<void>;

/** The filling of a plan, and what it added so far. */
export type Filling = ReturnType<typeof useFill>;

/** Fills a plan and holds what that added, so that a person can look through it. */
export function useFill() {
  const provider = useDataProvider<PanelProvider>();
  const verb = useVerbs('monthlyPlans')('fillMonthlyPlan');
  const attempt = useAttempt();
  const sayDone = useDoneNotice();
  const [isFilling, setIsFilling] = useState(false);
  const [added, setAdded] = useState<readonly PlanItem[]>([]);

  const fill: Fill = async (plan, known, source) => {
    setIsFilling(true);
    await attempt(async () => {
      if (!verb) return;
      await provider.runVerb(verb, { id: plan.id, version: plan.version, values: { source } });
      const before = new Set(known.map(({ id }) => id));
      const found = (await readPlanItems(provider, plan.id)).filter(({ id }) => !before.has(id));
      setAdded(found);
      if (found.length === 0) sayDone('panel.plan.nothingProposed');
    });
    setIsFilling(false);
  };
  /** Keeps what was added, but for the items named. */
  const settle = async (unwanted: readonly string[]) => {
    setAdded([]);
    if (unwanted.length > 0) await attempt(() => provider.deleteMany('planItems', { ids: [...unwanted] }));
  };
  return { isFilling, added, fill, settle };
}
