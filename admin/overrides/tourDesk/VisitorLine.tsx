import Sync from '@mui/icons-material/Sync';
import { Box, Paper, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import type { Visitor } from './deskTypes.ts';
import { useDeskTour } from './deskTour.ts';

interface VisitorLineProps {
  readonly visitor: Visitor;
  /** Small print beside the name. */
  readonly note?: ReactNode;
  readonly isDone?: boolean;
  readonly children?: ReactNode;
}

/** One visitor, with what is to be done with them in targets for a thumb. */
export function VisitorLine({ visitor, note, isDone = false, children }: VisitorLineProps) {
  const translate = useTranslate();
  const { tour } = useDeskTour();
  return (
    <Paper
      component="li"
      aria-label={visitor.name}
      sx={{ p: 1.25, display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', opacity: isDone ? 0.78 : 1 }}
    >
      <Box sx={{ flex: '1 1 140px', minWidth: 0 }}>
        <Typography sx={{ fontSize: '1.05rem', fontWeight: 650, display: 'flex', alignItems: 'center', gap: 0.5 }}>
          {visitor.name}
          {tour.pending.has(visitor.id) && <Sync fontSize="small" color="warning" titleAccess={translate('panel.tourDesk.waiting')} />}
        </Typography>
        <Typography
          component="div"
          variant="body2"
          color="textSecondary"
          sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, alignItems: 'center' }}
        >
          {note ?? [visitor.org, visitor.title].filter(Boolean).join(' · ')}
        </Typography>
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>{children}</Box>
    </Paper>
  );
}

/** The visitors of a screen, one below the other. */
export function VisitorLines({ children }: { readonly children: ReactNode }) {
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 1 }}>
      {children}
    </Box>
  );
}
