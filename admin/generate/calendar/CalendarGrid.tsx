import FullCalendar from '@fullcalendar/react';
import type { CalendarOptions } from '@fullcalendar/react';
import dayGrid from '@fullcalendar/react/daygrid';
import interaction from '@fullcalendar/react/interaction';
import '@fullcalendar/react/skeleton.css';
import { Box, GlobalStyles, Typography } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import { useNavigate, useTranslate } from 'react-admin';
import { useLabels, usePanel, usePanelLocale, useResourceModel, useTitles } from '../../app/panel.ts';
import { visuallyHidden } from '../../theme/visuallyHidden.ts';
import { calendarLook, dayClass, dayText, DayTop, dayTopStyle } from './calendarLook.tsx';
import { daysBetween, daysShown } from './calendarModel.ts';
import type { CalendarBy } from './calendarModel.ts';
import { EntryChip } from './EntryChip.tsx';
import type { Placed } from './useCalendar.ts';
import { useCarry } from './useCarry.ts';
import { useMoveEntry } from './useMoveEntry.ts';
import type { WorkDays } from './workDays.ts';
import { addDays } from './workDays.ts';

interface GridProps {
  readonly by: CalendarBy;
  readonly entries: readonly Placed[];
  readonly days: WorkDays;
}

/** Rows of a day that are shown; the others are a click away. */
const rowsOfDay = 4;

/** The weeks with the rows in them, which are dragged to other days where they may be. */
export function CalendarGrid({ by, entries, days }: GridProps) {
  const translate = useTranslate();
  const resource = useResourceModel();
  const label = useLabels();
  const { mayMove, move } = useMoveEntry(by);
  const { root, carried, said, ...keys } = useCarry({ entries, mayMove, move });
  const name = translate('panel.looks.calendar.title', { name: label(resource.labels) });
  return (
    <>
      {mayMove && (
        <Typography variant="body2" color="textSecondary" sx={{ mb: 1 }}>
          {translate('panel.looks.calendar.howTo')}
        </Typography>
      )}
      <GlobalStyles styles={popoverStyle} />
      <Box ref={root} role="region" aria-label={name} {...keys} sx={[calendarStyle, overStyle(carried?.over)]}>
        <Grid by={by} entries={entries} days={days} mayMove={mayMove} onMove={move} />
      </Box>
      <Box role="status" sx={visuallyHidden}>
        {said}
      </Box>
    </>
  );
}

interface CellsProps extends GridProps {
  readonly mayMove: boolean;
  onMove(entry: Placed, days: number): Promise<string | null>;
}

function Grid({ by, entries, days, mayMove, onMove }: CellsProps) {
  const { today } = usePanel();
  const locale = usePanelLocale();
  const navigate = useNavigate();
  const resource = useResourceModel();
  const events = useEvents(entries, mayMove);
  const { first } = daysShown(by);
  const isWeek = by.span === 'week';
  return (
    <FullCalendar
      key={`${by.span} ${isWeek ? first : by.day.slice(0, 7)} ${locale}`}
      plugins={[dayGrid, interaction]}
      initialView={isWeek ? 'dayGridWeek' : 'dayGridMonth'}
      initialDate={by.day}
      {...calendarLook(locale)}
      {...gridLook}
      dayMaxEvents={isWeek ? false : rowsOfDay}
      now={today}
      events={events}
      eventDrop={({ event, revert }) => {
        const entry = placedOf(event);
        void onMove(entry, daysBetween(entry.from, event.startStr.slice(0, 10))).then((reason) => reason === null || revert());
      }}
      eventClick={({ event }) => navigate(`/${resource.name}/${event.id}/show`)}
      eventContent={chipOf}
      eventDidMount={({ el, event }) => {
        el.dataset['entry'] = event.id;
      }}
      dayCellClass={({ date, isToday }) => `cal-${dayText(date)} ${dayClass(days, dayText(date), isToday)}`}
      dayCellTopContent={dayTopOf(days)}
    />
  );
}

/** The rows as the calendar takes them; it counts to the day after the last. */
function useEvents(entries: readonly Placed[], mayMove: boolean) {
  const title = useTitles();
  const resource = useResourceModel();
  return entries.map((entry) => ({
    id: String(entry.row.id),
    title: [entry.clock, title(resource, entry.row)].filter(Boolean).join(' '),
    start: entry.from,
    end: addDays(entry.until, 1),
    allDay: true,
    startEditable: mayMove,
    clock: entry.clock,
    entry,
  }));
}

function placedOf({ extendedProps }: { readonly extendedProps: Readonly<Record<string, unknown>> }): Placed {
  return extendedProps['entry'] as Placed;
}

const gridLook: CalendarOptions = {
  fixedWeekCount: false,
  eventOrder: 'start,-duration,clock,title',
  dayCellTopClass: 'plan-day-top',
  eventClass: 'cal-event',
  moreLinkClass: 'cal-more',
  popoverClass: 'cal-popover',
  popoverCloseClass: 'cal-close',
  popoverCloseContent: '✕',
};

type Content<Name extends 'eventContent' | 'dayCellTopContent'> = Extract<CalendarOptions[Name], (...info: never[]) => unknown>;

const chipOf: Content<'eventContent'> = ({ event }) => <EntryChip entry={placedOf(event)} />;

function dayTopOf(days: WorkDays): Content<'dayCellTopContent'> {
  return ({ date, dayNumberText }) => <DayTop date={dayText(date)} text={dayNumberText} days={days} />;
}

/** The day over which a row is carried by keys. */
function overStyle(day: string | undefined) {
  return day ? { [`& .cal-${day}`]: { outline: '2px dashed', outlineColor: 'primary.main', outlineOffset: -2 } } : {};
}

function calendarStyle({ palette }: Theme) {
  return {
    border: `1px solid ${palette.divider}`,
    borderRadius: '8px',
    bgcolor: 'background.paper',
    ...dayTopStyle(palette),
    // the calendar's own rules take borders away from cells at its edges
    '& .plan-day': { boxShadow: `inset -1px -1px 0 ${palette.divider}`, minHeight: 112, pb: 0.5 },
    '& .plan-today': { boxShadow: `inset 0 2px 0 ${palette.primary.main}, inset -1px -1px 0 ${palette.divider}` },
    '& .cal-event': { mx: '3px', mb: '2px', border: 0, background: 'none', cursor: 'pointer', borderRadius: '5px' },
    '& .cal-event:focus-visible, & .cal-more:focus-visible': { outline: `2px solid ${palette.primary.main}`, outlineOffset: 1 },
    '& .cal-more': {
      mx: '6px',
      minHeight: 24,
      fontSize: '0.75rem',
      color: 'text.secondary',
      cursor: 'pointer',
      borderRadius: '4px',
      '&:hover': { textDecoration: 'underline' },
    },
  };
}

/** All rows of a full day; it lies over the page, outside of the grid. */
function popoverStyle({ palette, shadows }: Theme) {
  return {
    '.cal-popover': {
      padding: 8,
      minWidth: 240,
      maxWidth: 340,
      maxHeight: 360,
      overflowY: 'auto',
      fontSize: '0.8125rem',
      color: palette.text.primary,
      backgroundColor: palette.background.paper,
      border: `1px solid ${palette.divider}`,
      borderRadius: 8,
      boxShadow: shadows[6],
    },
    '.cal-popover .cal-event': { marginBottom: 3, cursor: 'pointer' },
    '.cal-popover .cal-event:focus-visible': { outline: `2px solid ${palette.primary.main}`, outlineOffset: 1 },
    '.cal-close': { font: 'inherit', color: 'inherit', background: 'none', border: 0, padding: 6, cursor: 'pointer' },
  } as const;
}
