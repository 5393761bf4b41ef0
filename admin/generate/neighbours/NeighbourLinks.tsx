import ChevronLeft from '@mui/icons-material/ChevronLeft';
import ChevronRight from '@mui/icons-material/ChevronRight';
import { Box, IconButton, Tooltip, Typography } from '@mui/material';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import type { RaRecord } from 'react-admin';
import { isTaken } from '../../app/keys.ts';
import { useResourceModel } from '../../app/panel.ts';
import { useNeighbours } from './useNeighbours.ts';
import type { Neighbours } from './useNeighbours.ts';

/** The way to the record before and after, with the place between them. */
export function NeighbourLinks({ row }: { readonly row: RaRecord }) {
  const translate = useTranslate();
  const { name } = useResourceModel();
  const neighbours = useNeighbours(name, row);
  useKeys(neighbours);
  if (!neighbours) return null;
  const { position, total, hasPrevious, hasNext, go } = neighbours;
  return (
    <Box component="nav" aria-label={translate('panel.record.neighbours')} sx={{ display: 'inline-flex', alignItems: 'center', my: -0.5 }}>
      <Step name={translate('panel.record.previous')} isOpen={hasPrevious} onGo={() => void go(-1)}>
        <ChevronLeft fontSize="small" />
      </Step>
      <Typography component="span" variant="caption" color="textSecondary" sx={{ whiteSpace: 'nowrap' }}>
        {total === undefined ? position : `${position} / ${total}`}
      </Typography>
      <Step name={translate('panel.record.next')} isOpen={hasNext} onGo={() => void go(1)}>
        <ChevronRight fontSize="small" />
      </Step>
    </Box>
  );
}

interface StepProps {
  readonly name: string;
  readonly isOpen: boolean;
  readonly children: ReactNode;
  onGo(): void;
}

function Step({ name, isOpen, children, onGo }: StepProps) {
  return (
    <Tooltip title={isOpen ? name : ''}>
      <span>
        <IconButton size="small" aria-label={name} disabled={!isOpen} onClick={onGo} sx={{ p: { xs: 1, md: 0.5 } }}>
          {children}
        </IconButton>
      </span>
    </Tooltip>
  );
}

/** On a Chinese keyboard the brackets come out square and full. */
const steps: Readonly<Record<string, -1 | 1>> = { '[': -1, '【': -1, ']': 1, '】': 1 };

function useKeys(neighbours: Neighbours | null): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const by = steps[event.key];
      if (!by || !neighbours || event.ctrlKey || event.metaKey || event.altKey || isTaken(event.target)) return;
      event.preventDefault();
      if (by < 0 ? neighbours.hasPrevious : neighbours.hasNext) void neighbours.go(by);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [neighbours]);
}
