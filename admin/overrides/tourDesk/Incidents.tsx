import { Paper, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { usePanel } from '../../app/panel.ts';
import { Chips } from '../../generate/Chips.tsx';
import { toClock } from '../../i18n/time.ts';
import { useDeskTour, useDeskWords, useNounField } from './deskTour.ts';

/** What went otherwise than it should, with time and place. */
export function Incidents() {
  const translate = useTranslate();
  const words = useDeskWords();
  const { timeZone } = usePanel();
  const { tour } = useDeskTour();
  const kindField = useNounField('tourIncidents', 'kind');
  if (tour.incidents.nodes.length === 0) return null;
  return (
    <Paper component="section" sx={{ p: 2 }}>
      <Typography component="h2" variant="h2" sx={{ mb: 0.5 }}>
        {translate('panel.tourDesk.incidents')}
      </Typography>
      {tour.incidents.nodes.map(({ id, at, kind, description, place, visitor, action }) => (
        <Typography key={id} component="div" sx={{ py: 0.75 }}>
          {kindField && <Chips field={kindField} values={[kind]} />}{' '}
          {[toClock(at, timeZone).slice(11), words.nameOf(place), visitor?.name, description, action].filter(Boolean).join(' · ')}
        </Typography>
      ))}
    </Paper>
  );
}
