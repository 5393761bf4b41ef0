import { Box, Button, Checkbox, FormControl, FormControlLabel, FormHelperText, FormLabel, Typography } from '@mui/material';
import { useEffect, useId } from 'react';
import { AutocompleteArrayInput, FormDataConsumer, ValidationError, useInput, useTranslate } from 'react-admin';
import { useLabels, useResourceModel } from '../app/panel.ts';
import type { Row } from './choose.ts';
import type { ChoiceModel, FieldModel } from './model.ts';
import { fieldNamed } from './model.ts';
import type { WidgetProps } from './widgets.tsx';

/** Up to this many are ticked in a field of boxes; among more one searches. */
const mostBoxes = 60;

type OfferedProps = WidgetProps & { readonly field: FieldModel };

/** Several of the words that the catalogue offers, those that fit what another field says. */
export function OfferedInput(props: OfferedProps) {
  const by = props.field.optionsBy ?? '';
  return <FormDataConsumer>{({ formData }) => <Offered {...props} by={(formData as Row)[by]} />}</FormDataConsumer>;
}

function Offered({ field, by, ...props }: OfferedProps & { readonly by: unknown }) {
  const options = field.options.filter((option) => !field.optionsBy || option.only?.includes(String(by)));
  useOnlyOffered(props.source, options);
  if (field.options.length > mostBoxes) return <Searched {...props} options={options} />;
  return <Boxes {...props} field={field} options={options} />;
}

/** What no longer fits is taken out, before it is sent and refused. */
function useOnlyOffered(source: string, options: readonly ChoiceModel[]): void {
  const { field } = useInput({ source });
  const chosen = chosenIn(field.value);
  const kept = chosen.filter((value) => options.some((option) => option.value === value));
  const isKept = kept.length === chosen.length;
  const { onChange } = field;
  useEffect(() => {
    if (!isKept) onChange(kept);
  });
}

type ListProps = WidgetProps & { readonly options: readonly ChoiceModel[] };

function Searched({ options, ...props }: ListProps) {
  const label = useLabels();
  const choices = options.map((option) => ({
    id: option.value,
    name: `${label(option.group)} · ${label(option.label)}`,
    group: label(option.group),
  }));
  return (
    <AutocompleteArrayInput
      {...props}
      choices={choices}
      groupBy={(choice: Readonly<Record<string, unknown>>) => String(choice['group'])}
      translateChoice={false}
      disableCloseOnSelect
    />
  );
}

function Boxes({ field: model, options, ...props }: ListProps & { readonly field: FieldModel }) {
  const translate = useTranslate();
  const label = useLabels();
  const resource = useResourceModel();
  const labelId = useId();
  const { field, fieldState, isRequired } = useInput({ ...props, defaultValue: [] });
  const chosen = chosenIn(field.value);
  const by = fieldNamed(resource, model.optionsBy ?? '');
  const message = fieldState.error?.message;
  return (
    <FormControl component="fieldset" fullWidth error={fieldState.invalid} aria-labelledby={labelId}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', columnGap: 1.5, mb: 0.5 }}>
        <FormLabel component="legend" id={labelId} required={isRequired} sx={{ fontSize: '0.8438rem', fontWeight: 600 }}>
          {props.label}
        </FormLabel>
        {options.length > 0 && <Tools options={options} chosen={chosen} onChange={field.onChange} />}
      </Box>
      {options.length === 0 && by && (
        <Typography color="textSecondary">{translate('panel.offers.first', { field: label(by.label) })}</Typography>
      )}
      <Groups options={options} chosen={chosen} onChange={field.onChange} />
      <FormHelperText sx={{ mx: 0 }}>{message ? <ValidationError error={message} /> : props.helperText}</FormHelperText>
    </FormControl>
  );
}

interface ChoosingProps {
  readonly options: readonly ChoiceModel[];
  readonly chosen: readonly string[];
  onChange(chosen: readonly string[]): void;
}

function Tools({ options, chosen, onChange }: ChoosingProps) {
  const translate = useTranslate();
  return (
    <>
      <Typography variant="caption" color="textSecondary">
        {translate('panel.offers.chosen', { chosen: chosen.length, all: options.length })}
      </Typography>
      <Button size="small" sx={{ minWidth: 0, px: 1 }} onClick={() => onChange(options.map((option) => option.value))}>
        {translate('panel.offers.all')}
      </Button>
      {chosen.length > 0 && (
        <Button size="small" color="inherit" sx={{ minWidth: 0, px: 1 }} onClick={() => onChange([])}>
          {translate('panel.offers.none')}
        </Button>
      )}
    </>
  );
}

/** A line for each group, its boxes beside its name. */
function Groups({ options, chosen, onChange }: ChoosingProps) {
  const label = useLabels();
  const groups = Map.groupBy(options, (option) => label(option.group));
  const toggle = (value: string) => onChange(chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value]);
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(250px, 1fr))', columnGap: 3 }}>
      {[...groups].map(([name, members]) => (
        <Box
          key={name}
          role="group"
          aria-label={name}
          sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', borderBottom: 1, borderColor: 'divider', minHeight: 40 }}
        >
          <Typography component="span" sx={{ flex: '1 1 88px' }}>
            {name}
          </Typography>
          {members.map((option) => (
            <FormControlLabel
              key={option.value}
              sx={{ mr: 0, ml: 0.5 }}
              title={option.value}
              control={<Checkbox size="small" checked={chosen.includes(option.value)} onChange={() => toggle(option.value)} />}
              label={label(option.label)}
            />
          ))}
        </Box>
      ))}
    </Box>
  );
}

function chosenIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
