import { Button, Dialog, DialogActions, DialogContent, DialogContentText, DialogTitle } from '@mui/material';
import { useId } from 'react';
import { useTranslate } from 'react-admin';

interface AskDialogProps {
  readonly isOpen: boolean;
  readonly title: string;
  readonly content: string;
  readonly confirm: string;
  readonly isBusy?: boolean;
  onConfirm(): void;
  onClose(): void;
}

/** Asks before something that is not easily taken back. */
export function AskDialog({ isOpen, title, content, confirm, isBusy = false, onConfirm, onClose }: AskDialogProps) {
  const translate = useTranslate();
  const titleId = useId();
  return (
    <Dialog open={isOpen} onClose={onClose} aria-labelledby={titleId} maxWidth="xs" fullWidth>
      <DialogTitle id={titleId}>{title}</DialogTitle>
      <DialogContent>
        <DialogContentText>{content}</DialogContentText>
      </DialogContent>
      <DialogActions sx={{ px: 3, pb: 2 }}>
        <Button color="inherit" onClick={onClose}>
          {translate('ra.action.cancel')}
        </Button>
        <Button color="error" variant="contained" onClick={onConfirm} disabled={isBusy} autoFocus>
          {confirm}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
