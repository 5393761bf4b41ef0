import Check from '@mui/icons-material/CheckCircleOutlined';
import Refused from '@mui/icons-material/ErrorOutlined';
import { Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, Typography } from '@mui/material';
import { useId } from 'react';
import { useTranslate } from 'react-admin';
import { useLabels } from '../app/panel.ts';
import type { Outcomes } from './useRunMany.ts';

/** What became of each of the rows that an operation was run on together. */
export function OutcomeDialog({ outcomes: { verb, each }, onClose }: { readonly outcomes: Outcomes; onClose(): void }) {
  const translate = useTranslate();
  const label = useLabels()(verb.label);
  const titleId = useId();
  const done = each.filter(({ refusal }) => refusal === null).length;
  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId} maxWidth="xs" fullWidth>
      <DialogTitle id={titleId}>{translate('panel.many.outcome', { label, done, all: each.length })}</DialogTitle>
      <DialogContent>
        <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 1 }}>
          {each.map(({ name, refusal }) => (
            <Box component="li" key={name} sx={{ display: 'flex', gap: 1, alignItems: 'flex-start' }}>
              {refusal === null ? <Check fontSize="small" color="success" /> : <Refused fontSize="small" color="error" />}
              <Typography variant="body1">
                <strong>{name}</strong>
                {` · ${refusal === null ? translate('panel.many.done') : translate(refusal, { _: refusal })}`}
              </Typography>
            </Box>
          ))}
        </Box>
      </DialogContent>
      <DialogActions sx={{ px: 3, pb: 2 }}>
        <Button variant="contained" onClick={onClose} autoFocus>
          {translate('panel.many.close')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
