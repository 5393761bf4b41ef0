import { DateInput, NumberInput, SelectArrayInput, SelectInput, TextArrayInput, TextInput, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { useLabels, usePanel } from '../app/panel.ts';
import { choicesOf } from './choose.ts';
import { DateTimeField, DecimalField, FlagField, JsonField, PercentField, PeriodField } from './widgets.tsx';
import type { WidgetProps } from './widgets.tsx';
import { OptionsField } from './options/OptionsField.tsx';
import { OfferedInput } from './OfferedInput.tsx';
import { fileTarget } from './files/fileModel.ts';
import { FilesInput } from './files/FilesInput.tsx';
import { GeoField } from './GeoField.tsx';
import { rulesOf } from './fieldRules.ts';
import { LinksInput, ReferenceField } from './referenceInputs.tsx';
import type { FieldModel } from './model.ts';

/** The widget for entering a field: files are sent, everything else is entered by its kind. */
export function FieldInput({ field }: { readonly field: FieldModel }) {
  const files = fileTarget(usePanel(), field);
  const common = useWidgetProps(field);
  return files ? <FilesInput {...common} field={field} target={files} /> : <KindInput {...common} field={field} />;
}

function KindInput({ field, ...common }: WidgetProps & { readonly field: FieldModel }) {
  const label = useLabels();
  switch (field.kind) {
    case 'ID':
    case 'TEXT':
      if (field.options.length > 0) return <ChoiceField {...common} field={field} />;
      return <TextInput {...common} type={field.format === 'email' ? 'email' : 'text'} />;
    case 'LONG_TEXT':
      return <TextInput {...common} multiline minRows={3} />;
    case 'NUMBER':
      return <NumberInput {...common} step={1} slotProps={{ input: { endAdornment: label(field.unit) } }} />;
    case 'DECIMAL':
    case 'MONEY':
      return <DecimalField {...common} unit={label(field.unit)} />;
    case 'PERCENT':
      return <PercentField {...common} />;
    case 'FLAG':
      return <FlagField {...common} />;
    case 'CHOICE':
      return <ChoiceField {...common} field={field} />;
    case 'CHOICES':
      return <ChoicesField {...common} field={field} />;
    case 'TAGS':
      return field.options.length > 0 ? <OfferedInput {...common} field={field} /> : <TextArrayInput {...common} />;
    case 'DATE':
      return <DateInput {...common} />;
    case 'DATE_TIME':
      return <DateTimeField {...common} />;
    case 'PERIOD':
      return <PeriodField {...common} />;
    case 'JSON':
      return <StructureField {...common} field={field} />;
    case 'BELONGS_TO':
      return <ReferenceField {...common} field={field} />;
    case 'LINKS':
      return <LinksInput {...common} field={field} />;
    case 'HAS_MANY':
      return null;
  }
}

interface FieldProps extends WidgetProps {
  readonly field: FieldModel;
}

function StructureField({ field, ...common }: FieldProps) {
  if (field.format === 'options') return <OptionsField {...common} />;
  return field.format === 'geoPoint' ? <GeoField {...common} /> : <JsonField {...common} />;
}

function ChoiceField({ field, ...common }: FieldProps) {
  return <SelectInput {...common} choices={useOffered(field)} translateChoice={false} emptyText=" " />;
}

function ChoicesField({ field, ...common }: FieldProps) {
  return <SelectArrayInput {...common} choices={useOffered(field)} translateChoice={false} />;
}

/** A field's options but for retired ones that the record does not have. */
function useOffered(field: FieldModel) {
  const label = useLabels();
  const value: unknown = useWatch({ name: field.input });
  const held = new Set([value].flat());
  const offered = field.options.filter((option) => !option.retired || held.has(option.value));
  return choicesOf({ ...field, options: offered }, label);
}

function useWidgetProps(field: FieldModel): WidgetProps {
  const translate = useTranslate();
  const label = useLabels();
  const help = field.help ? label(field.help) : '';
  return {
    source: field.input,
    label: label(field.label),
    helperText: help || (field.kind === 'TAGS' && translate('panel.form.tagsHint')),
    validate: rulesOf(field),
    fullWidth: true,
  };
}
