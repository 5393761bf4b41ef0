import { TextField } from '@mui/material';
import { useState } from 'react';
import { FieldTitle, SelectInput, TextInput, ValidationError, useInput, useTranslate } from 'react-admin';
import type { Validator } from 'react-admin';
import { usePanel } from '../app/panel.ts';
import { shiftPoint, trimZeros } from '../i18n/number.ts';
import { fromClock, toClock } from '../i18n/time.ts';

/** What every widget of a form is given. */
export interface WidgetProps {
  readonly source: string;
  readonly label: string;
  readonly helperText: string | false;
  readonly validate: Validator[];
  readonly fullWidth: boolean;
}

/** A decimal stays the text that was typed: a float would change money. */
export function DecimalField({ unit, ...props }: WidgetProps & { readonly unit: string }) {
  return (
    <TextInput
      {...props}
      parse={(typed: string) => typed.replace(/[,，\s]/g, '') || null}
      slotProps={{ htmlInput: { inputMode: 'decimal' }, input: { endAdornment: unit || undefined } }}
    />
  );
}

/** An instant is entered on the business's clock, whatever the browser's zone. */
export function DateTimeField(props: WidgetProps) {
  const { timeZone } = usePanel();
  return (
    <TextInput
      {...props}
      type="datetime-local"
      format={(instant: string | null) => (instant ? toClock(instant, timeZone) : '')}
      parse={(clock: string) => (clock ? fromClock(clock, timeZone) : null)}
      slotProps={{ inputLabel: { shrink: true } }}
    />
  );
}

/** A calendar month. */
export function PeriodField(props: WidgetProps) {
  return <TextInput {...props} type="month" slotProps={{ inputLabel: { shrink: true } }} />;
}

/** Yes, no, or nothing said: a switch could not tell the last two apart. */
export function FlagField(props: WidgetProps) {
  const translate = useTranslate();
  return <SelectInput {...props} choices={flagChoices(translate)} translateChoice={false} emptyText=" " />;
}

/** The two values of a flag as choices. */
export function flagChoices(translate: (key: string) => string) {
  return [
    { id: true, name: translate('ra.boolean.true') },
    { id: false, name: translate('ra.boolean.false') },
  ];
}

/** A fraction, entered as a percentage. */
export function PercentField(props: WidgetProps) {
  return (
    <TypedField
      {...props}
      unit="%"
      show={(fraction) => (typeof fraction === 'string' ? trimZeros(shiftPoint(fraction, 2)) : '')}
      read={(typed) => shiftPoint(typed.replace('%', ''), -2)}
    />
  );
}

/** A structure, entered as JSON text. */
export function JsonField({ validate, ...props }: WidgetProps) {
  const isReadable = (value: unknown) => (typeof value === 'string' && value !== '' ? 'panel.form.jsonInvalid' : undefined);
  return (
    <TypedField
      {...props}
      validate={[...validate, isReadable]}
      isLong
      show={(value) => (isBlank(value) ? '' : JSON.stringify(value, null, 2))}
      read={parsedOrText}
    />
  );
}

export interface TypedFieldProps extends WidgetProps {
  readonly unit?: string;
  readonly isLong?: boolean;
  show(value: unknown): string;
  read(typed: string): unknown;
}

/** Keeps what is being typed as it is, while the form holds what it means. */
export function TypedField({ unit, isLong = false, show, read, ...props }: TypedFieldProps) {
  const { id, field, fieldState, isRequired } = useInput({ ...props, defaultValue: null });
  const [typed, setTyped] = useState('');
  const meant = typed === '' ? null : read(typed);
  const isOwn = JSON.stringify(meant) === JSON.stringify(field.value ?? null);

  const { error, invalid } = fieldState;
  return (
    <TextField
      id={id}
      name={field.name}
      inputRef={field.ref}
      fullWidth={props.fullWidth}
      multiline={isLong}
      minRows={isLong ? 3 : undefined}
      label={<FieldTitle label={props.label} isRequired={isRequired} />}
      value={isOwn ? typed : show(field.value)}
      error={invalid}
      helperText={error?.message ? <ValidationError error={error.message} /> : props.helperText || undefined}
      onBlur={field.onBlur}
      onChange={(event) => {
        setTyped(event.target.value);
        field.onChange(event.target.value === '' ? null : read(event.target.value));
      }}
      slotProps={{ input: { endAdornment: unit }, htmlInput: isLong ? {} : { inputMode: 'decimal' } }}
    />
  );
}

function parsedOrText(typed: string): unknown {
  try {
    return JSON.parse(typed) as unknown;
  } catch {
    return typed;
  }
}

function isBlank(value: unknown): boolean {
  return value === null || value === undefined || value === '';
}
