import Add from '@mui/icons-material/Add';
import ArrowUpward from '@mui/icons-material/ArrowUpward';
import Close from '@mui/icons-material/Close';
import { Box, Button, Checkbox, FormControlLabel, FormHelperText, FormLabel, IconButton, Stack, TextField } from '@mui/material';
import { useState } from 'react';
import { useInput, useTranslate, ValidationError } from 'react-admin';
import type { WidgetProps } from '../widgets.tsx';
import { asCode, emptyOption, moved, readOptions, withOption, type Option } from './options.ts';

/** The values of a choice, one under the other: what rows may have already is put out of use rather than taken away. */
export function OptionsField({ fullWidth: _wide, ...props }: WidgetProps) {
  const translate = useTranslate();
  const { field, fieldState } = useInput({ ...props, defaultValue: null });
  // what the record holds may stand in rows
  const [kept] = useState(() => readOptions(field.value).length);
  const options = readOptions(field.value);
  const lines = options.map((option, place) => ({ option, place }));
  const set = (next: readonly Option[]) => field.onChange(next.length > 0 ? next : null);
  const message = fieldState.error?.message;
  return (
    <Box role="group" aria-label={props.label} sx={{ mb: 2 }}>
      <FormLabel error={fieldState.invalid}>{props.label}</FormLabel>
      <Stack spacing={1} sx={{ mt: 1 }}>
        {lines.map(({ option, place }) => (
          <OptionLine
            key={place}
            option={option}
            place={place}
            isKept={place < kept}
            onChange={(change) => set(withOption(options, place, change))}
            onRaise={() => set(moved(options, place))}
            onRemove={() => set(options.filter((_, at) => at !== place))}
          />
        ))}
      </Stack>
      <Button size="small" startIcon={<Add />} onClick={() => set([...options, emptyOption])} sx={{ mt: 1 }}>
        {translate('panel.record.options.add')}
      </Button>
      <FormHelperText error={fieldState.invalid}>{message ? <ValidationError error={message} /> : props.helperText}</FormHelperText>
    </Box>
  );
}

interface OptionLineProps {
  readonly option: Option;
  readonly place: number;
  readonly isKept: boolean;
  onChange(change: Partial<Option>): void;
  onRaise(): void;
  onRemove(): void;
}

function OptionLine({ option, place, isKept, onChange, onRaise, onRemove }: OptionLineProps) {
  const translate = useTranslate();
  const number = place + 1;
  const text = (name: 'zh' | 'en', label: string) => (
    <TextField
      size="small"
      value={option[name]}
      label={translate(label, { number })}
      onChange={({ target }) => onChange({ [name]: target.value })}
      sx={{ flex: 1, minWidth: 120 }}
    />
  );
  return (
    <Stack direction="row" spacing={1} useFlexGap sx={{ flexWrap: 'wrap', alignItems: 'center' }}>
      {text('zh', 'panel.record.options.zh')}
      {text('en', 'panel.record.options.en')}
      <TextField
        size="small"
        value={option.code}
        label={translate('panel.record.options.code', { number })}
        disabled={isKept}
        onChange={({ target }) => onChange({ code: asCode(target.value) })}
        sx={{ flex: 1, minWidth: 110 }}
      />
      <IconButton size="small" disabled={place === 0} onClick={onRaise} aria-label={translate('panel.record.options.raise', { number })}>
        <ArrowUpward fontSize="small" />
      </IconButton>
      {isKept ? (
        <FormControlLabel
          label={translate('panel.record.options.retired')}
          control={<Checkbox size="small" checked={option.retired ?? false} onChange={(_, retired) => onChange({ retired })} />}
        />
      ) : (
        <IconButton size="small" onClick={onRemove} aria-label={translate('panel.record.options.remove', { number })}>
          <Close fontSize="small" />
        </IconButton>
      )}
    </Stack>
  );
}
