import { MenuItem, TextField } from '@mui/material';
import { useListContext, useTranslate } from 'react-admin';
import { useLabels, useResourceModel } from '../../app/panel.ts';
import { boardKey } from '../../provider/where.ts';
import type { FieldModel, Where } from '../model.ts';
import { chosenField } from './boardModel.ts';

/** Chooses the field whose values are the board's columns; not there where there is but one. */
export function BoardPicker({ offered }: { readonly offered: readonly FieldModel[] }) {
  const translate = useTranslate();
  const label = useLabels();
  const resource = useResourceModel();
  const { filterValues, displayedFilters, setFilters } = useListContext();
  const filter = filterValues as Where;
  if (offered.length < 2) return null;
  return (
    <TextField
      select
      label={translate('panel.kanban.by')}
      value={chosenField(resource, filter[boardKey])?.name ?? ''}
      onChange={({ target }) => setFilters({ ...filter, [boardKey]: target.value }, displayedFilters, false)}
      sx={{ '&&': { minWidth: 130, width: 'auto' } }}
    >
      {offered.map(({ name, label: text }) => (
        <MenuItem key={name} value={name}>
          {label(text)}
        </MenuItem>
      ))}
    </TextField>
  );
}
