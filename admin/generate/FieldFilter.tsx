import { Box } from '@mui/material';
import {
  AutocompleteArrayInput,
  DateInput,
  ReferenceArrayInput,
  SelectArrayInput,
  SelectInput,
  TextArrayInput,
  TextInput,
  useTranslate,
} from 'react-admin';
import { useLabels } from '../app/panel.ts';
import { choicesOf } from './choose.ts';
import { flagChoices, PercentField } from './widgets.tsx';
import type { FieldModel } from './model.ts';
import { useChoiceProps } from './referenceInputs.tsx';

/** Kinds that a list can be filtered by; the operators of each are the gateway's for that kind. */
export function canFilter(field: FieldModel): boolean {
  const isChoosable = field.kind !== 'BELONGS_TO' && field.kind !== 'LINKS' ? true : field.target !== null;
  return field.filterable && !field.internal && isChoosable && !['JSON', 'HAS_MANY', 'ID'].includes(field.kind);
}

/**
 * The widget for filtering by a field, by its kind. Its value stands in the list's filter in the
 * gateway's own form, `{tier: {in: […]}}`, so that filters travel in the address as they are.
 */
export function FieldFilter({ field }: { readonly field: FieldModel }) {
  const label = useLabels();
  const text = label(field.label);
  const common = { label: text, helperText: false } as const;
  switch (field.kind) {
    case 'TEXT':
    case 'LONG_TEXT':
      if (field.options.length > 0) return <ChoiceFilter field={field} source={`${field.name}.in`} />;
      return <TextInput {...common} source={`${field.name}.contains`} resettable sx={{ width: 180 }} />;
    case 'CHOICE':
      return <ChoiceFilter field={field} source={`${field.name}.in`} />;
    case 'CHOICES':
      return <ChoiceFilter field={field} source={`${field.name}.hasAny`} />;
    case 'TAGS':
      return <TextArrayInput {...common} source={`${field.name}.hasAny`} sx={{ minWidth: 180 }} />;
    case 'FLAG':
      return <FlagFilter field={field} />;
    case 'BELONGS_TO':
      return <ReferenceFilter field={field} source={`${field.name}.id.in`} />;
    case 'LINKS':
      return <ReferenceFilter field={field} source={`${field.name}.some.id.in`} />;
    case 'DATE':
    case 'DATE_TIME':
      return <RangeFilter field={field} type="date" />;
    case 'PERIOD':
      return <RangeFilter field={field} type="month" />;
    case 'NUMBER':
    case 'DECIMAL':
    case 'MONEY':
    case 'PERCENT':
      return <RangeFilter field={field} type="text" />;
    case 'ID':
    case 'JSON':
    case 'HAS_MANY':
      return null;
  }
}

function ChoiceFilter({ field, source }: { readonly field: FieldModel; readonly source: string }) {
  const label = useLabels();
  return (
    <SelectArrayInput
      source={source}
      label={label(field.label)}
      choices={choicesOf(field, label)}
      translateChoice={false}
      helperText={false}
      sx={{ width: { xs: 160, sm: 142 } }}
    />
  );
}

function FlagFilter({ field }: { readonly field: FieldModel }) {
  const label = useLabels();
  const translate = useTranslate();
  return (
    <SelectInput
      source={`${field.name}.eq`}
      label={label(field.label)}
      choices={flagChoices(translate)}
      translateChoice={false}
      helperText={false}
      resettable
      sx={{ width: 140 }}
    />
  );
}

function ReferenceFilter({ field, source }: { readonly field: FieldModel; readonly source: string }) {
  const label = useLabels();
  const choice = useChoiceProps(field);
  if (!choice) return null;
  return (
    <ReferenceArrayInput source={source} {...choice.lookup}>
      <AutocompleteArrayInput
        {...choice.widget}
        label={label(field.label)}
        helperText={false}
        limitTags={2}
        sx={{ minWidth: { xs: 160, sm: 158 } }}
      />
    </ReferenceArrayInput>
  );
}

function RangeFilter({ field, type }: { readonly field: FieldModel; readonly type: 'date' | 'month' | 'text' }) {
  const label = useLabels();
  const translate = useTranslate();
  const bound = (side: 'from' | 'to') => translate(`panel.list.${side}`, { field: label(field.label) });
  return (
    <Box sx={{ display: 'flex', gap: 1 }}>
      <Bound source={`${field.name}.gte`} label={bound('from')} type={type} kind={field.kind} />
      <Bound source={`${field.name}.lte`} label={bound('to')} type={type} kind={field.kind} />
    </Box>
  );
}

interface BoundProps {
  readonly source: string;
  readonly label: string;
  readonly type: 'date' | 'month' | 'text';
  readonly kind: FieldModel['kind'];
}

function Bound({ source, label, type, kind }: BoundProps) {
  if (type === 'date') return <DateInput source={source} label={label} helperText={false} sx={{ width: 148 }} />;
  if (kind === 'PERCENT') {
    return <PercentField source={source} label={label} helperText={false} validate={[]} fullWidth={false} />;
  }
  const parse = (typed: string) => (kind === 'NUMBER' && typed !== '' ? Number(typed) : typed);
  return (
    <TextInput
      source={source}
      label={label}
      type={type}
      parse={type === 'text' ? parse : undefined}
      helperText={false}
      slotProps={type === 'month' ? { inputLabel: { shrink: true } } : {}}
      sx={{ width: 150 }}
    />
  );
}
