import { DialogContentText } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { BigButton } from './BigButton.tsx';
import { DeskDialog } from './DeskDialog.tsx';
import { DeskInput } from './DeskInput.tsx';
import { useDeskTour, useDeskWords } from './deskTour.ts';

/** Breaks the tour off, with the reason; what is out has to come back all the same. */
export function AbortButton() {
  const translate = useTranslate();
  const words = useDeskWords();
  const { act } = useDeskTour();
  const [reason, setReason] = useState<string | null>(null);
  return (
    <>
      <BigButton color="inherit" onClick={() => setReason('')}>
        {words.verb('abortTour')}
      </BigButton>
      {reason !== null && (
        <DeskDialog
          verb="abortTour"
          isReady={reason.trim() !== ''}
          onSend={() => act('abortTour', { reason: reason.trim() })}
          onClose={() => setReason(null)}
        >
          <DialogContentText>{translate('panel.tourDesk.askAbort')}</DialogContentText>
          <DeskInput verb="abortTour" name="reason" value={reason} onChange={setReason} isMultiline isFirst />
        </DeskDialog>
      )}
    </>
  );
}
