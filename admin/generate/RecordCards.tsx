import { Box, Stack, Typography } from '@mui/material';
import type { RaRecord } from 'react-admin';
import { useListContext } from 'react-admin';
import { useLabels, useResourceModel } from '../app/panel.ts';
import { useIsDeletedView } from './DeletedSwitch.tsx';
import { FieldValue } from './FieldValue.tsx';
import type { FieldModel } from './model.ts';
import { RestoreButton } from './RestoreButton.tsx';
import { RowTitle } from './RowTitle.tsx';

/** The rows as cards, for narrow screens: name and choices above, the other columns as pairs. */
export function RecordCards({ fields }: { readonly fields: readonly FieldModel[] }) {
  const { data = [] } = useListContext();
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', borderTop: 1, borderColor: 'divider' }}>
      {data.map((row) => (
        <Box component="li" key={row.id} sx={{ p: 1.5, borderBottom: 1, borderColor: 'divider', '&:last-child': { borderBottom: 0 } }}>
          <Card row={row} fields={fields} />
        </Box>
      ))}
    </Box>
  );
}

function Card({ row, fields }: { readonly row: RaRecord; readonly fields: readonly FieldModel[] }) {
  const resource = useResourceModel();
  const isDeleted = useIsDeletedView();
  const filled = fields.filter((field) => field.name !== resource.title && hasValue(row[field.name]));
  const marks = filled.filter((field) => field.kind === 'CHOICE');
  const pairs = filled.filter((field) => field.kind !== 'CHOICE');
  return (
    <Stack spacing={0.75}>
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
