import { DialogContentText } from '@mui/material';
import { useEffect } from 'react';
import { Form, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { FieldInput } from '../FieldInput.tsx';
import type { FieldModel, VerbModel } from '../model.ts';

interface ChooseOtherProps {
  readonly verb: VerbModel;
  /** The row that it is not. */
  readonly id: string;
  onChoose(id: string | undefined): void;
}

const NOTHING = {};

/** Finds the row that turned out to be the same. */
export function ChooseOther({ verb, id, onChoose }: ChooseOtherProps) {
  const translate = useTranslate();
  const field = verb.fields.find(({ kind }) => kind === 'BELONGS_TO');
  if (!field) return null;
  const others: FieldModel = { ...field, only: { ...field.only, not: { id: { eq: id } } } };
  return (
    <Form record={NOTHING} onSubmit={() => {}}>
      <DialogContentText sx={{ mb: 1.5 }}>{translate('panel.record.merge.choose')}</DialogContentText>
      <FieldInput field={others} />
      <Chosen source={field.input} onChoose={onChoose} />
    </Form>
  );
}

function Chosen({ source, onChoose }: { readonly source: string; onChoose(id: string | undefined): void }) {
  const chosen: unknown = useWatch({ name: source });
  const id = typeof chosen === 'string' && chosen !== '' ? chosen : undefined;
  useEffect(() => onChoose(id), [id, onChoose]);
  return null;
}
