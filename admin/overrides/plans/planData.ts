import { usePanel } from '../../app/panel.ts';
import { useAnswer } from '../../provider/useAnswer.ts';
import { usePlanItems } from './planItems.ts';
import type { CalendarDay } from '../../generate/calendar/workDays.ts';
import { addDays, firstDayOf, lastDayOf, shiftPeriod, WorkDays } from '../../generate/calendar/workDays.ts';

/** What a plan promises, in groups. */
export interface PlanFigures {
  readonly visitPlanned: number;
  readonly expansionPlanned: number;
  readonly deliveryPlanned: number;
  readonly dealPlanned: number;
}

export interface Named {
  readonly id: string;
  readonly name: string;
}

export interface Amendment {
  readonly id: string;
  readonly version: number;
  readonly kind: string;
  readonly oldValue: number;
  readonly newValue: number;
  readonly reason: string;
  readonly status: string;
  readonly isRebaseline: boolean;
  readonly comment: string | null;
}

/** A plan as its own page and the manager's drawer show it. */
export interface Plan extends PlanFigures {
  readonly id: string;
  readonly version: number;
  readonly period: string;
  readonly status: string;
  readonly specialist: Named | null;
  readonly deadline: string | null;
  readonly firstSubmittedAt: string | null;
  readonly submittedAt: string | null;
  readonly lateWorkdays: number | null;
  readonly emptyReason: string | null;
  readonly returnComment: string | null;
  readonly approvedAt: string | null;
  readonly committed: PlanFigures | null;
  readonly amendments: { readonly nodes: readonly Amendment[] };
}

interface PlanAnswer {
  readonly plan: { readonly nodes: readonly Plan[] };
  readonly before: { readonly nodes: readonly PlanFigures[] };
  readonly days: { readonly nodes: readonly CalendarDay[] };
}

const planQuery = /* GraphQL */ `
  query planOfMonth($specialist: ID!, $period: Period!, $before: Period!, $from: Date!, $to: Date!) {
    plan: monthlyPlans(where: { specialist: { id: { eq: $specialist } }, period: { eq: $period } }, first: 1) {
      nodes {
        id
        version
        period
        status
        deadline
        firstSubmittedAt
        submittedAt
        lateWorkdays
        emptyReason
        returnComment
        approvedAt
        committed
        visitPlanned
        expansionPlanned
        deliveryPlanned
        dealPlanned
        specialist {
          id
          name
        }
        amendments(first: 50, orderBy: [{ createdAt: ASC }]) {
          nodes {
            id
            version
            kind
            oldValue
            newValue
            reason
            status
            isRebaseline
            comment
          }
        }
      }
    }
    before: monthlyPlans(where: { specialist: { id: { eq: $specialist } }, period: { eq: $before } }, first: 1) {
      nodes {
        visitPlanned
        expansionPlanned
        deliveryPlanned
        dealPlanned
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

/** A specialist's plan of a month with all its items, last month's figures, and the calendar around it. */
export function usePlan(specialist: string, period: string) {
  const window = useCalendarWindow(period);
  const variables = { specialist, period, before: shiftPeriod(period, -1), ...window };
  const { data, error, isPlaceholderData } = useAnswer<PlanAnswer>(planQuery, variables);
  const plan = isPlaceholderData ? null : (data?.plan.nodes[0] ?? null);
  const items = usePlanItems(plan?.id);
  // what stands in while another month is read belongs to the month that was left
  if (!data || isPlaceholderData || (plan && !items)) return { error, loaded: null };
  return {
    error,
    loaded: {
      plan,
      items: items ?? [],
      before: data.before.nodes[0] ?? null,
      days: new WorkDays(data.days.nodes),
    },
  };
}

/** From the month before a period to its end, or to today where that is further: what deadlines and grids are reckoned with. */
export function useCalendarWindow(period: string): { readonly from: string; readonly to: string } {
  const { today } = usePanel();
  const from = addDays(firstDayOf(shiftPeriod(period, -1)), -7);
  const to = addDays(lastDayOf(period), 7);
  return { from: today < from && today > addDays(from, -90) ? today : from, to: today > to && today < addDays(to, 90) ? today : to };
}
