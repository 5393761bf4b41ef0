import FullCalendar from '@fullcalendar/react';
import type { CalendarOptions } from '@fullcalendar/react';
import dayGrid from '@fullcalendar/react/daygrid';
import interaction from '@fullcalendar/react/interaction';
import '@fullcalendar/react/skeleton.css';
import { Box } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import { usePanel, usePanelLocale } from '../../app/panel.ts';
import { calendarLook, dayClass, dayText, DayTop, dayTopStyle } from '../../generate/calendar/calendarLook.tsx';
import { dayOf } from './itemFacts.ts';
import { KindChip } from './KindChip.tsx';
import type { PlanItem } from './planItems.ts';
import type { WorkDays } from '../../generate/calendar/workDays.ts';
import { firstDayOf } from '../../generate/calendar/workDays.ts';

export interface PlanCalendarProps {
  readonly period: string;
  readonly items: readonly PlanItem[];
  readonly days: WorkDays;
  readonly isOpen: boolean;
  canMove(item: PlanItem): boolean;
  /** Puts an item on a day; answers whether it stands there. */
  onMove(id: string, day: string): Promise<boolean>;
  onOpen(item: PlanItem): void;
  onAdd(day: string): void;
}

/** The month as a grid of weeks: rest days shaded, holidays named, items as chips that can be dragged from day to day. */
export function PlanCalendar(props: PlanCalendarProps) {
  const { period, items, days, isOpen } = props;
  const { today, timeZone } = usePanel();
  const locale = usePanelLocale();
  const events = items.flatMap((item) => {
    const start = dayOf(item, timeZone);
    return start ? [{ id: item.id, title: item.purpose ?? '', start, allDay: true, startEditable: props.canMove(item), item }] : [];
  });
  return (
    <Box sx={calendarStyle} data-testid="plan-calendar">
      <FullCalendar
        key={`${period} ${locale}`}
        plugins={[dayGrid, interaction]}
        initialView="dayGridMonth"
        initialDate={firstDayOf(period)}
        {...calendarLook(locale)}
        {...monthLook}
        now={today}
        events={events}
        droppable
        eventDrop={({ event, revert }) => void props.onMove(event.id, event.startStr).then((isDone) => isDone || revert())}
        drop={({ draggedEl, dateStr }) => void props.onMove(draggedEl.dataset['item'] ?? '', dateStr)}
        eventClick={({ event }) => props.onOpen(event.extendedProps['item'] as PlanItem)}
        {...(isOpen && { dateClick: ({ dateStr }) => props.onAdd(dateStr) })}
        eventContent={chipOf}
        dayCellClass={({ date, isToday }) => dayClass(days, dayText(date), isToday)}
        dayCellTopContent={dayTopOf(days)}
      />
    </Box>
  );
}

const monthLook: CalendarOptions = {
  fixedWeekCount: false,
  showNonCurrentDates: false,
  dayCellTopClass: 'plan-day-top',
  eventClass: 'plan-event',
};

const chipOf: Content<'eventContent'> = ({ event }) => <KindChip item={event.extendedProps['item'] as PlanItem} hasTime />;

function dayTopOf(days: WorkDays): Content<'dayCellTopContent'> {
  return ({ date, dayNumberText }) => <DayTop date={dayText(date)} text={dayNumberText} days={days} />;
}

type Content<Name extends 'eventContent' | 'dayCellTopContent'> = Extract<CalendarOptions[Name], (...info: never[]) => unknown>;

function calendarStyle({ palette }: Theme) {
  const line = `1px solid ${palette.divider}`;
  return {
    border: line,
    borderRadius: '8px',
    overflow: 'hidden',
    bgcolor: 'background.paper',
    ...dayTopStyle(palette),
    // the calendar's own rules take borders away from cells at its edges
    '& .plan-day': { boxShadow: `inset -1px -1px 0 ${palette.divider}`, minHeight: 104, pb: 0.5 },
    '& .plan-today': { boxShadow: `inset 0 2px 0 ${palette.primary.main}, inset -1px -1px 0 ${palette.divider}` },
    '& .plan-event': { mx: '3px', mb: '2px', border: 0, background: 'none', cursor: 'pointer', borderRadius: '5px' },
    '& .plan-event:focus-visible': { outline: `2px solid ${palette.primary.main}`, outlineOffset: 1 },
  };
}
