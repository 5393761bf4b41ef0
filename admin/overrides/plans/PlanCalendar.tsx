import FullCalendar from '@fullcalendar/react';
import type { CalendarOptions } from '@fullcalendar/react';
import dayGrid from '@fullcalendar/react/daygrid';
import interaction from '@fullcalendar/react/interaction';
import zhCn from '@fullcalendar/react/locales/zh-cn';
import '@fullcalendar/react/skeleton.css';
import { Box } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import { alpha } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import { usePanel, usePanelLocale } from '../../app/panel.ts';
import { dayOf } from './itemFacts.ts';
import { KindChip } from './KindChip.tsx';
import type { PlanItem } from './planItems.ts';
import type { WorkDays } from './workDays.ts';
import { firstDayOf } from './workDays.ts';

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
        {...lookOf(locale)}
        now={today}
        events={events}
        droppable
        eventDrop={({ event, revert }) => void props.onMove(event.id, event.startStr).then((isDone) => isDone || revert())}
        drop={({ draggedEl, dateStr }) => void props.onMove(draggedEl.dataset['item'] ?? '', dateStr)}
        eventClick={({ event }) => props.onOpen(event.extendedProps['item'] as PlanItem)}
        {...(isOpen && { dateClick: ({ dateStr }) => props.onAdd(dateStr) })}
        eventContent={chipOf}
        dayCellClass={({ date, isToday }) => classOf(days, dayText(date), isToday)}
        dayCellTopContent={dayTopOf(days)}
      />
    </Box>
  );
}

/** Days are business days, the same in every zone. */
function lookOf(locale: 'zh' | 'en'): CalendarOptions {
  return {
    timeZone: 'UTC',
    locale: locale === 'zh' ? zhCn : 'en-gb',
    firstDay: 1,
    headerToolbar: false,
    fixedWeekCount: false,
    showNonCurrentDates: false,
    height: 'auto',
    editable: true,
    eventDurationEditable: false,
    eventInteractive: true,
    eventOrder: 'start,title',
    dayCellTopClass: 'plan-day-top',
    eventClass: 'plan-event',
    dayHeaderAlign: 'center',
    dayHeaderClass: 'plan-day-header',
    dayHeaderInnerClass: 'plan-day-header-inner',
  };
}

const chipOf: Content<'eventContent'> = ({ event }) => <KindChip item={event.extendedProps['item'] as PlanItem} hasTime />;

function dayTopOf(days: WorkDays): Content<'dayCellTopContent'> {
  return ({ date, dayNumberText }) => <DayTop date={dayText(date)} text={dayNumberText} days={days} />;
}

type Content<Name extends 'eventContent' | 'dayCellTopContent'> = Extract<CalendarOptions[Name], (...info: never[]) => unknown>;

function DayTop({ date, text, days }: { readonly date: string; readonly text: string; readonly days: WorkDays }) {
  const translate = useTranslate();
  const name = days.nameOf(date);
  const isMakeUp = days.isMakeUp(date);
  return (
    <>
      {isMakeUp && (
        <span className="plan-make-up" title={translate('panel.plan.makeUp', { name })}>
          {translate('panel.plan.makeUpMark')}
        </span>
      )}
      {name && <span className="plan-day-name">{name}</span>}
      <span className="plan-day-number">{text}</span>
    </>
  );
}

function classOf(days: WorkDays, date: string, isToday: boolean): string {
  return ['plan-day', days.isWorkday(date) ? '' : 'plan-rest', isToday ? 'plan-today' : ''].join(' ');
}

/** The calendar's days are midnights of UTC. */
function dayText(date: Date): string {
  return date.toISOString().slice(0, 10);
}

function calendarStyle({ palette }: Theme) {
  const line = `1px solid ${palette.divider}`;
  return {
    border: line,
    borderRadius: '8px',
    overflow: 'hidden',
    bgcolor: 'background.paper',
    '& .plan-day-header': {
      py: 0.75,
      textAlign: 'center',
      fontSize: '0.78rem',
      fontWeight: 600,
      color: 'text.secondary',
      borderBottom: line,
    },
    // the calendar's own rules take borders away from cells at its edges
    '& .plan-day': { boxShadow: `inset -1px -1px 0 ${palette.divider}`, minHeight: 104, pb: 0.5 },
    '& .plan-rest': { bgcolor: alpha(palette.text.primary, 0.04) },
    '& .plan-today': { boxShadow: `inset 0 2px 0 ${palette.primary.main}, inset -1px -1px 0 ${palette.divider}` },
    '& .plan-today .plan-day-number': { color: palette.primary.main, fontWeight: 700 },
    '& .plan-day-top': { display: 'flex', alignItems: 'center', gap: 0.5, px: 0.75, py: 0.5, fontSize: '0.78rem', color: 'text.secondary' },
    '& .plan-day-name': { flex: 1, minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', fontSize: '0.7rem' },
    '& .plan-day-number': { ml: 'auto' },
    '& .plan-make-up': {
      px: 0.5,
      borderRadius: '4px',
      bgcolor: palette.primary.main,
      color: palette.primary.contrastText,
      fontSize: '0.68rem',
    },
    '& .plan-event': { mx: '3px', mb: '2px', border: 0, background: 'none', cursor: 'pointer', borderRadius: '5px' },
    '& .plan-event:focus-visible': { outline: `2px solid ${palette.primary.main}`, outlineOffset: 1 },
  };
}
