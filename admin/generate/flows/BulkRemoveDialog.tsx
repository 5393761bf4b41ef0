import { Button, Dialog, DialogActions, DialogContent, DialogTitle, Typography } from '@mui/material';
import { useId } from 'react';
import { useLocale, useTranslate } from 'react-admin';
import { useMentions, useResourceModel } from '../../app/panel.ts';
import { BulkActions } from './BulkActions.tsx';
import type { BulkTarget } from './bulkModel.ts';
import { BulkOutcome } from './BulkOutcome.tsx';
import { useBulk } from './useBulk.ts';

interface BulkRemoveDialogProps {
  readonly target: BulkTarget;
  onClose(isDone: boolean): void;
}

/** Deletes all rows that match, after telling how many they are. */
export function BulkRemoveDialog({ target, onClose }: BulkRemoveDialogProps) {
  const translate = useTranslate();
  const mention = useMentions();
  const resource = useResourceModel();
  const titleId = useId();
  const number = target.count.toLocaleString(useLocale());
  const bulk = useBulk(resource.name, target);
  const { isOver } = bulk;
  const leave = () => onClose(isOver);
  const args = { number, name: mention(resource.labels) };
  return (
    <Dialog open onClose={bulk.isRunning ? undefined : leave} aria-labelledby={titleId} maxWidth="xs" fullWidth>
      <DialogTitle id={titleId}>{translate(isOver ? 'panel.flows.bulk.removing' : 'panel.flows.bulk.removeTitle', args)}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2 }}>
        {!isOver && <Typography>{translate('panel.flows.bulk.removeContent')}</Typography>}
        <BulkOutcome bulk={bulk} />
      </DialogContent>
      <DialogActions sx={{ px: 3, pb: 2 }}>
        <BulkActions bulk={bulk} onClose={leave}>
          <Button color="error" variant="contained" disabled={bulk.isRunning} onClick={() => void bulk.run({ change: 'delete' })}>
            {translate('panel.flows.bulk.remove', { number })}
          </Button>
        </BulkActions>
      </DialogActions>
    </Dialog>
  );
}
