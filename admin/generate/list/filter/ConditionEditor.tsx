import Close from '@mui/icons-material/Close';
import { Autocomplete, Box, IconButton, MenuItem, TextField } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useLabels, usePanel, useResourceModel } from '../../../app/panel.ts';
import type { FieldModel } from '../../model.ts';
import { conditionField, conditionFields, firstSteps, operatorsAt, quantifiers, relatedFields, takesMany } from './conditionFields.ts';
import type { ConditionField } from './conditionFields.ts';
import type { Condition } from './conditionTree.ts';
import { useOperatorWords } from './useOperatorWords.ts';
import { ValueInput } from './ValueInput.tsx';

interface ConditionEditorProps {
  readonly condition: Condition;
  onChange(condition: Condition): void;
  onRemove(): void;
}

/** One condition: field, what of it, operator and value, each offering what the viewer's schema declares. */
export function ConditionEditor({ condition, onChange, onRemove }: ConditionEditorProps) {
  const translate = useTranslate();
  const model = usePanel();
  const resource = useResourceModel();
  const field = conditionField(model, resource, condition.steps);
  const lead = (steps: readonly string[]) => {
    const next = conditionField(model, resource, steps);
    onChange({ ...condition, steps, operator: next ? (operatorsAt(model.inputs, next)[0] ?? '') : '', value: null });
  };
  const compare = (operator: string) => {
    const isKept = field !== null && takesMany(model.inputs, field, operator) === takesMany(model.inputs, field, condition.operator);
    const isSame = isKept && operator !== 'isNull' && condition.operator !== 'isNull';
    onChange({ ...condition, operator, value: isSame ? condition.value : operator === 'isNull' ? true : null });
  };
  return (
    <Box
      role="group"
      aria-label={translate('panel.lists.filter.condition')}
      sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'flex-start' }}
    >
      <FieldPicker chosen={field?.own ?? null} onChoose={(own) => lead(firstSteps(model, resource, own))} />
      {field && (
        <>
          <RelationPickers field={field} onLead={lead} />
          <OperatorPicker field={field} operator={condition.operator} onChoose={compare} />
          <ValueInput
            field={field}
            operator={condition.operator}
            value={condition.value}
            onChange={(value) => onChange({ ...condition, value })}
          />
        </>
      )}
      <IconButton size="small" aria-label={translate('panel.lists.filter.remove')} onClick={onRemove} sx={{ ml: 'auto', mt: 0.25 }}>
        <Close fontSize="small" />
      </IconButton>
    </Box>
  );
}

interface OperatorPickerProps {
  readonly field: ConditionField;
  readonly operator: string;
  onChoose(operator: string): void;
}

function OperatorPicker({ field, operator, onChoose }: OperatorPickerProps) {
  const translate = useTranslate();
  const { inputs } = usePanel();
  const wordOf = useOperatorWords();
  return (
    <Picker
      label={translate('panel.lists.filter.operator')}
      value={operator}
      width={120}
      choices={operatorsAt(inputs, field).map((value) => ({ value, text: wordOf(field, value) }))}
      onChoose={onChoose}
    />
  );
}

interface PickerProps {
  readonly label: string;
  readonly value: string;
  readonly width: number;
  readonly choices: readonly { readonly value: string; readonly text: string }[];
  onChoose(value: string): void;
}

function Picker({ label, value, width, choices, onChoose }: PickerProps) {
  return (
    <TextField select label={label} value={value} onChange={(event) => onChoose(event.target.value)} sx={{ width }}>
      {choices.map((choice) => (
        <MenuItem key={choice.value} value={choice.value}>
          {choice.text}
        </MenuItem>
      ))}
    </TextField>
  );
}

function FieldPicker({ chosen, onChoose }: { readonly chosen: FieldModel | null; onChoose(field: FieldModel): void }) {
  const translate = useTranslate();
  const label = useLabels();
  const model = usePanel();
  const resource = useResourceModel();
  return (
    <Autocomplete
      disableClearable
      options={conditionFields(model, resource)}
      value={chosen ?? undefined}
      getOptionLabel={(field) => label(field.label)}
      getOptionKey={(field) => field.name}
      isOptionEqualToValue={(field, other) => field.name === other.name}
      onChange={(_event, field) => onChoose(field)}
      noOptionsText={translate('panel.form.noOption')}
      renderInput={(params) => <TextField {...params} label={translate('panel.lists.filter.field')} />}
      sx={{ width: { xs: '100%', sm: 180 } }}
    />
  );
}

/** Of a relation: how many of its rows, and what of them. */
function RelationPickers({ field, onLead }: { readonly field: ConditionField; onLead(steps: readonly string[]): void }) {
  const translate = useTranslate();
  const label = useLabels();
  const model = usePanel();
  const resource = useResourceModel();
  const { own, quantifier, related, isRow } = field;
  if (!isRow && !related) return null;
  const last = related?.name ?? 'id';
  const parts = relatedFields(model, own).map(({ name, label: named }) => ({ value: name, text: label(named) }));
  return (
    <>
      {quantifier && (
        <Picker
          label={translate('panel.lists.filter.rows')}
          value={quantifier}
          width={120}
          choices={quantifiers(model, resource, own).map((one) => ({
            value: one,
            text: translate(`panel.lists.filter.quantifier.${one}`),
          }))}
          onChoose={(one) => onLead([own.name, one, last])}
        />
      )}
      <Picker
        label={translate('panel.lists.filter.part')}
        value={last}
        width={150}
        choices={[{ value: 'id', text: translate('panel.lists.filter.row') }, ...parts]}
        onChoose={(part) => onLead([own.name, ...(quantifier ? [quantifier] : []), part])}
      />
    </>
  );
}
