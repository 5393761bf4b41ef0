import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useLabels, usePanel, useResourceModel } from '../app/panel.ts';
import type { Row } from './choose.ts';
import { FieldValue } from './FieldValue.tsx';
import { fileTarget } from './files/fileModel.ts';
import type { FieldModel, TabModel } from './model.ts';

/** All fields of a row under the catalogue's headings, two or three abreast where there is room. */
export function FieldGroups({ row }: { readonly row: Row }) {
  const { tabs } = useResourceModel();
  const shown = tabs.map((tab) => calledFor(tab, row)).filter(({ fields }) => fields.length > 0);
  return (
    <Box sx={{ px: { xs: 2, sm: 3 }, py: 1 }}>
      {shown.map((tab) => (
        <Group key={tab.key} tab={tab} row={row} isAlone={shown.length === 1} />
      ))}
    </Box>
  );
}

/** Without the fields that what the row holds does not call for. */
function calledFor(tab: TabModel, row: Row): TabModel {
  return { ...tab, fields: tab.fields.filter(({ when }) => !when || when.values.includes(String(row[when.field]))) };
}

function Group({ tab, row, isAlone }: { readonly tab: TabModel; readonly row: Row; readonly isAlone: boolean }) {
  return (
    <Box component="section" sx={{ py: 2, '& + section': { borderTop: 1, borderColor: 'divider' } }}>
      {!isAlone && <GroupTitle tab={tab} />}
      <Box
        component="dl"
        sx={{
          m: 0,
          display: 'grid',
          columnGap: 3,
          rowGap: 1.75,
          gridTemplateColumns: { xs: '1fr 1fr', lg: '1fr 1fr 1fr' },
        }}
      >
        {tab.fields.map((field) => (
          <Entry key={field.name} field={field} row={row} />
        ))}
      </Box>
    </Box>
  );
}

/** The heading of a group of fields. */
export function GroupTitle({ tab }: { readonly tab: TabModel }) {
  const translate = useTranslate();
  const label = useLabels();
  return (
    <Typography component="h2" variant="h2" sx={{ mb: 1.5 }}>
      {tab.label ? label(tab.label) : translate('panel.show.more')}
    </Typography>
  );
}

/** Tells whether a field takes the whole width. */
export function useIsWide(): (field: FieldModel) => boolean {
  const model = usePanel();
  return (field) => isLong(field) || fileTarget(model, field) !== null;
}

function isLong(field: FieldModel): boolean {
  return (
    field.kind === 'LONG_TEXT' ||
    (field.kind === 'JSON' && field.format !== 'geoPoint') ||
    (field.kind === 'TAGS' && field.options.length > 0)
  );
}

function Entry({ field, row }: { readonly field: FieldModel; readonly row: Row }) {
  const label = useLabels();
  const isWide = useIsWide();
  return (
    <Box sx={{ minWidth: 0, gridColumn: isWide(field) ? '1 / -1' : undefined }}>
      <Typography component="dt" variant="caption" color="textSecondary" sx={{ display: 'block' }}>
        {label(field.label)}
      </Typography>
      <Typography component="dd" variant="body1" sx={{ m: 0, overflowWrap: 'anywhere' }}>
        <FieldValue field={field} row={row} />
      </Typography>
    </Box>
  );
}
