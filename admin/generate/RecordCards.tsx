import { Box, Checkbox, FormControlLabel, Stack, Typography } from '@mui/material';
import type { RaRecord } from 'react-admin';
import { useListContext, useTranslate } from 'react-admin';
import { useLabels, useResourceModel, useTitles } from '../app/panel.ts';
import { useIsDeletedView } from './DeletedSwitch.tsx';
import { FieldValue } from './FieldValue.tsx';
import { useTickAll } from './list/useTickAll.ts';
import type { FieldModel } from './model.ts';
import { RestoreButton } from './RestoreButton.tsx';
import { RowTitle } from './RowTitle.tsx';

interface RecordCardsProps {
  readonly fields: readonly FieldModel[];
  readonly canSelect: boolean;
}

/** The rows as cards, for narrow screens: name and choices above, the other columns as pairs. */
export function RecordCards({ fields, canSelect }: RecordCardsProps) {
  const { data = [] } = useListContext();
  const isTicked = !useIsDeletedView() && canSelect;
  return (
    <Box sx={{ borderTop: 1, borderColor: 'divider' }}>
      {isTicked && <TickAll />}
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {data.map((row) => (
          <Box
            component="li"
            key={row.id}
            sx={{ display: 'flex', p: 1.5, borderBottom: 1, borderColor: 'divider', '&:last-child': { borderBottom: 0 } }}
          >
            {isTicked && <Tick row={row} />}
            <Card row={row} fields={fields} />
          </Box>
        ))}
      </Box>
    </Box>
  );
}

function TickAll() {
  const translate = useTranslate();
  const { isAll, isSome, toggle } = useTickAll();
  return (
    <FormControlLabel
      control={<Checkbox checked={isAll} indeterminate={isSome} onChange={toggle} />}
      label={translate('panel.list.selectAll')}
      slotProps={{ typography: { variant: 'body2', color: 'textSecondary' } }}
      sx={{ m: 0, pl: 0.5, width: '100%', borderBottom: 1, borderColor: 'divider' }}
    />
  );
}

function Tick({ row }: { readonly row: RaRecord }) {
  const translate = useTranslate();
  const title = useTitles();
  const resource = useResourceModel();
  const { selectedIds = [], onToggleItem } = useListContext();
  return (
    <Checkbox
      checked={selectedIds.includes(row.id)}
      onChange={() => onToggleItem(row.id)}
      slotProps={{ input: { 'aria-label': translate('panel.list.selectRow', { name: title(resource, row) }) } }}
      sx={{ alignSelf: 'flex-start', ml: -1, mt: -1.25, mr: 0.25 }}
    />
  );
}

function Card({ row, fields }: { readonly row: RaRecord; readonly fields: readonly FieldModel[] }) {
  const resource = useResourceModel();
  const isDeleted = useIsDeletedView();
  const filled = fields.filter((field) => field.name !== resource.title && hasValue(row[field.name]));
  const marks = filled.filter((field) => field.kind === 'CHOICE');
  const pairs = filled.filter((field) => field.kind !== 'CHOICE');
  return (
    <Stack spacing={0.75} sx={{ flex: 1, minWidth: 0 }}>
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'baseline', flexWrap: 'wrap' }}>
        <Box sx={{ mr: 'auto' }}>
          <RowTitle row={row} />
        </Box>
        {marks.map((field) => (
          <FieldValue key={field.name} field={field} row={row} isCell />
        ))}
      </Box>
      <Pairs fields={pairs} row={row} />
      {isDeleted && (
        <Box>
          <RestoreButton row={row} />
        </Box>
      )}
    </Stack>
  );
}

function Pairs({ fields, row }: { readonly fields: readonly FieldModel[]; readonly row: RaRecord }) {
  const label = useLabels();
  return (
    <Box component="dl" sx={{ m: 0, display: 'grid', gridTemplateColumns: 'auto 1fr', columnGap: 1.5, rowGap: 0.25 }}>
      {fields.map((field) => (
        <Box key={field.name} sx={{ display: 'contents' }}>
          <Typography component="dt" variant="caption" color="textSecondary">
            {label(field.label)}
          </Typography>
          <Typography component="dd" variant="body2" sx={{ m: 0, minWidth: 0, overflowWrap: 'anywhere' }}>
            <FieldValue field={field} row={row} isCell={field.told !== null} />
          </Typography>
        </Box>
      ))}
    </Box>
  );
}

function hasValue(value: unknown): boolean {
  return value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);
}
