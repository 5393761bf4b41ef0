import { useLocation, useNavigate } from 'react-admin';
import { usePanel } from '../../app/panel.ts';
import { addDays } from '../../generate/calendar/workDays.ts';

export const VIEWS = ['week', 'day', 'list'] as const;
export type CalendarView = (typeof VIEWS)[number];

export interface CalendarFilters {
  readonly person: string;
  readonly zone: string;
  readonly unit: string;
}

export const NO_FILTERS: CalendarFilters = { person: '', zone: '', unit: '' };

/** What the calendar shows stands in the address, so that it can be sent on and come back to. */
export interface CalendarParams extends CalendarFilters {
  readonly view: CalendarView;
  readonly day: string;
}

/** The address's parameters, and how to change them. */
export function useCalendarParams(): readonly [CalendarParams, (changed: Partial<CalendarParams>) => void] {
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  const { today } = usePanel();
  const asked = new URLSearchParams(search);
  const view = VIEWS.find((one) => one === asked.get('view')) ?? 'week';
  const day = /^\d{4}-\d{2}-\d{2}$/.test(asked.get('day') ?? '') ? asked.get('day')! : today;
  const params: CalendarParams = {
    view,
    day,
    person: asked.get('person') ?? '',
    zone: asked.get('zone') ?? '',
    unit: asked.get('unit') ?? '',
  };
  const change = (changed: Partial<CalendarParams>) => {
    const given = Object.entries({ ...params, ...changed }).filter(([, value]) => value !== '');
    void navigate(`${pathname}?${new URLSearchParams(Object.fromEntries(given)).toString()}`, { replace: true });
  };
  return [params, change];
}

/** The days that are shown: the week from its Monday, or the one. */
export function daysShown({ view, day }: CalendarParams): { readonly first: string; readonly count: number } {
  return view === 'day' ? { first: day, count: 1 } : { first: mondayOf(day), count: 7 };
}

function mondayOf(day: string): string {
  return addDays(day, -((new Date(day).getUTCDay() + 6) % 7));
}
