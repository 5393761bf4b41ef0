import { usePanel } from '../../app/panel.ts';
import { fromClock, toClock } from '../../i18n/time.ts';
import { useAnswer } from '../../provider/useAnswer.ts';
import type { CalendarDay } from '../../generate/calendar/workDays.ts';
import { addDays, WorkDays } from '../../generate/calendar/workDays.ts';
import type { CalendarFilters } from './useCalendarParams.ts';

interface Named {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string | null;
}

/** A tour as the calendar shows it. */
export interface CalendarTour {
  readonly id: string;
  readonly version: number;
  readonly no: string;
  readonly status: string;
  readonly tourType: string | null;
  readonly visitorOrg: string;
  readonly headcount: number;
  readonly plannedStart: string;
  readonly plannedEnd: string;
  readonly route: { readonly id: string; readonly nameZh: string; readonly nameEn: string } | null;
  readonly receptionist: Named | null;
  readonly guide: Named | null;
  readonly valuablesKeeper: Named | null;
  readonly driver: { readonly id: string } | null;
  readonly vehicle: { readonly id: string; readonly plateNo: string } | null;
}

interface CalendarAnswer {
  readonly tours: { readonly totalCount: number; readonly nodes: readonly CalendarTour[] };
  readonly days: { readonly nodes: readonly CalendarDay[] };
}

const calendarQuery = /* GraphQL */ `
  query tourCalendar($where: TourRequestWhere!, $from: Date!, $to: Date!) {
    tours: tourRequests(where: $where, orderBy: [{ plannedStart: ASC }], first: 100) {
      totalCount
      nodes {
        id
        version
        no
        status
        tourType
        visitorOrg
        headcount
        plannedStart
        plannedEnd
        route {
          id
          nameZh
          nameEn
        }
        receptionist {
          id
          name
          nameEn
        }
        guide {
          id
          name
          nameEn
        }
        valuablesKeeper {
          id
          name
          nameEn
        }
        driver {
          id
        }
        vehicle {
          id
          plateNo
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

/** What takes no time of anybody's. */
const OFF = ['REJECTED', 'CANCELLED', 'NO_SHOW'];

/** The tours of some days, from the first one's midnight, and what the work calendar says of those days. */
export function useCalendar(first: string, count: number, filters: CalendarFilters) {
  const { timeZone } = usePanel();
  const last = addDays(first, count - 1);
  const midnight = (day: string) => fromClock(`${day}T00:00`, timeZone);
  const where = {
    plannedStart: { lt: midnight(addDays(last, 1)) },
    plannedEnd: { gt: midnight(first) },
    status: { notIn: OFF },
    ...filterWhere(filters),
  };
  const { data, error, isPlaceholderData, refetch } = useAnswer<CalendarAnswer>(calendarQuery, { where, from: first, to: last });
  return { data: isPlaceholderData ? undefined : data, days: new WorkDays(data?.days.nodes ?? []), error, refetch };
}

function filterWhere({ person, zone, unit }: CalendarFilters) {
  const has = (part: string) => ({ [part]: { id: { eq: person } } });
  return {
    ...(person && { or: ['receptionist', 'guide', 'valuablesKeeper', 'driver'].map(has) }),
    ...(zone && { route: { stops: { some: { zone: { id: { eq: zone } } } } } }),
    ...(unit && { handlingUnit: { id: { eq: unit } } }),
  };
}

/** The day of the department's that an instant falls on. */
export function dayOfTour({ plannedStart }: Pick<CalendarTour, 'plannedStart'>, timeZone: string): string {
  return toClock(plannedStart, timeZone).slice(0, 10);
}

/** `09:00–11:00`. */
export function hoursOf({ plannedStart, plannedEnd }: Pick<CalendarTour, 'plannedStart' | 'plannedEnd'>, timeZone: string): string {
  return [plannedStart, plannedEnd].map((at) => toClock(at, timeZone).slice(11)).join('–');
}
