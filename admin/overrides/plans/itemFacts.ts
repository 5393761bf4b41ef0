import { toClock } from '../../i18n/time.ts';
import type { ItemVisit, PlanItem } from './planItems.ts';

/** Whom an item is about. */
export function nameOf({ account, targetName }: PlanItem): string {
  return account?.shortName || account?.name || targetName || '';
}

/** The visit that an item has come to: what was made of it, else what stands in the diary. */
export function visitOf({ visits }: PlanItem): ItemVisit | undefined {
  const byRank = (status: string) => visits.nodes.find((visit) => visit.status === status);
  return byRank('DONE') ?? byRank('IN_PROGRESS') ?? byRank('PLANNED') ?? byRank('MISSED');
}

/** By a visit that was made, an expansion verified, a party confirmed or a deal signed. */
export function isDone(item: PlanItem): boolean {
  return item.isDone;
}

/** The day that an item stands on: that of its visit, else the one planned; null while it has none. */
export function dayOf(item: PlanItem, timeZone: string): string | null {
  const visit = visitOf(item);
  const at = visit?.actualEnd ?? visit?.plannedStart;
  return at ? toClock(at, timeZone).slice(0, 10) : item.plannedOn;
}

/** The time of day of the visit that stands in the diary for an item. */
export function timeOf(item: PlanItem, timeZone: string): string {
  const visit = visitOf(item);
  const at = visit?.actualEnd ?? visit?.plannedStart;
  return at ? toClock(at, timeZone).slice(11) : '';
}

/** Items by the day that they stand on; those without one under ''. */
export function byDay(items: readonly PlanItem[], timeZone: string): ReadonlyMap<string, readonly PlanItem[]> {
  return Map.groupBy(items, (item) => dayOf(item, timeZone) ?? '');
}
