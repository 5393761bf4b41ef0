import { Big } from 'big.js';
import { dayAfter, monthStart, nextMonthStart, shanghaiDay } from './days.ts';
import { isOfUnit, PEOPLE, PERSON, seen, unitOf, type Answer, type Args, type ReportRule, type Told } from './reportRules.ts';
import type { Rules } from './rules.ts';
import type { WorldRow } from './world.ts';

interface Span {
  readonly from: string;
  readonly before: string;
}

/** What one visit adds to the figures of its specialist and group. */
interface Event {
  readonly specialist: unknown;
  readonly kind: unknown;
  readonly day: string;
  readonly planned: number;
  readonly made: number;
  readonly ofPlan: number;
  readonly duplicates: number;
  readonly minutes: Big | null;
  readonly reported: number;
}

const NOTHING = { planned: 0, made: 0, ofPlan: 0, duplicates: 0, minutes: null, reported: 0 };

function eventsOf(rules: Rules, args: Args, { from, before }: Span): Event[] {
  const isIn = (at: unknown): boolean => typeof at === 'string' && shanghaiDay(at) >= from && shanghaiDay(at) < before;
  const visits = seen(rules, 'Visit').filter((visit) => isOfUnit(rules, args, unitOf(rules, visit['specialist'])));
  const planned = visits.filter((visit) => visit['status'] !== 'CANCELLED' && isIn(visit['plannedStart']));
  const made = visits.filter(
    (visit) => visit['status'] === 'DONE' && visit['mode'] !== 'REMOTE' && visit['summary'] && isIn(visit['actualEnd']),
  );
  return [...planned.map((visit) => eventOf(visit, 'plannedStart', { planned: 1 })), ...judged(made)];
}

function eventOf(visit: WorldRow, at: string, added: Partial<Event>): Event {
  return { ...NOTHING, specialist: visit['specialist'], kind: visit['kind'], day: shanghaiDay(visit[at] as string), ...added };
}

/** Of several visits to an account on a day the one that ended first counts. */
function judged(visits: readonly WorldRow[]): Event[] {
  const taken = new Set<string>();
  const order = (visit: WorldRow): string => `${String(visit['actualEnd'])} ${visit.id}`;
  return visits
    .toSorted((one, other) => (order(one) < order(other) ? -1 : 1))
    .map((visit) => {
      const key = [visit['specialist'], visit['account'], shanghaiDay(visit['actualEnd'] as string)].join(' ');
      if (taken.has(key)) return eventOf(visit, 'actualEnd', { duplicates: 1 });
      taken.add(key);
      const [start, end, reportedAt] = ['actualStart', 'actualEnd', 'reportedAt'].map((name) => visit[name] as string | null);
      const minutes = start ? Big(Date.parse(end!) - Date.parse(start)).div(60_000) : null;
      const reported = Number(Boolean(reportedAt) && Date.parse(reportedAt!) - Date.parse(end!) <= 86_400_000);
      return eventOf(visit, 'actualEnd', { made: 1, ofPlan: Number(visit['planItem'] !== null), minutes, reported });
    });
}

function figuresOf(events: readonly Event[]): Told {
  const sum = (name: 'planned' | 'made' | 'ofPlan' | 'duplicates' | 'reported'): number =>
    events.reduce((all, event) => all + event[name], 0);
  const minutes = events.flatMap((event) => event.minutes ?? []);
  const [made, ofPlan] = [sum('made'), sum('ofPlan')];
  return {
    planned: sum('planned'),
    made,
    ofPlan,
    unplanned: made - ofPlan,
    duplicates: sum('duplicates'),
    averageMinutes: minutes.length
      ? minutes
          .reduce((all, one) => all.plus(one), Big(0))
          .div(minutes.length)
          .toFixed(1)
      : null,
    reportRate: made ? Big(sum('reported')).div(made).toFixed(4) : null,
  };
}

function told(events: readonly Event[], group: (event: Event) => Told): Answer {
  const groups = Map.groupBy(events, (event) => JSON.stringify([event.specialist, group(event)]));
  const rows = [...groups.values()].map((all) => Object.assign({ specialist: all[0]!.specialist }, group(all[0]!), figuresOf(all)));
  return { rows, total: figuresOf(events) };
}

function ofMonths(from: string, to: string): Span {
  return { from: monthStart(from), before: nextMonthStart(to) };
}

const looksAt = {
  Visit: ['specialist', 'account', 'kind', 'status', 'planItem', 'plannedStart', 'actualStart', 'actualEnd', 'reportedAt', 'excludeReason'],
  ...PEOPLE,
} as const;

/** The reports of visits. */
export const VISITS: Readonly<Record<string, ReportRule>> = {
  visitStatistics: {
    looksAt,
    asked: [{}, { period: '2026-10' }, { from: '2026-11-02', to: '2026-11-08' }],
    records: { specialist: PERSON },
    tell: (rules, args) => {
      const month = args['period'] ?? rules.world.today.slice(0, 7);
      const span = args['from'] ? { from: args['from'], before: dayAfter(args['to']!) } : ofMonths(month, month);
      return told(eventsOf(rules, args, span), ({ kind }) => ({ kind }));
    },
  },
  visitsByMonth: {
    looksAt,
    asked: [{}, { from: '2026-09', to: '2026-10' }],
    records: { specialist: PERSON },
    tell: (rules, args) => {
      const span = ofMonths(args['from'] ?? '2025-12', args['to'] ?? '2026-11');
      return told(eventsOf(rules, args, span), ({ day }) => ({ period: day.slice(0, 7) }));
    },
  },
};
