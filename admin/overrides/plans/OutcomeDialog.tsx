import Check from '@mui/icons-material/CheckCircleOutlined';
import Refused from '@mui/icons-material/ErrorOutlined';
import { Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, Typography } from '@mui/material';
import { useId } from 'react';
import { useTranslate } from 'react-admin';
import type { Outcome } from './useApproveMany.ts';

/** What became of each of the plans that were approved together. */
export function OutcomeDialog({ outcomes, onClose }: { readonly outcomes: readonly Outcome[]; onClose(): void }) {
  const translate = useTranslate();
  const titleId = useId();
  const done = outcomes.filter(({ refusal }) => refusal === null).length;
  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId} maxWidth="xs" fullWidth>
      <DialogTitle id={titleId}>{translate('panel.board.outcome', { done, all: outcomes.length })}</DialogTitle>
      <DialogContent>
        <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 1 }}>
          {outcomes.map(({ name, refusal }) => (
            <Box component="li" key={name} sx={{ display: 'flex', gap: 1, alignItems: 'flex-start' }}>
              {refusal === null ? <Check fontSize="small" color="success" /> : <Refused fontSize="small" color="error" />}
              <Typography variant="body1">
                <strong>{name}</strong>
                {` · ${refusal ?? translate('panel.board.outcomeDone')}`}
              </Typography>
            </Box>
          ))}
        </Box>
      </DialogContent>
      <DialogActions sx={{ px: 3, pb: 2 }}>
        <Button variant="contained" onClick={onClose} autoFocus>
          {translate('panel.board.close')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
