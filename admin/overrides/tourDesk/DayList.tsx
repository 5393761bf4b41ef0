import { Box, ButtonBase, Typography } from '@mui/material';
import { LinkBase, useTranslate } from 'react-admin';
import { usePanel } from '../../app/panel.ts';
import { Chips } from '../../generate/Chips.tsx';
import { toClock } from '../../i18n/time.ts';
import type { DayTour } from './deskTypes.ts';
import { useDeskWords, useNounField } from './deskTour.ts';

/** Each tour of the day as a card to press. */
export function DayList({ tours }: { readonly tours: readonly DayTour[] }) {
  return (
    <Box
      component="ul"
      sx={{
        m: 0,
        p: 0,
        listStyle: 'none',
        display: 'grid',
        gap: 1.5,
        gridTemplateColumns: 'repeat(auto-fill, minmax(min(320px, 100%), 1fr))',
      }}
    >
      {tours.map((tour) => (
        <Box component="li" key={tour.id}>
          <TourCard tour={tour} />
        </Box>
      ))}
    </Box>
  );
}

function TourCard({ tour }: { readonly tour: DayTour }) {
  const translate = useTranslate();
  const { timeZone } = usePanel();
  const { nameOf } = useDeskWords();
  const status = useNounField('tourRequests', 'status');
  const people = [tour.receptionist, tour.guide].flatMap((person) => (person ? [person.name] : []));
  const clock = (instant: string) => toClock(instant, timeZone).slice(11);
  return (
    <ButtonBase component={LinkBase} to={`/tour-desk?tour=${tour.id}`} sx={cardStyle}>
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', width: '100%' }}>
        <Typography component="span" sx={{ flex: 1, fontSize: '1.1rem', fontWeight: 650 }}>
          {`${clock(tour.plannedStart)}–${clock(tour.plannedEnd)}`}
        </Typography>
        {status && <Chips field={status} values={[tour.status]} />}
      </Box>
      <Typography component="span" sx={{ fontWeight: 600, fontSize: '1rem' }}>
        {tour.visitorOrg}
      </Typography>
      <Typography component="span" variant="body2" color="textSecondary">
        {[translate('panel.tourDesk.heads', { smart_count: tour.headcount }), nameOf(tour.route), ...people].filter(Boolean).join(' · ')}
      </Typography>
    </ButtonBase>
  );
}

const cardStyle = {
  width: '100%',
  minHeight: 108,
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr)',
  gap: 0.5,
  justifyItems: 'start',
  textAlign: 'left',
  p: 2,
  border: 1,
  borderColor: 'divider',
  borderRadius: 1,
  bgcolor: 'background.paper',
  color: 'text.primary',
  '&:focus-visible': { outline: '2px solid', outlineColor: 'primary.main', outlineOffset: 2 },
} as const;
