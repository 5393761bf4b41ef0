import { Box, Button } from '@mui/material';
import { LinkBase, useTranslate } from 'react-admin';
import { usePanel } from '../../app/panel.ts';
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
        <NoteNeed tourId={tour.id} />
        {tour.status === 'IN_PROGRESS' && <AbortButton />}
      </Box>
    </>
  );
}

/** What the customer turns out to need is written down with its tour, by whoever keeps needs. */
function NoteNeed({ tourId }: { readonly tourId: string }) {
  const translate = useTranslate();
  const { rootFields } = usePanel();
  if (!rootFields.has('createNeed')) return null;
  const preset = encodeURIComponent(JSON.stringify({ sourceTourId: tourId }));
  return (
    <Button component={LinkBase} to={`/needs/create?source=${preset}`} variant="outlined" sx={{ minHeight: 48, fontSize: '0.95rem' }}>
      {translate('panel.tourDesk.noteNeed')}
    </Button>
  );
}
