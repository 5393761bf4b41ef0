import { Paper, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { usePanel } from '../../app/panel.ts';
import { toClock } from '../../i18n/time.ts';
import { BigButton } from './BigButton.tsx';
import { useDeskTour, useDeskWords } from './deskTour.ts';
import { IncidentButton } from './IncidentButton.tsx';
import { Incidents } from './Incidents.tsx';
import { presentIn } from './projectTour.ts';
import { Stepper } from './Stepper.tsx';
import { VisitorLine, VisitorLines } from './VisitorLine.tsx';

/** Heads, counted at the end; one too few is an incident at once (T5). */
export function CountPhase() {
  const { tour } = useDeskTour();
  return (
    <>
      {tour.status === 'IN_PROGRESS' && <FinalCount />}
      <Counts />
      <Missing />
      <Incidents />
    </>
  );
}

function FinalCount() {
  const translate = useTranslate();
  const words = useDeskWords();
  const { tour, act, now } = useDeskTour();
  const expected = presentIn(tour).length;
  const [counted, setCounted] = useState<number | null>(null);
  return (
    <Paper component="section" sx={{ p: 2, display: 'grid', gap: 1.5, justifyItems: 'start' }}>
      <Typography component="h2" variant="h2">
        {translate('panel.tourDesk.finalCount')}
      </Typography>
      <Stepper expected={expected} value={counted ?? expected} onChange={setCounted} />
      <BigButton
        variant="contained"
        onClick={() => act('countHeads', { counted: counted ?? expected, at: now() })}
        sx={{ minHeight: 56, minWidth: 160 }}
      >
        {words.verb('countHeads')}
      </BigButton>
    </Paper>
  );
}

function Counts() {
  const translate = useTranslate();
  const words = useDeskWords();
  const { timeZone } = usePanel();
  const { tour } = useDeskTour();
  const placeOf = (stopId: string | undefined) =>
    stopId ? words.nameOf(tour.route?.stops.nodes.find(({ id }) => id === stopId)?.zone) : translate('panel.tourDesk.atEnd');
  if (tour.headCounts.nodes.length === 0) return null;
  return (
    <Paper component="section" sx={{ p: 2 }}>
      <Typography component="h2" variant="h2" sx={{ mb: 0.5 }}>
        {translate('panel.tourDesk.counts')}
      </Typography>
      {tour.headCounts.nodes.map(({ id, at, counted, expected, stop }) => (
        <Typography key={id} sx={{ py: 0.5, color: counted === expected ? 'text.primary' : 'error.main' }}>
          {`${placeOf(stop?.id)} · ${translate('panel.tourDesk.counted', { at: toClock(at, timeZone).slice(11), counted, expected })}`}
        </Typography>
      ))}
    </Paper>
  );
}

/** After a count that is short: who it is that left, noted with time and place. */
function Missing() {
  const translate = useTranslate();
  const { tour, act } = useDeskTour();
  const last = tour.headCounts.nodes[0];
  if (!last || last.counted >= last.expected || tour.status !== 'IN_PROGRESS') return <IncidentButton />;
  return (
    <>
      <Typography component="h2" variant="h2">
        {translate('panel.tourDesk.whoIsMissing')}
      </Typography>
      <VisitorLines>
        {presentIn(tour).map((visitor) => (
          <VisitorLine key={visitor.id} visitor={visitor}>
            <IncidentButton preset={{ kind: 'LEFT_GROUP', visitorId: visitor.id }} />
            <BigButton color="inherit" onClick={() => act('signOutVisitor', { visitorId: visitor.id, hasLeft: true })}>
              {translate('panel.tourDesk.hasLeft')}
            </BigButton>
          </VisitorLine>
        ))}
      </VisitorLines>
    </>
  );
}
