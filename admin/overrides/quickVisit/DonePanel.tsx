import CheckCircle from '@mui/icons-material/CheckCircle';
import { Box, Button, Paper, Typography } from '@mui/material';
import { LinkBase, useTranslate } from 'react-admin';
import type { Recorded } from './visitData.ts';

/** Says that the visit is recorded, and whether it counts. */
export function DonePanel({ recorded, onAgain }: { readonly recorded: Recorded; onAgain(): void }) {
  const translate = useTranslate();
  return (
    <Paper sx={{ p: 3, textAlign: 'center' }} role="status">
      <CheckCircle sx={{ fontSize: 52, color: 'success.main' }} />
      <Typography component="h2" variant="h1" sx={{ mt: 1 }}>
        {translate('panel.quickVisit.done')}
      </Typography>
      <Typography sx={{ mt: 1, overflowWrap: 'anywhere' }}>{[recorded.account?.name, recorded.no].filter(Boolean).join(' · ')}</Typography>
      <Typography color="textSecondary" sx={{ mt: 1 }}>
        {translate(countOf(recorded))}
      </Typography>
      <Box sx={{ display: 'grid', gap: 1, mt: 3 }}>
        <Button variant="contained" size="large" onClick={onAgain} sx={{ minHeight: 46 }}>
          {translate('panel.quickVisit.next')}
        </Button>
        <Button component={LinkBase} to={`/visits/${recorded.id}/show`} sx={{ minHeight: 44 }}>
          {translate('panel.quickVisit.show')}
        </Button>
      </Box>
    </Paper>
  );
}

/** Remote visits do not count, nor a second one on the same day (domain §2.8.3, §2.8.4). */
function countOf({ mode, account }: Recorded): string {
  if (mode === 'REMOTE') return 'panel.quickVisit.counts.remote';
  return (account?.sameDay.totalCount ?? 0) > 1 ? 'panel.quickVisit.counts.twice' : 'panel.quickVisit.counts.yes';
}
