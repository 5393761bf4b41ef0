import { MenuItem, TextField } from '@mui/material';
import type { ReactNode } from 'react';
import { useLabels } from '../../app/panel.ts';
import { largeText } from '../quickVisit/AccountField.tsx';
import type { DeskVerb } from './deskEntry.ts';
import { useVerbField } from './deskTour.ts';

interface DeskInputProps {
  readonly verb: DeskVerb;
  /** The field of the verb's form that it stands for. */
  readonly name: string;
  readonly value: string;
  readonly type?: string;
  readonly isMultiline?: boolean;
  readonly isFirst?: boolean;
  /** What it is chosen from. */
  readonly children?: ReactNode;
  onChange(value: string): void;
}

/** A field of a verb's form, labelled and limited as the catalogue says. */
export function DeskInput({ verb, name, value, onChange, type = 'text', isMultiline = false, isFirst = false, children }: DeskInputProps) {
  const label = useLabels();
  const field = useVerbField(verb, name);
  return (
    <TextField
      select={children !== undefined}
      type={type}
      multiline={isMultiline}
      label={label(field?.label)}
      required={field?.required ?? false}
      value={value}
      autoFocus={isFirst}
      onChange={({ target }) => onChange(target.value)}
      slotProps={{
        htmlInput: { maxLength: field?.maxLength ?? undefined, autoComplete: 'off' },
        ...(type !== 'text' && { inputLabel: { shrink: true } }),
      }}
      sx={largeText}
    >
      {children !== undefined && <MenuItem value="">—</MenuItem>}
      {children}
    </TextField>
  );
}
