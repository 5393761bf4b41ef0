import FullCalendar from '@fullcalendar/react';
import type { CalendarOptions } from '@fullcalendar/react';
import interaction from '@fullcalendar/react/interaction';
import timeGrid from '@fullcalendar/react/timegrid';
import '@fullcalendar/react/skeleton.css';
import { Box } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import { alpha } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import { usePanel, usePanelLocale } from '../../app/panel.ts';
import { formatWeekday, fromClock, toClock } from '../../i18n/time.ts';
import { calendarLook, dayClass, dayText, DayTop, dayTopStyle } from '../../generate/calendar/calendarLook.tsx';
import type { WorkDays } from '../../generate/calendar/workDays.ts';
import type { CalendarTour } from './calendarData.ts';
import type { Move } from './MoveDialog.tsx';
import type { Findings } from './TourChip.tsx';
import { TourChip, tourMarks, useTourText } from './TourChip.tsx';
import type { TourDaysProps } from './TourDays.tsx';
import { useMayMove } from './useMoveTour.ts';

interface GridProps extends Omit<TourDaysProps, 'isText'> {
  readonly now: string;
  /** A tour was dropped at another time; `revert` puts it back. */
  onMove(move: Move): void;
}

/** The hours of a working day; a tour outside of them opens more. */
const HOURS = { from: 8, until: 18 };

/** The hours of some days with the tours in them, which are dragged to another time. */
export function TourGrid(props: GridProps) {
  const { first, count, days, now, onOpen } = props;
  const translate = useTranslate();
  const { timeZone } = usePanel();
  const locale = usePanelLocale();
  const events = useEvents(props);
  return (
    <Box sx={gridStyle} data-testid="tour-grid" role="region" aria-label={translate('panel.tourForm.calendar.title')}>
      <FullCalendar
        key={locale}
        plugins={[timeGrid, interaction]}
        initialView="timeGrid"
        duration={{ days: count }}
        initialDate={first}
        {...calendarLook(locale)}
        {...gridLook}
        {...hoursOf(events)}
        {...(now && { now: clockOf(now, timeZone) })}
        events={events}
        eventDrop={(info) => props.onMove({ ...movedTo(info.event, timeZone), revert: info.revert })}
        eventClick={(info) => onOpen(tourOf(info.event))}
        eventContent={chipOf(props)}
        dayHeaderContent={dayHeadOf(days, locale)}
        dayLaneClass={({ date, isToday }) => dayClass(days, dayText(date), isToday)}
      />
    </Box>
  );
}

/** The tours as the calendar takes them: its own clock is UTC, and is told the department's hours as if they were that. */
function useEvents(props: GridProps) {
  const { timeZone } = usePanel();
  const mayMove = useMayMove();
  const textOf = useTourText();
  return props.tours.map((tour) => ({
    id: tour.id,
    title: textOf(tour, tourMarks(tour, props)),
    start: clockOf(tour.plannedStart, timeZone),
    end: clockOf(tour.plannedEnd, timeZone),
    startEditable: mayMove(tour),
    tour,
  }));
}

function clockOf(instant: string, timeZone: string): string {
  return `${toClock(instant, timeZone)}:00Z`;
}

interface GridEvent {
  readonly start: Date | null;
  readonly end: Date | null;
  readonly extendedProps: Readonly<Record<string, unknown>>;
}

function tourOf({ extendedProps }: Pick<GridEvent, 'extendedProps'>): CalendarTour {
  return extendedProps['tour'] as CalendarTour;
}

function movedTo(event: GridEvent, timeZone: string): Move {
  const instantOf = (date: Date | null) => fromClock((date ?? new Date(0)).toISOString().slice(0, 16), timeZone) ?? '';
  return { tour: tourOf(event), startsAt: instantOf(event.start), endsAt: instantOf(event.end ?? event.start) };
}

type Content<Name extends 'eventContent' | 'dayHeaderContent'> = Extract<CalendarOptions[Name], (...info: never[]) => unknown>;

function chipOf(findings: Findings): Content<'eventContent'> {
  return ({ event }) => <TourChip tour={tourOf(event)} {...tourMarks(tourOf(event), findings)} />;
}

function dayHeadOf(days: WorkDays, locale: 'zh' | 'en'): Content<'dayHeaderContent'> {
  return ({ date }) => <DayTop date={dayText(date)} text={dayName(date, locale)} days={days} />;
}

const gridLook: CalendarOptions = {
  allDaySlot: false,
  nowIndicator: true,
  slotDuration: '00:30:00',
  snapDuration: '00:15:00',
  slotMinHeight: 30,
  slotEventOverlap: false,
  nowIndicatorLineClass: 'tour-now',
  eventClass: 'tour-event',
  slotLaneClass: 'tour-slot',
  slotHeaderClass: 'tour-hour',
  slotHeaderInnerClass: 'tour-hour-inner',
  slotHeaderFormat: { hour: '2-digit', minute: '2-digit', hour12: false },
};

/** `周三 2`, `Wed 2`. */
function dayName(date: Date, locale: 'zh' | 'en'): string {
  return `${formatWeekday(date.toISOString(), locale)} ${date.getUTCMonth() + 1}/${date.getUTCDate()}`;
}

/** The hours shown: a working day's, and what reaches beyond. */
function hoursOf(events: readonly { readonly start: string; readonly end: string }[]) {
  const hours = events.map(({ start, end }) => {
    const isOver = start.slice(0, 10) < end.slice(0, 10);
    return { from: isOver ? 0 : Number(start.slice(11, 13)), until: isOver ? 24 : Number(end.slice(11, 13)) + 1 };
  });
  const from = Math.min(HOURS.from, ...hours.map((one) => one.from));
  const until = Math.min(24, Math.max(HOURS.until, ...hours.map((one) => one.until)));
  const text = (hour: number): string => `${String(hour).padStart(2, '0')}:00:00`;
  return { slotMinTime: text(from), slotMaxTime: text(until) };
}

function gridStyle({ palette }: Theme) {
  return {
    border: `1px solid ${palette.divider}`,
    borderRadius: '8px',
    overflow: 'hidden',
    bgcolor: 'background.paper',
    ...dayTopStyle(palette),
    '& .plan-day-header-inner': { display: 'flex', gap: 0.5, alignItems: 'center', justifyContent: 'center', px: 0.5, py: 0.75 },
    '& .plan-day-name': { fontSize: '0.7rem', fontWeight: 400, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
    '& .plan-day-number': {},
    '& .plan-day': { boxShadow: `inset -1px 0 0 ${palette.divider}` },
    '& .plan-today': { bgcolor: alpha(palette.primary.main, 0.05) },
    '& .tour-slot': { boxShadow: `inset 0 1px 0 ${palette.divider}` },
    '& .tour-slot[data-time$="30:00"]': { opacity: 0.5 },
    '& .tour-now': { borderTop: `2px solid ${palette.error.main}` },
    '& .tour-hour-inner': { px: 0.75, fontSize: '0.72rem', color: 'text.secondary' },
    '& .tour-event': { border: 0, background: 'none', cursor: 'pointer', borderRadius: '5px', mx: '2px', overflow: 'hidden' },
    '& .tour-event:focus-visible': { outline: `2px solid ${palette.primary.main}`, outlineOffset: 1 },
  };
}
