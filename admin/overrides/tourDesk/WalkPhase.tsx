import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useResourceModel } from '../../app/panel.ts';
import { VerbButtons } from '../../generate/verbs/VerbButtons.tsx';
import { useDeskTour } from './deskTour.ts';
import { AbortButton } from './AbortButton.tsx';
import { CheckList } from './CheckList.tsx';
import { IncidentButton } from './IncidentButton.tsx';
import { StopCard } from './StopCard.tsx';

/** The way, stop by stop, with what each zone asks for (T5–T9). */
export function WalkPhase() {
  const translate = useTranslate();
  const { tour } = useDeskTour();
  const stops = tour.route?.stops.nodes ?? [];
  return (
    <>
      {stops.map((stop, index) => (
        <StopCard key={stop.id} stop={stop} index={index} />
      ))}
      <CheckList phase="DURING" title={translate('panel.tourDesk.during')} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        <IncidentButton />
        <NoteNeed />
        {tour.status === 'IN_PROGRESS' && <AbortButton />}
      </Box>
    </>
  );
}

/** What the customer turns out to need is written down with its tour, by whoever keeps needs. */
function NoteNeed() {
  const { verbs } = useResourceModel('tourRequests');
  const { tour } = useDeskTour();
  return (
    <VerbButtons verbs={verbs.filter(({ operation }) => operation.name === 'noteTourNeed')} row={{ id: tour.id, status: tour.status }} />
  );
}
