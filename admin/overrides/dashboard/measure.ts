import type { PanelModel, ResourceModel, Where } from '../../generate/model.ts';
import { fieldNamed } from '../../generate/model.ts';
import { fittedWhere, isOwnKey } from '../../provider/where.ts';
import { addDays, firstDayOf, lastDayOf, shiftPeriod } from '../../generate/calendar/workDays.ts';

/** What conditions are worked out from; days are `YYYY-MM-DD`, months `YYYY-MM`. */
export interface Moment {
  readonly today: string;
  readonly yesterday: string;
  readonly tomorrow: string;
  /** Two weeks from today. */
  readonly soon: string;
  /** The Sunday of this week. */
  readonly weekEnd: string;
  readonly month: string;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly viewerId: string;
}

/** A figure: how many rows of a list meet a condition, or what a field of theirs adds up to. */
export interface Measure {
  readonly list: string;
  /** In the form of the list's own filter, so that the figure opens the very rows. */
  readonly where: (moment: Moment) => Where;
  readonly sum?: string;
}

/** A measure that the viewer's schema holds. */
export interface Held {
  readonly resource: ResourceModel;
  readonly filter: Where;
  /** The filter in the gateway's form. */
  readonly where: Where | undefined;
  readonly sum: string | undefined;
}

/** The moment of a viewer's day. */
export function momentOf(today: string, viewerId: string): Moment {
  const month = today.slice(0, 7);
  const weekday = new Date(today).getUTCDay() || 7;
  return {
    today,
    yesterday: addDays(today, -1),
    tomorrow: addDays(today, 1),
    soon: addDays(today, 14),
    weekEnd: addDays(today, 7 - weekday),
    month,
    firstDay: firstDayOf(month),
    lastDay: lastDayOf(month),
    viewerId,
  };
}

/** The first day of the month that is some months before the moment's. */
export function monthsBefore({ month }: Moment, months: number): string {
  return firstDayOf(shiftPeriod(month, -months));
}

/** Null where the viewer's schema lacks the list, a field of the condition, or what is added up. */
export function held(model: PanelModel, { list, where, sum }: Measure, moment: Moment): Held | null {
  const resource = model.resources.find(({ name }) => name === list);
  if (!resource) return null;
  const filter = where(moment);
  const fitted = fittedWhere(model, resource, filter);
  const isSummed = sum === undefined || (resource.operations.aggregate !== null && resource.sums.includes(sum));
  const isWhole = fitted.left === 0 && Object.keys(filter).every((key) => isOwnKey(key) || fieldNamed(resource, key));
  return isWhole && isSummed ? { resource, filter, where: fitted.where, sum } : null;
}

/** The list under a condition, which its address carries. */
export function listPath({ resource, filter }: Pick<Held, 'resource' | 'filter'>): string {
  const shown = Object.fromEntries(
    Object.keys(filter)
      .filter((name) => !isOwnKey(name))
      .map((name) => [name, true]),
  );
  return `/${resource.name}?${new URLSearchParams({ filter: JSON.stringify(filter), displayedFilters: JSON.stringify(shown) }).toString()}`;
}
