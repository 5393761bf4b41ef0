import { Alert, Button, Dialog, DialogActions, DialogContent, DialogContentText, DialogTitle } from '@mui/material';
import { useId } from 'react';
import type { ReactNode } from 'react';
import { Form, RecordContextProvider, SaveButton, useTranslate } from 'react-admin';
import { useLabels } from '../app/panel.ts';
import { FieldInput } from './FieldInput.tsx';
import { FieldGrid } from './FieldGrid.tsx';
import type { VerbModel } from './model.ts';

export type Values = Readonly<Record<string, unknown>>;

const NOTHING: Values = {};

interface VerbFormProps {
  readonly verb: VerbModel;
  readonly title: string;
  /** What is filled in already, by input name. */
  readonly initial?: Values;
  /** Why it was refused when it was last tried. */
  readonly refusal?: string | null;
  /** What stands below its fields. */
  readonly children?: ReactNode;
  /** Answers what is wrong with which field. */
  onRun(values: Values): Promise<Readonly<Record<string, string>> | undefined>;
  onClose(): void;
}

/** Asks for what a business operation needs. */
export function VerbForm({ verb, title, initial = NOTHING, refusal, children, onRun, onClose }: VerbFormProps) {
  const translate = useTranslate();
  const label = useLabels();
  const titleId = useId();
  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId} maxWidth="sm" fullWidth>
      <DialogTitle id={titleId}>{title}</DialogTitle>
      <RecordContextProvider value={undefined}>
        <Form onSubmit={onRun} record={initial}>
          <DialogContent sx={{ pt: '6px !important' }}>
            {refusal && (
              <Alert severity="error" role="alert" sx={{ mb: 2 }}>
                {refusal}
              </Alert>
            )}
            {verb.guard && <DialogContentText sx={{ mb: 2 }}>{label(verb.guard)}</DialogContentText>}
            <FieldGrid isNarrow>
              {verb.fields.map((field) => (
                <FieldInput key={field.input} field={field} />
              ))}
            </FieldGrid>
            {children}
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
