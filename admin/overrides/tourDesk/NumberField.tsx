import { TextField } from '@mui/material';
import { useState } from 'react';
import type { KeyboardEvent } from 'react';
import { largeText } from '../quickVisit/AccountField.tsx';

interface NumberFieldProps {
  readonly label: string;
  /** Fields of one kind: after a number the next of them is at hand. */
  readonly kind: string;
  readonly isDisabled?: boolean;
  readonly width?: number;
  onNumber(no: string): void;
}

/** A number that is typed, or scanned: a scanner types it and ends with Enter. */
export function NumberField({ label, kind, isDisabled = false, width = 168, onNumber }: NumberFieldProps) {
  const [typed, setTyped] = useState('');
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== 'Enter' || !typed.trim()) return;
    event.preventDefault();
    focusNext(event.target as HTMLInputElement, kind);
    onNumber(typed.trim());
    setTyped('');
  };
  return (
    <TextField
      size="medium"
      label={label}
      value={typed}
      disabled={isDisabled}
      onChange={({ target }) => setTyped(target.value)}
      onKeyDown={onKeyDown}
      slotProps={{
        htmlInput: { 'data-desk': kind, maxLength: 20, autoCapitalize: 'characters', autoComplete: 'off', enterKeyHint: 'next' },
      }}
      sx={{ width, ...largeText, '& .MuiInputBase-root': { height: 52 } }}
    />
  );
}

function focusNext(field: HTMLInputElement, kind: string): void {
  const fields = [...document.querySelectorAll<HTMLInputElement>(`input[data-desk="${kind}"]`)];
  const next = fields[fields.indexOf(field) + 1];
  // once the list has been shown anew
  if (next) setTimeout(() => next.focus());
}
