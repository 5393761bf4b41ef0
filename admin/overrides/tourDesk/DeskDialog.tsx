import { Button, Dialog, DialogActions, DialogContent, DialogTitle } from '@mui/material';
import { useId } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { BigButton } from './BigButton.tsx';
import type { DeskVerb } from './deskEntry.ts';
import { useDeskWords } from './deskTour.ts';

interface DeskDialogProps {
  readonly verb: DeskVerb;
  /** Whom it is about. */
  readonly about?: string;
  readonly isReady: boolean;
  readonly children: ReactNode;
  onSend(): void;
  onClose(): void;
}

/** Asks for what an action needs, in fields for a thumb. */
export function DeskDialog({ verb, about = '', isReady, children, onSend, onClose }: DeskDialogProps) {
  const translate = useTranslate();
  const words = useDeskWords();
  const titleId = useId();
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!isReady) return;
    onSend();
    onClose();
  };
  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId} maxWidth="sm" fullWidth>
      <DialogTitle id={titleId}>{[words.verb(verb), about].filter(Boolean).join(' · ')}</DialogTitle>
      <form onSubmit={send}>
        <DialogContent sx={{ display: 'grid', gap: 2, pt: '6px !important' }}>{children}</DialogContent>
        <DialogActions sx={{ px: 3, pb: 2 }}>
          <Button color="inherit" onClick={onClose} sx={{ minHeight: 48 }}>
            {translate('ra.action.cancel')}
          </Button>
          <BigButton type="submit" variant="contained" disabled={!isReady}>
            {words.verb(verb)}
          </BigButton>
        </DialogActions>
      </form>
    </Dialog>
  );
}
