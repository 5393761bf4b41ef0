import { Box, FormControlLabel, Radio, RadioGroup, Typography } from '@mui/material';
import { useId } from 'react';
import { useTranslate } from 'react-admin';
import type { RaRecord } from 'react-admin';
import { useLabels, usePanel, useTitles } from '../../app/panel.ts';
import { FieldValue } from '../FieldValue.tsx';
import { resourceNamed } from '../model.ts';
import type { Difference } from './mergeModel.ts';
import type { Merge } from './useMerge.ts';

interface DifferencesProps {
  readonly merge: Merge;
  readonly keeps: RaRecord;
  readonly gives: RaRecord;
}

/** The fields in which the rows differ: which side's value stays, the viewer says where it is theirs to say. */
export function Differences({ merge, keeps, gives }: DifferencesProps) {
  const translate = useTranslate();
  const titleId = useId();
  const { differences } = merge;
  if (differences.length === 0) return <Typography color="textSecondary">{translate('panel.record.merge.same')}</Typography>;
  return (
    <Box component="section" aria-labelledby={titleId}>
      <Typography id={titleId} variant="subtitle2" component="h3">
        {translate('panel.record.merge.differences')}
      </Typography>
      <Typography variant="caption" color="textSecondary" component="p" sx={{ m: 0, mb: 1 }}>
        {translate('panel.record.merge.differencesHint')}
      </Typography>
      {differences.map((difference) => (
        <Line key={difference.field.name} difference={difference} merge={merge} sides={[keeps, gives]} />
      ))}
    </Box>
  );
}

interface LineProps {
  readonly difference: Difference;
  readonly merge: Merge;
  readonly sides: readonly [RaRecord, RaRecord];
}

/** The field's name above its values on a phone, before them elsewhere. */
const grid = {
  display: 'grid',
  gridTemplateColumns: { xs: '1fr 1fr', sm: 'minmax(96px, 0.6fr) 1fr 1fr' },
  columnGap: 1,
  alignItems: 'start',
  borderTop: 1,
  borderColor: 'divider',
};

/** Long names of companies break where they must. */
const value = { minWidth: 0, overflowWrap: 'anywhere', '& span': { whiteSpace: 'normal' } } as const;

function Line({ difference: { field, rule }, merge, sides }: LineProps) {
  const labelId = useId();
  const name = <Name id={labelId} field={field} rule={rule} />;
  if (rule === 'CHOICE') {
    const side = merge.isTaken(field.name) ? 'gives' : 'keeps';
    return (
      <RadioGroup
        aria-labelledby={labelId}
        value={side}
        onChange={(_event, chosen) => merge.take(field.name, chosen === 'gives')}
        sx={grid}
      >
        {name}
        {sides.map((row, place) => (
          <Choice key={row.id} side={place === 0 ? 'keeps' : 'gives'} field={field} row={row} />
        ))}
      </RadioGroup>
    );
  }
  return (
    <Box role="group" aria-labelledby={labelId} sx={grid}>
      {name}
      {sides.map((row, place) => (
        <Box key={row.id} sx={{ ...value, py: 1, color: rule === 'FIXED' && place === 1 ? 'text.secondary' : undefined }}>
          <SideValue field={field} row={row} />
        </Box>
      ))}
    </Box>
  );
}

function Name({ id, field, rule }: Difference & { readonly id: string }) {
  const translate = useTranslate();
  const label = useLabels();
  return (
    <Box sx={{ gridColumn: { xs: '1 / -1', sm: 'auto' }, py: 0.75 }}>
      <Typography id={id} variant="body2" sx={{ fontWeight: 600 }}>
        {label(field.label)}
      </Typography>
      {rule !== 'CHOICE' && (
        <Typography variant="caption" color="textSecondary">
          {translate(rule === 'BOTH' ? 'panel.record.merge.both' : 'panel.record.merge.fixed')}
        </Typography>
      )}
    </Box>
  );
}

interface ChoiceProps extends Pick<Difference, 'field'> {
  readonly side: 'keeps' | 'gives';
  readonly row: RaRecord;
}

function Choice({ side, field, row }: ChoiceProps) {
  return (
    <FormControlLabel
      value={side}
      control={<Radio size="small" />}
      label={<SideValue field={field} row={row} />}
      sx={{ m: 0, minWidth: 0, alignItems: 'flex-start', '& .MuiFormControlLabel-label': { ...value, py: 1 } }}
    />
  );
}

/** References by name alone: a link would lead away from what is being decided. */
function SideValue({ field, row }: Pick<ChoiceProps, 'field' | 'row'>) {
  const model = usePanel();
  const title = useTitles();
  const related = row[field.name] as RaRecord | null | undefined;
  if (field.kind !== 'BELONGS_TO' || !field.target || !related) return <FieldValue field={field} row={row} />;
  return <span>{title(resourceNamed(model, field.target), related)}</span>;
}
