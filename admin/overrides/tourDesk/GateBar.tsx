import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { BigButton } from './BigButton.tsx';
import type { DeskVerb } from './deskEntry.ts';
import { useDeskTour, useDeskWords } from './deskTour.ts';

interface GateBarProps {
  readonly verb: DeskVerb;
  /** The state in which the gate may be passed. */
  readonly from: string;
  /** How far the party is. */
  readonly note: string;
  readonly children?: ReactNode;
}

/** The way on: the gateway judges whether everybody may pass, and the desk waits for its word. */
export function GateBar({ verb, from, note, children }: GateBarProps) {
  const translate = useTranslate();
  const words = useDeskWords();
  const { tour, act } = useDeskTour();
  if (tour.status !== from) return null;
  const isUnderWay = tour.pending.has(verb);
  return (
    <Box
      sx={{
        position: 'sticky',
        bottom: 0,
        zIndex: 2,
        display: 'flex',
        flexWrap: 'wrap',
        gap: 1,
        alignItems: 'center',
        p: 1.5,
        border: 1,
        borderColor: 'divider',
        borderRadius: 1,
        bgcolor: 'background.paper',
      }}
    >
      <Typography sx={{ flex: '1 1 160px' }}>{isUnderWay ? translate('panel.tourDesk.judging') : note}</Typography>
      {children}
      <BigButton variant="contained" disabled={isUnderWay} onClick={() => act(verb)} sx={{ minHeight: 56, minWidth: 140 }}>
        {words.verb(verb)}
      </BigButton>
    </Box>
  );
}
