import { Button, Dialog, DialogActions, DialogContent, DialogContentText, DialogTitle } from '@mui/material';
import { useId } from 'react';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';

interface AskDialogProps {
  readonly isOpen: boolean;
  readonly title: string;
  readonly content: ReactNode;
  readonly hint?: string;
  readonly confirm: string;
  /** Whether the answer takes something away, or not. */
  readonly tone?: 'error' | 'primary';
  readonly isBusy?: boolean;
  onConfirm(): void;
  onClose(): void;
}

/** Asks before something that is not easily taken back. */
export function AskDialog({ isOpen, title, content, hint, confirm, tone = 'error', isBusy = false, onConfirm, onClose }: AskDialogProps) {
  const translate = useTranslate();
  const titleId = useId();
  return (
    <Dialog open={isOpen} onClose={onClose} aria-labelledby={titleId} maxWidth="xs" fullWidth>
      <DialogTitle id={titleId}>{title}</DialogTitle>
      <DialogContent>
        <DialogContentText>{content}</DialogContentText>
        {hint && <DialogContentText sx={{ mt: 1, fontSize: '0.8125rem' }}>{hint}</DialogContentText>}
      </DialogContent>
      <DialogActions sx={{ px: 3, pb: 2 }}>
        <Button color="inherit" onClick={onClose}>
          {translate('ra.action.cancel')}
        </Button>
        <Button color={tone} variant="contained" onClick={onConfirm} disabled={isBusy} autoFocus>
          {confirm}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
