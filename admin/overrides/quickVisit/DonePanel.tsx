import CheckCircle from '@mui/icons-material/CheckCircle';
import { Box, Button, Paper, Typography } from '@mui/material';
import { LinkBase, useTranslate } from 'react-admin';
import { useLabels, useResourceModel } from '../../app/panel.ts';
import { fieldNamed } from '../../generate/model.ts';
import type { Recorded } from './visitData.ts';

/** Says that the visit is recorded, and whether it counts. */
export function DonePanel({ recorded, onAgain }: { readonly recorded: Recorded; onAgain(): void }) {
  const translate = useTranslate();
  const count = useCount(recorded);
  return (
    <Paper sx={{ p: 3, textAlign: 'center' }} role="status">
      <CheckCircle sx={{ fontSize: 52, color: 'success.main' }} />
      <Typography component="h2" variant="h1" sx={{ mt: 1 }}>
        {translate('panel.quickVisit.done')}
      </Typography>
      <Typography sx={{ mt: 1, overflowWrap: 'anywhere' }}>{[recorded.account?.name, recorded.no].filter(Boolean).join(' · ')}</Typography>
      <Typography color="textSecondary" sx={{ mt: 1 }}>
        {count}
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

/** Whether the visit counts for the month, and why it does not. */
function useCount({ countStatus, excludeReason }: Recorded): string {
  const translate = useTranslate();
  const label = useLabels();
  const reasons = fieldNamed(useResourceModel('visits'), 'excludeReason')?.options ?? [];
  if (countStatus === 'COUNTED') return translate('panel.quickVisit.counts.yes');
  const reason = label(reasons.find(({ value }) => value === excludeReason)?.label);
  return translate('panel.quickVisit.counts.no', { reason });
}
