import { Alert, Box, Paper, useMediaQuery } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import { lazy, Suspense, useState } from 'react';
import { useTranslate } from 'react-admin';
import { Waiting } from '../../app/Waiting.tsx';
import { PageHead } from '../../app/PageHead.tsx';
import { PageMessage } from '../../app/PageMessage.tsx';
import { visuallyHidden } from '../../theme/visuallyHidden.ts';
import { useBlockedTours } from '../availability/useBlockedTours.ts';
import { useBusinessClock } from '../plans/useBusinessClock.ts';
import { useReadiness } from '../readiness/readinessData.ts';
import { CalendarSteps } from './CalendarSteps.tsx';
import type { CalendarTour } from './calendarData.ts';
import { useCalendar } from './calendarData.ts';
import { MoveDialog } from './MoveDialog.tsx';
import type { Move } from './MoveDialog.tsx';
import { TourDays } from './TourDays.tsx';
import type { TourDaysProps } from './TourDays.tsx';
import { TourDrawer } from './TourDrawer.tsx';
import { TourFilters } from './TourFilters.tsx';
import type { CalendarView } from './useCalendarParams.ts';
import { daysShown, useCalendarParams } from './useCalendarParams.ts';

const TourGrid = lazy(async () => ({ default: (await import('./TourGrid.tsx')).TourGrid }));

/** The tours of a week or a day by their hours, what stands in each other's way, and where they are put at another time. */
export function TourCalendarPage() {
  const translate = useTranslate();
  const [params, change] = useCalendarParams();
  const { first, count } = daysShown(params);
  const { data, days, error, refetch } = useCalendar(first, count, params);
  return (
    <>
      <PageHead title={translate('panel.tourForm.calendar.title')} actions={<CalendarSteps params={params} onChange={change} />} />
      <TourFilters params={params} onChange={change} />
      {error && <PageMessage title={error.message} />}
      {data && data.tours.totalCount > data.tours.nodes.length && (
        <Alert severity="info" sx={{ mb: 1 }}>
          {translate('panel.tourForm.calendar.more', { shown: data.tours.nodes.length, all: data.tours.totalCount })}
        </Alert>
      )}
      {!data && !error && <Waiting />}
      {data && (
        <Calendar view={params.view} first={first} count={count} days={days} tours={data.tours.nodes} onMoved={() => void refetch()} />
      )}
    </>
  );
}

interface CalendarProps extends Pick<TourDaysProps, 'first' | 'count' | 'days' | 'tours'> {
  readonly view: CalendarView;
  onMoved(): void;
}

/** The tours, with the one that is opened and the one that is being moved. */
function Calendar({ view, tours, onMoved, ...span }: CalendarProps) {
  const now = useBusinessClock()?.now ?? '';
  const blocked = useBlockedTours(tours, now);
  const readiness = useReadiness(tours.map(({ id }) => id));
  const [openedId, setOpenedId] = useState<string | null>(null);
  const [move, setMove] = useState<Move | null>(null);
  const opened = tours.find(({ id }) => id === openedId);
  const shown = { ...span, tours, blocked, readiness, onOpen: ({ id }: CalendarTour) => setOpenedId(id) };
  return (
    <>
      <Shown view={view} shown={shown} now={now} onMove={setMove} />
      {opened && (
        <TourDrawer
          tour={opened}
          isBlocked={blocked.has(opened.id)}
          readiness={readiness.get(opened.id)}
          onMove={() => setMove({ tour: opened, startsAt: opened.plannedStart, endsAt: opened.plannedEnd })}
          onClose={() => setOpenedId(null)}
        />
      )}
      {move && (
        <MoveDialog
          move={move}
          onDone={() => {
            setMove(null);
            onMoved();
          }}
          onCancel={() => {
            move.revert?.();
            setMove(null);
          }}
        />
      )}
    </>
  );
}

interface ShownProps {
  readonly view: CalendarView;
  readonly shown: TourDaysProps;
  readonly now: string;
  onMove(move: Move): void;
}

/** A grid of hours, with the same as text beside it; day under day where there is no room, or where that is asked for. */
function Shown({ view, shown, now, onMove }: ShownProps) {
  const translate = useTranslate();
  const isNarrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down('md'));
  if (isNarrow || view === 'list') {
    return (
      <Paper sx={{ overflow: 'hidden' }}>
        <TourDays {...shown} />
      </Paper>
    );
  }
  return (
    <>
      <Suspense fallback={<Waiting />}>
        <TourGrid {...shown} key={`${shown.first} ${shown.count}`} now={now} onMove={onMove} />
      </Suspense>
      <Box component="section" sx={visuallyHidden} aria-label={translate('panel.tourForm.calendar.asList')}>
        <TourDays {...shown} isText />
      </Box>
    </>
  );
}
