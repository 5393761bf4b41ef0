import { Autocomplete, TextField } from '@mui/material';
import { useState } from 'react';
import { useGetList, useGetMany, useTranslate } from 'react-admin';
import type { RaRecord } from 'react-admin';
import { useResourceModel, useTitles } from '../../../app/panel.ts';

interface RecordPickerProps {
  readonly target: string;
  readonly label: string;
  readonly isMany: boolean;
  readonly value: readonly string[];
  onChange(ids: readonly string[]): void;
}

/** Chooses rows of a resource by typing a part of their names. */
export function RecordPicker({ target, label, isMany, value, onChange }: RecordPickerProps) {
  const translate = useTranslate();
  const title = useTitles();
  const resource = useResourceModel(target);
  const [typed, setTyped] = useState('');
  const { data: found = [] } = useGetList(target, {
    filter: typed ? { q: typed } : {},
    sort: resource.sort,
    pagination: { page: 1, perPage: 20 },
  });
  const { data: chosen = [] } = useGetMany(target, { ids: [...value] }, { enabled: value.length > 0 });
  const rows = chosen.filter((row): row is RaRecord => row !== undefined && value.includes(String(row.id)));
  const common = {
    options: found,
    filterOptions: (options: RaRecord[]) => options,
    getOptionLabel: (row: RaRecord) => title(resource, row),
    getOptionKey: (row: RaRecord) => String(row.id),
    isOptionEqualToValue: (row: RaRecord, other: RaRecord) => row.id === other.id,
    noOptionsText: translate('panel.form.noOption'),
    onInputChange: (_event: unknown, text: string, reason: string) => setTyped(reason === 'input' ? text : ''),
    renderInput: (params: object) => <TextField {...params} label={label} />,
    sx: { minWidth: 220, flex: 1 },
  };
  if (isMany) {
    return (
      <Autocomplete
        {...common}
        multiple
        limitTags={3}
        value={rows}
        onChange={(_event, next) => onChange(next.map(({ id }) => String(id)))}
      />
    );
  }
  return <Autocomplete {...common} value={rows[0] ?? null} onChange={(_event, next) => onChange(next ? [String(next.id)] : [])} />;
}
