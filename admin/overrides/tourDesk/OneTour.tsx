import { Alert, Box, Typography } from '@mui/material';
import { useState } from 'react';
import { Link, useTranslate } from 'react-admin';
import { Waiting } from '../../app/Waiting.tsx';
import { PageHead } from '../../app/PageHead.tsx';
import { PageMessage } from '../../app/PageMessage.tsx';
import { usePanel } from '../../app/panel.ts';
import { useSession } from '../../app/session.ts';
import { Chips } from '../../generate/Chips.tsx';
import { toClock } from '../../i18n/time.ts';
import { useNow } from '../quickVisit/useNow.ts';
import { ArrivalPhase } from './ArrivalPhase.tsx';
import { CountPhase } from './CountPhase.tsx';
import type { Tour } from './deskTypes.ts';
import { useTour } from './deskData.ts';
import { DeskTourContext, useDeskTour, useDeskWords, useNounField } from './deskTour.ts';
import { GearPhase } from './GearPhase.tsx';
import { PhaseTabs } from './PhaseTabs.tsx';
import type { Phase } from './phases.ts';
import { phaseOf } from './phases.ts';
import { projectTour } from './projectTour.ts';
import { QueueNotice } from './QueueNotice.tsx';
import { ReturnPhase } from './ReturnPhase.tsx';
import type { Desk } from './useDeskQueue.ts';
import { useDeskQueue } from './useDeskQueue.ts';
import { WalkPhase } from './WalkPhase.tsx';

/** The door of one tour. */
export function OneTour({ id }: { readonly id: string }) {
  const translate = useTranslate();
  const { tour, error } = useTour(id);
  const desk = useDeskQueue();
  if (tour) return <DeskOf tour={tour} desk={desk} />;
  return (
    <>
      <PageHead title={translate('panel.tourDesk.menu')} above={<BackLink />} />
      <QueueNotice desk={desk} />
      {tour === undefined && !error && <Waiting />}
      {error && <PageMessage title={translate(error.message, { _: error.message })} />}
      {tour === null && <PageMessage title={translate('panel.tourDesk.notFound')} />}
    </>
  );
}

function DeskOf({ tour, desk }: { readonly tour: Tour; readonly desk: Desk }) {
  const { viewer } = useSession();
  const now = useNow();
  const shown = projectTour(tour, desk.entries);
  // by the policy's words: the door is kept by those assigned to it, and by the office that keeps all tours
  const isAssigned = [tour.receptionist, tour.guide, tour.valuablesKeeper].some((person) => person?.id === viewer.id);
  const canAct = isAssigned || viewer.role === 'OFFICE';
  return (
    <DeskTourContext value={{ tour: shown, canAct, now, act: (verb, input) => desk.act({ verb, tour: tour.id, ...(input && { input }) }) }}>
      <TourHead tour={tour} />
      <QueueNotice desk={desk} tour={shown} />
      <Screens />
    </DeskTourContext>
  );
}

function BackLink() {
  const translate = useTranslate();
  return (
    <Link to="/tour-desk" sx={{ display: 'inline-block', py: 0.5 }}>
      {translate('panel.tourDesk.back')}
    </Link>
  );
}

function TourHead({ tour }: { readonly tour: Tour }) {
  const translate = useTranslate();
  const { timeZone } = usePanel();
  const { nameOf } = useDeskWords();
  const status = useNounField('tourRequests', 'status');
  const clock = (instant: string) => toClock(instant, timeZone).slice(11);
  const facts = [
    `${clock(tour.plannedStart)}–${clock(tour.plannedEnd)}`,
    translate('panel.tourDesk.heads', { smart_count: tour.headcount }),
    nameOf(tour.route),
    tour.no,
  ];
  return (
    <PageHead
      title={tour.visitorOrg}
      above={<BackLink />}
      below={
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
          {status && <Chips field={status} values={[tour.status]} />}
          <Typography color="textSecondary">{facts.filter(Boolean).join(' · ')}</Typography>
        </Box>
      }
    />
  );
}

const screens = { arrival: ArrivalPhase, gear: GearPhase, walk: WalkPhase, count: CountPhase, return: ReturnPhase } as const;

function Screens() {
  const translate = useTranslate();
  const { tour, canAct } = useDeskTour();
  const current = phaseOf(tour.status);
  const [chosen, setChosen] = useState<{ readonly phase: Phase; readonly status: string } | null>(null);
  // when the tour moves on, the desk moves along
  const phase = chosen && chosen.status === tour.status ? chosen.phase : current;
  const Screen = screens[phase];
  return (
    <>
      {!canAct && (
        <Alert severity="info" sx={{ mb: 1.5 }}>
          {translate('panel.tourDesk.watching')}
        </Alert>
      )}
      <PhaseTabs phase={phase} current={current} onChange={(next) => setChosen({ phase: next, status: tour.status })} />
      <Box role="tabpanel" id={`desk-${phase}`} aria-labelledby={`desk-tab-${phase}`} sx={{ display: 'grid', gap: 2, pb: 12 }}>
        <Screen />
      </Box>
    </>
  );
}
