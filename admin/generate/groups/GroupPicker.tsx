import { Box, MenuItem, TextField } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useLabels } from '../../app/panel.ts';
import type { GroupKey } from '../../provider/aggregateDocument.ts';
import { keyName, mostKeys } from './groupModel.ts';

interface GroupPickerProps {
  readonly offered: readonly GroupKey[];
  readonly keys: readonly GroupKey[];
  onChoose(keys: readonly GroupKey[]): void;
}

/** Chooses what the rows are put together by, first and second. */
export function GroupPicker({ offered, keys, onChoose }: GroupPickerProps) {
  const translate = useTranslate();
  const nameOf = useKeyNames();
  const places = Array.from({ length: mostKeys }, (_, place) => place).filter((place) => place <= keys.length);
  const put = (place: number, name: string) => {
    const key = offered.find((one) => keyName(one) === name);
    onChoose(keys.toSpliced(place, 1, ...(key ? [key] : [])));
  };
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, px: 1.5, pb: 1.5 }}>
      {places.map((place) => (
        <TextField
          key={place}
          select
          label={translate(place === 0 ? 'panel.groups.by' : 'panel.groups.next')}
          value={keys[place] ? keyName(keys[place]) : ''}
          onChange={(event) => put(place, event.target.value)}
          sx={{ minWidth: 180 }}
        >
          {place > 0 && <MenuItem value="">{translate('panel.groups.none')}</MenuItem>}
          {offered
            .filter(({ field }) => !keys.some((key, other) => other !== place && key.field.name === field.name))
            .map((key) => (
              <MenuItem key={keyName(key)} value={keyName(key)}>
                {nameOf(key)}
              </MenuItem>
            ))}
        </TextField>
      ))}
    </Box>
  );
}

/** `拜访日期（月）` */
export function useKeyNames(): (key: GroupKey) => string {
  const translate = useTranslate();
  const label = useLabels();
  return ({ field, grain }) => {
    const name = label(field.label);
    return grain ? translate('panel.groups.stretch', { name, grain: translate(`panel.groups.grain.${grain}`) }) : name;
  };
}
