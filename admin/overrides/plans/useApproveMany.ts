import { useState } from 'react';
import { useDataProvider, useRefresh } from 'react-admin';
import type { PanelProvider } from '../../provider/dataProvider.ts';
import type { BoardRow } from './boardData.ts';
import { useVerbs } from './usePlanCommands.ts';

/** What became of one of many approvals. */
export interface Outcome {
  readonly name: string;
  /** The gateway's sentence where it refused. */
  readonly refusal: string | null;
}

/** Approves plans one after another, each by itself: what one is refused for stops no other. */
export function useApproveMany() {
  const provider = useDataProvider<PanelProvider>();
  const refresh = useRefresh();
  const verb = useVerbs('monthlyPlans')('approveMonthlyPlan');
  const [outcomes, setOutcomes] = useState<readonly Outcome[] | null>(null);
  const [isRunning, setIsRunning] = useState(false);

  const approveOne = async ({ person, plan }: BoardRow): Promise<Outcome> => {
    try {
      if (verb && plan) await provider.runVerb(verb, { id: plan.id, version: plan.version, values: {} });
      return { name: person.name, refusal: null };
    } catch (error) {
      return { name: person.name, refusal: error instanceof Error ? error.message : String(error) };
    }
  };
  const approve = async (rows: readonly BoardRow[]) => {
    setIsRunning(true);
    const found: Outcome[] = [];
    for (const row of rows) found.push(await approveOne(row));
    setOutcomes(found);
    setIsRunning(false);
    refresh();
  };
  return { canApprove: verb !== undefined, isRunning, outcomes, approve, forget: () => setOutcomes(null) };
}
