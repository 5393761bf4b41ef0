import { Alert, Box, LinearProgress, Paper, Skeleton, useMediaQuery } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import { lazy, Suspense } from 'react';
import { useTranslate } from 'react-admin';
import { ReadProblem } from '../../app/ReadProblem.tsx';
import { DayList } from './DayList.tsx';
import type { CalendarBy } from './calendarModel.ts';
import { daysShown } from './calendarModel.ts';
import type { Placed } from './useCalendar.ts';
import { useCalendar } from './useCalendar.ts';
import { useWorkDays } from './useWorkDays.ts';

const CalendarGrid = lazy(async () => ({ default: (await import('./CalendarGrid.tsx')).CalendarGrid }));

/** The rows on their days: a grid of weeks, or day under day where there is no room, or where that is asked for. */
export function CalendarView({ by }: { readonly by: CalendarBy }) {
  const translate = useTranslate();
  const { entries, shown, total, error, isFetching, refetch } = useCalendar(by);
  if (!entries && error) return <ReadProblem error={error} onRetry={refetch} />;
  return (
    <Box sx={{ position: 'relative' }}>
      {isFetching && (
        <LinearProgress aria-label={translate('ra.page.loading')} sx={{ position: 'absolute', insetInline: 0, top: -7, height: 2 }} />
      )}
      {total > shown && (
        <Alert severity="info" sx={{ mb: 1 }}>
          {translate('panel.looks.calendar.more', { shown, total })}
        </Alert>
      )}
      <Days by={by} entries={entries ?? []} />
    </Box>
  );
}

function Days({ by, entries }: { readonly by: CalendarBy; readonly entries: readonly Placed[] }) {
  const days = useWorkDays(daysShown(by));
  const isNarrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down('md'));
  if (isNarrow || by.span === 'list') {
    return (
      <Paper sx={{ overflow: 'hidden' }}>
        <DayList by={by} entries={entries} days={days} />
      </Paper>
    );
  }
  return (
    <Suspense fallback={<Skeleton variant="rounded" height={480} aria-hidden />}>
      <CalendarGrid key={`${by.start.name} ${by.end?.name}`} by={by} entries={entries} days={days} />
    </Suspense>
  );
}
