import { Box, Chip, Typography } from '@mui/material';
import { ResourceContextProvider, useTranslate } from 'react-admin';
import type { RaRecord } from 'react-admin';
import { useLabels, usePanel, useTitles } from '../../app/panel.ts';
import { formatDateTime } from '../../i18n/time.ts';
import { CatalogueIcon } from '../../theme/CatalogueIcon.tsx';
import type { Row } from '../choose.ts';
import type { ResourceModel } from '../model.ts';
import { fieldNamed, resourceNamed } from '../model.ts';
import { RestoreButton } from '../RestoreButton.tsx';

/** One deleted row: what it is, who deleted it when, what comes back with it, and the way back. */
export function BinRow({ resource, row }: { readonly resource: ResourceModel; readonly row: Row }) {
  const label = useLabels();
  const title = useTitles();
  return (
    <Box
      component="li"
      sx={{
        display: 'flex',
        flexWrap: { xs: 'wrap', sm: 'nowrap' },
        gap: 1.5,
        alignItems: 'center',
        px: 2,
        py: 1.25,
        borderTop: 1,
        borderColor: 'divider',
      }}
    >
      <CatalogueIcon icon={resource.icon} sx={{ fontSize: 20, color: 'text.secondary' }} />
      <Box sx={{ flex: '1 1 200px', minWidth: 0 }}>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
          <Typography component="span" sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>
            {title(resource, row)}
          </Typography>
          <Chip size="small" variant="outlined" label={label(resource.label)} />
        </Box>
        <Deleted resource={resource} row={row} />
      </Box>
      <ResourceContextProvider value={resource.name}>
        <RestoreButton row={row as RaRecord} />
      </ResourceContextProvider>
    </Box>
  );
}

function Deleted({ resource, row }: { readonly resource: ResourceModel; readonly row: Row }) {
  const translate = useTranslate();
  const label = useLabels();
  const title = useTitles();
  const model = usePanel();
  const people = fieldNamed(resource, 'updatedBy')?.target;
  const by = people ? title(resourceNamed(model, people), row['updatedBy'] as Row | null) : '';
  const at = formatDateTime(String(row['deletedAt']), model.timeZone);
  const along = resource.fields.filter(({ follows }) => follows).map((field) => label(field.label));
  return (
    <Typography variant="caption" color="textSecondary" component="div">
      {by ? translate('panel.bin.deletedBy', { name: by, at }) : translate('panel.bin.deletedAt', { at })}
      {along.length > 0 && ` · ${translate('panel.bin.along', { names: along.join(translate('panel.kanban.comma')) })}`}
    </Typography>
  );
}
