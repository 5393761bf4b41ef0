import { useDataProvider, useNotify, useRefresh, useTranslate } from 'react-admin';
import { useResourceModel } from '../../app/panel.ts';
import { useFaultNotice } from '../../generate/faults.ts';
import type { VerbModel } from '../../generate/model.ts';
import { fromClock } from '../../i18n/time.ts';
import type { PanelProvider } from '../../provider/dataProvider.ts';
import { visitOf } from './itemFacts.ts';
import type { PlanItem } from './planItems.ts';

/** The plan's own verbs, as far as the viewer may run them. */
export function useVerbs(resource: string): (name: string) => VerbModel | undefined {
  const { verbs } = useResourceModel(resource);
  return (name) => verbs.find((verb) => verb.operation.name === name);
}

const UNDER_WAY: ReadonlySet<string> = new Set(['APPROVED', 'IN_EXECUTION']);

/** When a visit is put down that was dragged to a day: the beginning of the working day. */
const MORNING = '09:00';

/** Moves items about in the month; each answers whether it came about, and says why not. */
export function usePlanCommands(timeZone: string) {
  const provider = useDataProvider<PanelProvider>();
  const verb = useVerbs('planItems');
  const attempt = useAttempt();

  const runVerb = (name: string, item: PlanItem, values: Readonly<Record<string, unknown>>) => {
    const found = verb(name);
    if (!found) throw new Error(`The viewer's schema has no verb "${name}".`);
    return provider.runVerb(found, { id: item.id, version: item.version, values });
  };
  const hasDiary = verb('scheduleVisit') !== undefined;
  return {
    /** Whether an item may still be moved; once the plan is approved, by way of the diary. */
    canMove: (item: PlanItem, status: string, isOpen: boolean) => (isOpen || (hasDiary && UNDER_WAY.has(status))) && isAhead(item),
    move: (item: PlanItem, day: string, isOpen: boolean) =>
      attempt(() => {
        const isNewVisit = !isOpen && item.kind === 'VISIT' && item.account !== null && visitOf(item)?.status !== 'PLANNED';
        if (isNewVisit) return runVerb('scheduleVisit', item, { plannedStart: fromClock(`${day}T${MORNING}`, timeZone) });
        return runVerb('movePlanItem', item, { plannedOn: day });
      }),
    add: (planId: string, values: Readonly<Record<string, unknown>>) =>
      attempt(() => provider.create('planItems', { data: { planId, ...values } })),
  };
}

/** Whether an item is still to be done: its visit, if any, has not begun. */
function isAhead(item: PlanItem): boolean {
  const visit = visitOf(item);
  return visit === undefined || visit.status === 'PLANNED';
}

/** Does something that changes the month, shows the page anew, and says what went wrong; answers whether it came about. */
export function useAttempt() {
  const refresh = useRefresh();
  const sayFault = useFaultNotice();
  return async (work: () => Promise<unknown>): Promise<boolean> => {
    try {
      await work();
      return true;
    } catch (error) {
      sayFault(error);
      return false;
    } finally {
      refresh();
    }
  };
}

/** Says that something is done. */
export function useDoneNotice(): (key: string, args?: Readonly<Record<string, unknown>>) => void {
  const notify = useNotify();
  const translate = useTranslate();
  return (key, args = {}) => notify(key, { type: 'success', messageArgs: { ...args, _: translate(key, args) } });
}
