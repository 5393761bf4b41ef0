import { useListContext } from 'react-admin';
import { usePanel, useResourceModel } from '../../app/panel.ts';
import { calendarKey, dayKey } from '../../provider/where.ts';
import type { Where } from '../model.ts';
import { chosenCalendar } from './calendarModel.ts';
import type { CalendarBy, Span } from './calendarModel.ts';

/** What of a calendar is changed; the end of what it shows goes with its start. */
export interface CalendarChange {
  readonly start?: string;
  readonly end?: string | undefined;
  readonly span?: Span;
  readonly day?: string;
}

/** What the page's calendar shows stands in the address beside the list's filter, and how to change it. */
export function useCalendarBy(): readonly [CalendarBy | null, (change: CalendarChange) => void] {
  const { today } = usePanel();
  const resource = useResourceModel();
  const { filterValues, displayedFilters, setFilters } = useListContext();
  const filter = filterValues as Where;
  const said = String(filter[dayKey] ?? '');
  const by = chosenCalendar(resource, filter[calendarKey], /^\d{4}-\d{2}-\d{2}$/.test(said) ? said : today);
  const change = ({ day, ...changed }: CalendarChange) => {
    const kept = { start: by?.start.name, end: changed.start ? undefined : by?.end?.name, span: by?.span, ...changed };
    setFilters({ ...filter, [calendarKey]: kept, [dayKey]: day ?? by?.day }, displayedFilters, false);
  };
  return [by, change];
}
