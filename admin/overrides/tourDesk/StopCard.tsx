import { Box, Paper, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { usePanel } from '../../app/panel.ts';
import { toClock } from '../../i18n/time.ts';
import { BigButton } from './BigButton.tsx';
import { CheckList } from './CheckList.tsx';
import type { Stop, Zone } from './deskTypes.ts';
import { useDeskTour, useDeskWords } from './deskTour.ts';
import { presentIn } from './projectTour.ts';
import { Stepper } from './Stepper.tsx';
import { VisitorLine, VisitorLines } from './VisitorLine.tsx';
import { ZoneFacts } from './ZoneFacts.tsx';
import { barredFrom, hasDeclared, isKeptOut } from './zones.ts';

interface StopCardProps {
  readonly stop: Stop;
  readonly index: number;
}

/** A stop of the way: its rules, its checks, who cannot come along, and the door with its head count. */
export function StopCard({ stop, index }: StopCardProps) {
  const translate = useTranslate();
  const words = useDeskWords();
  const { timeZone } = usePanel();
  const { tour } = useDeskTour();
  const { zone } = stop;
  const counts = tour.headCounts.nodes.filter((count) => count.stop?.id === stop.id);
  const isNext = counts.length === 0;
  if (!zone) return null;
  return (
    <Paper component="section" aria-label={words.nameOf(zone)} sx={{ p: 2, display: 'grid', gap: 1.5 }}>
      <Box>
        <Typography component="h2" sx={{ fontSize: '1.1rem', fontWeight: 650 }}>
          {`${index + 1}. ${words.nameOf(zone)}`}
        </Typography>
        <Typography variant="body2" color="textSecondary">
          {[translate('panel.tourDesk.stay', { minutes: stop.stayMin }), stop.guidePoint].filter(Boolean).join(' · ')}
        </Typography>
        <ZoneFacts zone={zone} />
      </Box>
      {isNext && <CheckList phase="BEFORE_ZONE" zoneId={zone.id} title={translate('panel.tourDesk.beforeZone')} />}
      {isNext && <NotReady zone={zone} />}
      {counts.map(({ id, at, counted, expected }) => (
        <Typography key={id} sx={{ fontWeight: 600, color: counted === expected ? 'success.main' : 'error.main' }}>
          {translate('panel.tourDesk.counted', { at: toClock(at, timeZone).slice(11), counted, expected })}
        </Typography>
      ))}
      {tour.status === 'IN_PROGRESS' && <Door stop={stop} zone={zone} isNext={isNext} />}
    </Paper>
  );
}

function Door({ stop, zone, isNext }: { readonly stop: Stop; readonly zone: Zone; readonly isNext: boolean }) {
  const translate = useTranslate();
  const words = useDeskWords();
  const { tour, act, now } = useDeskTour();
  const expected = presentIn(tour).filter((visitor) => !isKeptOut(visitor, zone)).length;
  const [counted, setCounted] = useState<number | null>(null);
  const isUnderWay = tour.pending.has(stop.id);
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
      <Stepper expected={expected} value={counted ?? expected} onChange={setCounted} />
      <BigButton
        variant={isNext ? 'contained' : 'outlined'}
        disabled={isUnderWay}
        onClick={() => act('enterZone', { stopId: stop.id, counted: counted ?? expected, at: now() })}
        sx={{ minWidth: 140 }}
      >
        {isUnderWay ? translate('panel.tourDesk.judging') : words.verb('enterZone')}
      </BigButton>
    </Box>
  );
}

/** Whoever the zone is not for, or has not handed over what it would harm. */
function NotReady({ zone }: { readonly zone: Zone }) {
  const translate = useTranslate();
  const words = useDeskWords();
  const { tour, act } = useDeskTour();
  const entering = presentIn(tour).filter((visitor) => !isKeptOut(visitor, zone));
  const barred = entering.filter((visitor) => barredFrom(zone, visitor) !== null);
  const undeclared = entering.filter((visitor) => zone.strongMagneticField && !barred.includes(visitor) && !hasDeclared(visitor));
  if (barred.length + undeclared.length === 0) return null;
  return (
    <VisitorLines>
      {barred.map((visitor) => (
        <VisitorLine key={visitor.id} visitor={visitor} note={translate(`panel.tourDesk.barred.${barredFrom(zone, visitor)}`)}>
          <BigButton color="error" onClick={() => act('excludeFromZone', { visitorId: visitor.id, zoneId: zone.id })}>
            {words.verb('excludeFromZone')}
          </BigButton>
        </VisitorLine>
      ))}
      {undeclared.map((visitor) => (
        <VisitorLine key={visitor.id} visitor={visitor} note={translate('panel.tourDesk.undeclared')}>
          <BigButton onClick={() => act('declareNothing', { visitorId: visitor.id })}>{translate('panel.tourDesk.hasNothing')}</BigButton>
        </VisitorLine>
      ))}
    </VisitorLines>
  );
}
