import { Alert, Box, Button, Typography } from '@mui/material';
import { LinkBase, useTranslate } from 'react-admin';
import { useLabels, usePanelLocale, useResourceModel } from '../../app/panel.ts';
import { SideDrawer } from '../../app/SideDrawer.tsx';
import { Chips } from '../../generate/Chips.tsx';
import { fieldNamed } from '../../generate/model.ts';
import { useSpanText } from '../availability/TakenNotice.tsx';
import type { Readiness } from '../readiness/readinessData.ts';
import { ReadinessList } from '../readiness/ReadinessList.tsx';
import type { CalendarTour } from './calendarData.ts';
import { useMayMove } from './useMoveTour.ts';

interface TourDrawerProps {
  readonly tour: CalendarTour;
  readonly isBlocked: boolean;
  readonly readiness: Readiness | undefined;
  onMove(): void;
  onClose(): void;
}

/** A tour beside the calendar, and the ways on from it. */
export function TourDrawer({ tour, isBlocked, readiness, onMove, onClose }: TourDrawerProps) {
  const translate = useTranslate();
  const status = fieldNamed(useResourceModel('tourRequests'), 'status');
  const when = useSpanText()({ startsAt: tour.plannedStart, endsAt: tour.plannedEnd });
  const mayMove = useMayMove()(tour);
  return (
    <SideDrawer title={`${tour.no} ${tour.visitorOrg}`} closeLabel={translate('panel.tourForm.calendar.close')} onClose={onClose}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', mb: 1.5 }}>
        {status && <Chips field={status} values={[tour.status]} />}
        <Typography>{when}</Typography>
      </Box>
      {isBlocked && (
        <Alert severity="warning" sx={{ mb: 1.5 }}>
          {translate('panel.tourForm.calendar.blockedHint')}
        </Alert>
      )}
      <Facts tour={tour} />
      {readiness && (
        <Box sx={{ mt: 2 }}>
          <ReadinessList readiness={readiness} />
        </Box>
      )}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 2 }}>
        <Button variant="contained" component={LinkBase} to={`/tourRequests/${tour.id}/show`}>
          {translate('panel.tourForm.calendar.open')}
        </Button>
        {mayMove && (
          <Button variant="outlined" onClick={onMove}>
            {translate('panel.tourForm.calendar.moveButton')}
          </Button>
        )}
      </Box>
    </SideDrawer>
  );
}

function Facts({ tour }: { readonly tour: CalendarTour }) {
  const translate = useTranslate();
  const label = useLabels();
  const isEnglish = usePanelLocale() === 'en';
  const { fields } = useResourceModel('tourRequests');
  const nameOf = (person: CalendarTour['guide']) => (isEnglish && person?.nameEn) || person?.name;
  const values: readonly (readonly [string, string | null | undefined])[] = [
    ['headcount', translate('panel.tourForm.calendar.persons', { smart_count: tour.headcount })],
    ['route', isEnglish ? tour.route?.nameEn : tour.route?.nameZh],
    ['receptionist', nameOf(tour.receptionist)],
    ['guide', nameOf(tour.guide)],
    ['valuablesKeeper', nameOf(tour.valuablesKeeper)],
    ['vehicle', tour.vehicle?.plateNo],
  ];
  return (
    <Box component="dl" sx={{ m: 0, display: 'grid', gridTemplateColumns: 'max-content 1fr', columnGap: 2, rowGap: 0.75 }}>
      {values.map(([name, value]) => (
        <Box key={name} sx={{ display: 'contents' }}>
          <Typography component="dt" color="textSecondary">
            {label(fields.find((field) => field.name === name)?.label)}
          </Typography>
          <Typography component="dd" sx={{ m: 0, overflowWrap: 'anywhere' }}>
            {value || '—'}
          </Typography>
        </Box>
      ))}
    </Box>
  );
}
