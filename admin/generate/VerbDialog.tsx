import { Button, Dialog, DialogActions, DialogContent, DialogContentText, DialogTitle } from '@mui/material';
import { useId } from 'react';
import { Form, RecordContextProvider, SaveButton, useDataProvider, useNotify, useRefresh, useTranslate } from 'react-admin';
import type { RaRecord } from 'react-admin';
import { useLabels } from '../app/panel.ts';
import { useReveal } from '../app/reveal.ts';
import type { PanelProvider } from '../provider/dataProvider.ts';
import { FieldInput } from './FieldInput.tsx';
import { useFaultNotice } from './faults.ts';
import { FieldGrid } from './FieldGrid.tsx';
import type { VerbModel } from './model.ts';

interface VerbDialogProps {
  readonly verb: VerbModel;
  readonly row: RaRecord | undefined;
  onClose(): void;
}

/** Asks for what a business operation needs, then runs it. */
export function VerbDialog({ verb, row, onClose }: VerbDialogProps) {
  const translate = useTranslate();
  const label = useLabels();
  const titleId = useId();
  const run = useVerb({ verb, row, onClose });
  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId} maxWidth="sm" fullWidth>
      <DialogTitle id={titleId}>{label(verb.label)}</DialogTitle>
      <RecordContextProvider value={undefined}>
        <Form onSubmit={run} record={{}}>
          <DialogContent sx={{ pt: '6px !important' }}>
            {verb.guard && <DialogContentText sx={{ mb: 2 }}>{label(verb.guard)}</DialogContentText>}
            <FieldGrid isNarrow>
              {verb.fields.map((field) => (
                <FieldInput key={field.input} field={field} />
              ))}
            </FieldGrid>
          </DialogContent>
          <DialogActions sx={{ px: 3, pb: 2 }}>
            <Button color="inherit" onClick={onClose}>
              {translate('ra.action.cancel')}
            </Button>
            <SaveButton alwaysEnable label={label(verb.label)} icon={<></>} />
          </DialogActions>
        </Form>
      </RecordContextProvider>
    </Dialog>
  );
}

function useVerb({ verb, row, onClose }: VerbDialogProps) {
  const translate = useTranslate();
  const label = useLabels();
  const provider = useDataProvider<PanelProvider>();
  const notify = useNotify();
  const refresh = useRefresh();
  const sayFault = useFaultNotice();
  const reveal = useReveal();
  const target = row ? { id: String(row.id), version: row['version'] as unknown } : {};
  return async (values: Readonly<Record<string, unknown>>) => {
    try {
      reveal(verb.reveals, await provider.runVerb(verb, { ...target, values }));
    } catch (error) {
      const errors = (error as { body?: { errors?: Record<string, string> } }).body?.errors;
      if (!errors) sayFault(error);
      return errors;
    }
    notify('panel.verb.done', { type: 'success', messageArgs: { label: label(verb.label), _: translate('panel.verb.done') } });
    onClose();
    refresh();
    return undefined;
  };
}
