import type { CalendarOptions } from '@fullcalendar/react';
import zhCn from '@fullcalendar/react/locales/zh-cn';
import type { Palette } from '@mui/material/styles';
import { alpha } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import type { WorkDays } from './workDays.ts';

/** What every calendar of the panel has in common. Days are business days, the same in every zone: its clock is the department's, told as UTC. */
export function calendarLook(locale: 'zh' | 'en'): CalendarOptions {
  return {
    timeZone: 'UTC',
    locale: locale === 'zh' ? zhCn : 'en-gb',
    firstDay: 1,
    headerToolbar: false,
    height: 'auto',
    editable: true,
    eventDurationEditable: false,
    eventInteractive: true,
    eventOrder: 'start,title',
    dayHeaderAlign: 'center',
    dayHeaderClass: 'plan-day-header',
    dayHeaderInnerClass: 'plan-day-header-inner',
  };
}

/** A day's number, its official name, and the mark of a day that is worked instead of a holiday. */
export function DayTop({ date, text, days }: { readonly date: string; readonly text: string; readonly days: WorkDays }) {
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

/** Rest days are shaded, today is marked. */
export function dayClass(days: WorkDays, date: string, isToday: boolean): string {
  return ['plan-day', days.isWorkday(date) ? '' : 'plan-rest', isToday ? 'plan-today' : ''].join(' ');
}

/** The calendar's days are midnights of UTC. */
export function dayText(date: Date): string {
  return date.toISOString().slice(0, 10);
}

export function dayTopStyle(palette: Palette) {
  const line = `1px solid ${palette.divider}`;
  return {
    '& .plan-day-header': {
      py: 0.75,
      textAlign: 'center',
      fontSize: '0.78rem',
      fontWeight: 600,
      color: 'text.secondary',
      borderBottom: line,
    },
    '& .plan-rest': { bgcolor: alpha(palette.text.primary, 0.04) },
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
  };
}
