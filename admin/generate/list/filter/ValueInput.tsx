import { Autocomplete, Checkbox, ListItemText, MenuItem, TextField } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useLabels, usePanel } from '../../../app/panel.ts';
import { shiftPoint, trimZeros } from '../../../i18n/number.ts';
import type { FieldModel, WhereValue } from '../../model.ts';
import type { ConditionField } from './conditionFields.ts';
import { takesMany } from './conditionFields.ts';
import { RecordPicker } from './RecordPicker.tsx';

interface ValueInputProps {
  readonly field: ConditionField;
  readonly operator: string;
  readonly value: WhereValue;
  onChange(value: WhereValue): void;
}

/** The widget for what an operator is given: rows, choices, yes or no, days, or text. */
export function ValueInput({ field, operator, value, onChange }: ValueInputProps) {
  const translate = useTranslate();
  const { inputs } = usePanel();
  const compared = field.related ?? field.own;
  const isMany = takesMany(inputs, field, operator);
  const label = translate('panel.lists.filter.value');
  const given = [value].flat().filter((one) => one !== null && one !== undefined && one !== '');
  if (operator === 'isNull')
    return <YesNo value={value} texts={['panel.lists.filter.empty', 'panel.lists.filter.filled']} onChange={onChange} />;
  if (field.isRow) {
    const choose = (ids: readonly string[]) => onChange(isMany ? ids : (ids[0] ?? null));
    return <RecordPicker target={field.own.target ?? ''} label={label} isMany={isMany} value={given.map(String)} onChange={choose} />;
  }
  if (compared.options.length > 0) return <Options field={compared} isMany={isMany} value={given.map(String)} onChange={onChange} />;
  if (compared.kind === 'FLAG') return <YesNo value={value} texts={['ra.boolean.true', 'ra.boolean.false']} onChange={onChange} />;
  if (isMany) return <Several field={compared} value={given} onChange={onChange} />;
  return (
    <TextField
      label={label}
      type={inputType(compared)}
      value={shown(compared, value)}
      onChange={(event) => onChange(meant(compared, event.target.value))}
      slotProps={{ inputLabel: { shrink: inputType(compared) === 'text' ? undefined : true }, input: { endAdornment: unitOf(compared) } }}
      sx={{ minWidth: 160, flex: 1 }}
    />
  );
}

interface YesNoProps {
  readonly value: WhereValue;
  /** What it means: set, and not. */
  readonly texts: readonly [string, string];
  onChange(value: boolean): void;
}

function YesNo({ value, texts, onChange }: YesNoProps) {
  const translate = useTranslate();
  return (
    <TextField
      select
      label={translate('panel.lists.filter.value')}
      value={typeof value === 'boolean' ? String(value) : ''}
      onChange={(event) => onChange(event.target.value === 'true')}
      sx={{ minWidth: 120 }}
    >
      <MenuItem value="true">{translate(texts[0])}</MenuItem>
      <MenuItem value="false">{translate(texts[1])}</MenuItem>
    </TextField>
  );
}

interface OptionsProps {
  readonly field: FieldModel;
  readonly isMany: boolean;
  readonly value: readonly string[];
  onChange(value: WhereValue): void;
}

function Options({ field, isMany, value, onChange }: OptionsProps) {
  const translate = useTranslate();
  const label = useLabels();
  const nameOf = (one: string) => label(field.options.find((option) => option.value === one)?.label) || one;
  const renderValue = (chosen: unknown) => [chosen].flat().map(String).map(nameOf).join(translate('panel.lists.filter.comma'));
  return (
    <TextField
      select
      label={translate('panel.lists.filter.value')}
      value={isMany ? value : (value[0] ?? '')}
      onChange={(event) => onChange(event.target.value)}
      slotProps={{ select: { multiple: isMany, renderValue } }}
      sx={{ minWidth: 160, flex: 1 }}
    >
      {field.options.map((option) => (
        <MenuItem key={option.value} value={option.value} dense={isMany}>
          {isMany && <Checkbox size="small" checked={value.includes(option.value)} sx={{ p: 0.5, mr: 0.5 }} tabIndex={-1} />}
          <ListItemText>{label(option.label)}</ListItemText>
        </MenuItem>
      ))}
    </TextField>
  );
}

function Several({ field, value, onChange }: Omit<OptionsProps, 'value' | 'isMany'> & { readonly value: readonly WhereValue[] }) {
  const translate = useTranslate();
  return (
    <Autocomplete
      multiple
      freeSolo
      options={[]}
      value={value.map((one) => shown(field, one))}
      onChange={(_event, typed) => onChange(typed.map((one) => meant(field, one)))}
      renderInput={(params) => (
        <TextField {...params} label={translate('panel.lists.filter.value')} helperText={translate('panel.form.tagsHint')} />
      )}
      sx={{ minWidth: 200, flex: 1 }}
    />
  );
}

function inputType({ kind }: FieldModel): string {
  if (kind === 'DATE' || kind === 'DATE_TIME') return 'date';
  return kind === 'PERIOD' ? 'month' : 'text';
}

function unitOf({ kind }: FieldModel): string | undefined {
  return kind === 'PERCENT' ? '%' : undefined;
}

/** A value as it is typed: fractions as percentages. */
function shown({ kind }: FieldModel, value: WhereValue): string {
  if (value === null || value === undefined || typeof value === 'object') return '';
  return kind === 'PERCENT' ? trimZeros(shiftPoint(String(value), 2)) : String(value);
}

function meant({ kind }: FieldModel, typed: string): WhereValue {
  if (typed === '') return null;
  if (kind === 'PERCENT') return shiftPoint(typed.replace('%', ''), -2);
  if (kind === 'NUMBER' && /^-?\d+$/.test(typed)) return Number(typed);
  return kind === 'DECIMAL' || kind === 'MONEY' ? typed.replaceAll(/[,，\s]/g, '') : typed;
}
