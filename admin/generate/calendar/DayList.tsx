import { Box, Typography } from '@mui/material';
import { LinkBase, useTranslate } from 'react-admin';
import { usePanel, usePanelLocale, useResourceModel } from '../../app/panel.ts';
import { PageMessage } from '../../app/PageMessage.tsx';
import { formatDate, formatWeekday } from '../../i18n/time.ts';
import { EntryChip } from './EntryChip.tsx';
import { daysShown } from './calendarModel.ts';
import type { CalendarBy } from './calendarModel.ts';
import { dayRow } from './dayRow.ts';
import type { Placed } from './useCalendar.ts';
import { addDays } from './workDays.ts';
import type { WorkDays } from './workDays.ts';

interface DayListProps {
  readonly by: CalendarBy;
  readonly entries: readonly Placed[];
  readonly days: WorkDays;
}

/** The days that have rows, one under another; a row of several days stands on each. */
export function DayList({ by, entries, days }: DayListProps) {
  const translate = useTranslate();
  const shown = stretch(by).flatMap((day) => {
    const found = entries.filter(({ from, until }) => from <= day && day <= until);
    return found.length > 0 ? [{ day, found }] : [];
  });
  if (shown.length === 0) return <PageMessage title={translate('panel.looks.calendar.none')} />;
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {shown.map(({ day, found }) => (
        <Box component="li" key={day} sx={(theme) => ({ p: 1.25, ...dayRow(theme, days.isWorkday(day)) })}>
          <DayHead day={day} days={days} />
          <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 0.5 }}>
            {found.map((entry) => (
              <li key={entry.row.id}>
                <EntryLine entry={entry} />
              </li>
            ))}
          </Box>
        </Box>
      ))}
    </Box>
  );
}

/** All days of the week or of the month, without those of its neighbours that a grid shows. */
function stretch({ span, day }: CalendarBy): readonly string[] {
  const { first, last } = daysShown({ span: span === 'month' ? 'list' : span, day });
  const days: string[] = [];
  for (let one = first; one <= last; one = addDays(one, 1)) days.push(one);
  return days;
}

function DayHead({ day, days }: { readonly day: string; readonly days: WorkDays }) {
  const translate = useTranslate();
  const locale = usePanelLocale();
  const { today } = usePanel();
  const marks = [
    day === today && translate('panel.looks.calendar.today'),
    days.isMakeUp(day) && translate('panel.plan.makeUpMark'),
    days.nameOf(day),
  ];
  return (
    <Typography component="h3" sx={{ fontSize: '0.875rem', fontWeight: 650, mb: 0.5, color: day === today ? 'primary.main' : undefined }}>
      {formatDate(day, locale)} {formatWeekday(day, locale)}{' '}
      <Box component="span" sx={{ fontWeight: 400, color: 'text.secondary', fontSize: '0.75rem' }}>
        {marks.filter(Boolean).join(' · ')}
      </Box>
    </Typography>
  );
}

function EntryLine({ entry }: { readonly entry: Placed }) {
  const resource = useResourceModel();
  return (
    <Box
      component={LinkBase}
      to={`/${resource.name}/${entry.row.id}/show`}
      sx={{ display: 'flex', minHeight: 40, color: 'inherit', textDecoration: 'none', borderRadius: '5px' }}
    >
      <EntryChip entry={entry} isWhole />
    </Box>
  );
}
