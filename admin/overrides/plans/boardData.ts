import { useAnswer } from '../../provider/useAnswer.ts';
import type { Named, PlanFigures } from './planData.ts';
import { useCalendarWindow } from './planData.ts';
import type { BusinessClock, Standing } from './standing.ts';
import { standingOf, usualDeadline } from './standing.ts';
import type { CalendarDay } from '../../generate/calendar/workDays.ts';
import { firstDayOf, lastDayOf, WorkDays } from '../../generate/calendar/workDays.ts';

/** A plan as a row of the board shows it. */
export interface BoardPlan extends PlanFigures {
  readonly id: string;
  readonly version: number;
  readonly status: string;
  readonly deadline: string | null;
  readonly firstSubmittedAt: string | null;
  readonly submittedAt: string | null;
  readonly lateWorkdays: number | null;
  readonly specialist: Named | null;
  readonly amendments: { readonly totalCount: number };
}

/** A specialist of the department with what they planned for the month. */
export interface BoardRow {
  readonly person: Named;
  readonly plan: BoardPlan | null;
  readonly standing: Standing;
  readonly deadline: string;
}

interface BoardAnswer {
  readonly specialists: { readonly nodes: readonly { readonly user: Named | null }[] };
  readonly plans: { readonly nodes: readonly BoardPlan[] };
  readonly days: { readonly nodes: readonly CalendarDay[] };
}

const boardQuery = /* GraphQL */ `
  query planBoard($period: Period!, $first: Date!, $last: Date!, $from: Date!, $to: Date!) {
    specialists(
      where: {
        and: [
          { or: [{ leftOn: { isNull: true } }, { leftOn: { gte: $first } }] }
          { or: [{ joinedOn: { isNull: true } }, { joinedOn: { lte: $last } }] }
        ]
      }
      first: 100
      orderBy: [{ name: ASC }]
    ) {
      nodes {
        user {
          id
          name
        }
      }
    }
    plans: monthlyPlans(where: { period: { eq: $period } }, first: 100) {
      nodes {
        id
        version
        status
        deadline
        firstSubmittedAt
        submittedAt
        lateWorkdays
        visitPlanned
        expansionPlanned
        deliveryPlanned
        dealPlanned
        specialist {
          id
          name
        }
        amendments(where: { status: { eq: PROPOSED } }) {
          totalCount
        }
      }
    }
    days: workCalendarDays(where: { date: { gte: $from, lte: $to } }, first: 100) {
      nodes {
        date
        isWorkday
        name
      }
    }
  }
`;

/** The department's plans of a month, one row a specialist, those without a plan too. */
export function useBoard(period: string, clock: BusinessClock | null) {
  const variables = { period, first: firstDayOf(period), last: lastDayOf(period), ...useCalendarWindow(period) };
  const { data, error, isPlaceholderData } = useAnswer<BoardAnswer>(boardQuery, variables);
  if (!data || isPlaceholderData || !clock) return { rows: null, error };
  return { rows: rowsOf(data, period, clock), error };
}

function rowsOf({ specialists, plans, days }: BoardAnswer, period: string, clock: BusinessClock): readonly BoardRow[] {
  const planOf = new Map(plans.nodes.flatMap((plan) => (plan.specialist ? [[plan.specialist.id, plan] as const] : [])));
  const present = specialists.nodes.flatMap(({ user }) => user ?? []);
  const known = new Set(present.map(({ id }) => id));
  // who has left since then has the plan nonetheless
  const gone = plans.nodes.flatMap(({ specialist }) => (specialist && !known.has(specialist.id) ? [specialist] : []));
  const calendar = new WorkDays(days.nodes);
  return [...present, ...gone].map((person) => {
    const plan = planOf.get(person.id) ?? null;
    const deadline = plan?.deadline ?? usualDeadline(period, calendar);
    return { person, plan, deadline, standing: standingOf(plan, deadline, calendar, clock) };
  });
}

/** What the board can be narrowed to, each with its count. */
export const VIEWS = ['all', 'waiting', 'open', 'missing', 'returned', 'approved', 'late'] as const;
export type View = (typeof VIEWS)[number];

const IS_IN: Readonly<Record<View, (row: BoardRow) => boolean>> = {
  all: () => true,
  waiting: isWaiting,
  open: ({ standing }) => standing.kind === 'due',
  missing: ({ standing }) => standing.kind === 'overdue',
  returned: ({ plan }) => plan?.status === 'RETURNED',
  approved: ({ plan }) => plan !== null && ['APPROVED', 'IN_EXECUTION', 'CLOSED'].includes(plan.status),
  late: ({ standing }) => standing.kind === 'reported' && standing.late > 0,
};

/** The rows that a view shows. */
export function rowsIn(view: View, rows: readonly BoardRow[]): readonly BoardRow[] {
  return rows.filter(IS_IN[view]);
}

/** Whether the manager is asked to decide. */
export function isWaiting({ plan }: BoardRow): boolean {
  return plan?.status === 'SUBMITTED';
}
