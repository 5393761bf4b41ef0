import { addDays, nextMonth, type WorkCalendar } from './workCalendar.ts';

/** Days before its end by which the renewal of an agreement is talked about. */
export const RENEWAL_DAYS = 30;

/** Nobody gets round to more in a day. */
const MOST_A_DAY = 3;

/** What a plan item says, before it is one; `plannedOn` is a working day of the month. */
export interface ProposedItem {
  readonly kind: string;
  readonly account: string | null;
  readonly targetName: string | null;
  readonly site: string | null;
  readonly plannedOn: string;
  readonly groups: number;
  readonly purpose: string;
}

export interface DueAccount {
  readonly id: string;
  /** Null before the first visit. */
  readonly nextVisitDue: string | null;
}

export interface OpenTask {
  readonly account: string;
  readonly dueOn: string;
  readonly problem: string;
}

export interface LeftItem extends Omit<ProposedItem, 'plannedOn' | 'purpose'> {
  readonly plannedOn: string | null;
  readonly purpose: string | null;
}

/** An agreement that ends in the month or soon after it. */
export interface EndingAgreement {
  readonly account: string;
  readonly validTo: string;
  readonly title: string;
}

/** What the work itself says is to be done in a month. */
export interface ProposalSources {
  readonly accounts: readonly DueAccount[];
  readonly tasks: readonly OpenTask[];
  readonly agreements: readonly EndingAgreement[];
  readonly unfinished: readonly LeftItem[];
}

/**
 * Proposes a month's items: what was left unfinished, visits that the cadence makes due or that are overdue, countermeasures that
 * are to end in the month, and agreements to be renewed. One visit per account does for all of its reasons, and what is overdue is
 * spread over the first days.
 */
export function proposeItems(calendar: WorkCalendar, period: string, sources: ProposalSources): ProposedItem[] {
  const within = (date: string): string => workdayWithin(calendar, period, date);
  const last = lastOf(period);
  const unfinished = sources.unfinished.map((item) => ({
    ...item,
    plannedOn: within(firstOf(period)),
    purpose: `上月未完成：${item.purpose ?? ''}`,
  }));
  const due = sources.accounts
    .filter(({ nextVisitDue }) => nextVisitDue === null || nextVisitDue <= last)
    .map(({ id, nextVisitDue }) => visit(id, within(nextVisitDue ?? firstOf(period)), reasonOf(nextVisitDue, period)));
  const tasks = sources.tasks
    .filter(({ dueOn }) => dueOn <= last)
    .map(({ account, dueOn, problem }) => visit(account, within(dueOn), `跟进对策：${problem}`));
  const renewals = sources.agreements.map(({ account, validTo, title }) =>
    visit(account, within(addDays(validTo, -RENEWAL_DAYS)), `协议${validTo}到期,商谈续签:${title}`),
  );
  return spread(calendar, last, byDay(withoutRepeats([...unfinished, ...due, ...tasks, ...renewals])));
}

function byDay(items: readonly ProposedItem[]): ProposedItem[] {
  return items.toSorted((a, b) => (a.plannedOn < b.plannedOn ? -1 : Number(a.plannedOn > b.plannedOn)));
}

/** What a day has no room for goes to the next working day of the month that has. */
function spread(calendar: WorkCalendar, last: string, items: readonly ProposedItem[]): ProposedItem[] {
  const load = new Map<string, number>();
  const placed = items.map((item) => {
    let day = item.plannedOn;
    while ((load.get(day) ?? 0) >= MOST_A_DAY && calendar.addWorkdays(day, 1) <= last) day = calendar.addWorkdays(day, 1);
    load.set(day, (load.get(day) ?? 0) + 1);
    return Object.assign({}, item, { plannedOn: day });
  });
  return byDay(placed);
}

/** Last month's items on the same working day of this month, by its number in the month. */
export function copyItems(calendar: WorkCalendar, period: string, items: readonly LeftItem[]): ProposedItem[] {
  const eve = addDays(firstOf(period), -1);
  return items.map((item) => {
    const { plannedOn } = item;
    const ordinal = plannedOn ? Math.max(1, calendar.workdaysBetween(addDays(firstOf(plannedOn.slice(0, 7)), -1), plannedOn)) : 1;
    return { ...item, plannedOn: workdayWithin(calendar, period, calendar.addWorkdays(eve, ordinal)), purpose: item.purpose ?? '' };
  });
}

/** The working day of the month nearest to a date, on or after it where the month still has one. */
function workdayWithin(calendar: WorkCalendar, period: string, date: string): string {
  const from = date < firstOf(period) ? firstOf(period) : date;
  const day = calendar.addWorkdays(addDays(from, -1), 1);
  return day <= lastOf(period) ? day : calendar.lastWorkday(period);
}

function reasonOf(due: string | null, period: string): string {
  if (due === null) return '首次拜访';
  return due < firstOf(period) ? '逾期未访' : '定期拜访';
}

function visit(account: string, plannedOn: string, purpose: string): ProposedItem {
  return { kind: 'VISIT', account, targetName: null, site: null, plannedOn, groups: 1, purpose };
}

function withoutRepeats(items: readonly ProposedItem[]): ProposedItem[] {
  const known = new Map<string, ProposedItem>();
  for (const item of items) {
    const key = `${item.kind} ${item.account ?? item.targetName ?? ''}`;
    const first = known.get(key);
    known.set(key, first ? { ...first, purpose: `${first.purpose}；${item.purpose}` } : item);
  }
  return [...known.values()];
}

function firstOf(period: string): string {
  return `${period}-01`;
}

function lastOf(period: string): string {
  return addDays(firstOf(nextMonth(period)), -1);
}
