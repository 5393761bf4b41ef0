import { FormControl, FormHelperText, FormLabel } from '@mui/material';
import { useEffect, useId, useRef, useState } from 'react';
import { FieldTitle, ValidationError, useInput, useRecordContext } from 'react-admin';
import type { Validator } from 'react-admin';
import { useTitles } from '../../app/panel.ts';
import type { Row } from '../choose.ts';
import type { FieldModel } from '../model.ts';
import type { WidgetProps } from '../widgets.tsx';
import { FileBox } from './FileBox.tsx';
import type { FileResource } from './fileModel.ts';
import { useUploads } from './useUploads.ts';

interface FilesInputProps extends WidgetProps {
  readonly field: FieldModel;
  readonly target: FileResource;
}

/** Takes files for a field: dropped, chosen or from the camera. The form holds their ids, and waits for those on their way. */
export function FilesInput({ field, target, ...props }: FilesInputProps) {
  const labelId = useId();
  const title = useTitles();
  const { input, rows, uploads, remove } = useFiles({ field, target, ...props });
  const { error, invalid } = input.fieldState;
  return (
    <FormControl fullWidth={props.fullWidth} error={invalid} component="fieldset" aria-labelledby={labelId}>
      <FormLabel id={labelId} component="legend" sx={{ fontSize: '0.8rem', mb: 0.5 }}>
        <FieldTitle label={props.label} isRequired={input.isRequired} />
      </FormLabel>
      <FileBox
        upload={target.upload}
        rows={rows}
        uploads={uploads}
        isMany={field.kind === 'LINKS'}
        isPictures={field.format === 'image'}
        nameOf={(row) => title(target, row)}
        onRemove={remove}
      />
      {(error?.message || props.helperText) && (
        <FormHelperText>{error?.message ? <ValidationError error={error.message} /> : props.helperText}</FormHelperText>
      )}
    </FormControl>
  );
}

function useFiles({ field, target, ...props }: FilesInputProps) {
  const isMany = field.kind === 'LINKS';
  const isBusy = useRef(false);
  const notBusy: Validator = () => (isBusy.current ? 'panel.files.pending' : undefined);
  const input = useInput({ source: props.source, validate: [...props.validate, notBusy], defaultValue: isMany ? [] : null });
  const ids = idsIn(input.field.value);
  const { rows, know } = useKnownRows(field, ids);
  const latest = useRef(ids);
  const set = (next: readonly string[]) => {
    latest.current = next;
    input.field.onChange(isMany ? next : (next.at(-1) ?? null));
  };
  const uploads = useUploads(target.upload, (row) => {
    know(row);
    // what was taken off while it was on its way stays off
    set([...latest.current, row.id]);
  });
  useEffect(() => {
    const wasBusy = isBusy.current;
    latest.current = ids;
    isBusy.current = uploads.items.some(({ fault }) => fault === null);
    // a form that was told to wait hears that it need not
    if (wasBusy && !isBusy.current && input.fieldState.invalid) input.field.onChange(input.field.value);
  });
  return { input, rows, uploads, remove: (id: string) => set(ids.filter((kept) => kept !== id)) };
}

function idsIn(value: unknown): readonly string[] {
  return [value ?? []].flat().map(String);
}

/** The rows behind the ids: those that the record came with, and those that were sent since. */
function useKnownRows(field: FieldModel, ids: readonly string[]) {
  const record = useRecordContext();
  const [sent, setSent] = useState<readonly Row[]>([]);
  const came = [(record?.[field.name] as Row | readonly Row[] | null | undefined) ?? []].flat() as readonly Row[];
  const all = [...came, ...sent];
  return {
    rows: ids.map((id) => all.find((row) => row['id'] === id) ?? { id }),
    know: (row: Row) => setSent((before) => [...before, row]),
  };
}
