import { Button, Dialog, DialogActions, DialogContent, DialogTitle, TextField } from '@mui/material';
import { useId, useState } from 'react';
import { useDataProvider, useNotify, useRefresh, useTranslate } from 'react-admin';
import { useFaultNotice } from '../../generate/faults.ts';
import type { PanelProvider } from '../../provider/dataProvider.ts';
import type { Sheet, SheetLine } from './sheetQuery.ts';

const appeal = /* GraphQL */ `
  mutation AppealAssessment($id: ID!, $input: AppealAssessmentInput!) {
    appealAssessment(id: $id, input: $input) {
      id
    }
  }
`;

interface AppealDialogProps {
  readonly sheet: Sheet;
  readonly line: SheetLine;
  readonly title: string;
  onClose(): void;
}

/** The specialist's objection to one line. */
export function AppealDialog({ sheet, line, title, onClose }: AppealDialogProps) {
  const translate = useTranslate();
  const titleId = useId();
  const [text, setText] = useState('');
  const send = useAppeal(sheet, line, onClose);
  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId} maxWidth="sm" fullWidth>
      <DialogTitle id={titleId}>{title}</DialogTitle>
      <DialogContent sx={{ pt: '6px !important' }}>
        <TextField
          label={translate('panel.assessment.appealText')}
          value={text}
          onChange={(event) => setText(event.target.value)}
          helperText={translate('panel.assessment.appealHint')}
          slotProps={{ htmlInput: { maxLength: 2000 } }}
          multiline
          minRows={4}
          fullWidth
          required
          autoFocus
        />
      </DialogContent>
      <DialogActions sx={{ px: 3, pb: 2 }}>
        <Button color="inherit" onClick={onClose}>
          {translate('ra.action.cancel')}
        </Button>
        <Button variant="contained" disabled={!text.trim()} onClick={() => void send(text.trim())}>
          {translate('panel.assessment.appeal')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function useAppeal(sheet: Sheet, line: SheetLine, onClose: () => void): (text: string) => Promise<void> {
  const provider = useDataProvider<PanelProvider>();
  const notify = useNotify();
  const refresh = useRefresh();
  const sayFault = useFaultNotice();
  return async (text) => {
    try {
      await provider.ask(appeal, { id: sheet.id, input: { lineId: line.id, text } });
      notify('panel.assessment.appealed', { type: 'success' });
      onClose();
    } catch (error) {
      sayFault(error);
    }
    refresh();
  };
}
