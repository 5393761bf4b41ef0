import { Box, Chip, Link, Typography } from '@mui/material';
import { LinkBase, ResourceContextProvider } from 'react-admin';
import type { RaRecord } from 'react-admin';
import { useLabels, useResourceModel, useTitles } from '../../app/panel.ts';
import { CatalogueIcon } from '../../theme/CatalogueIcon.tsx';
import { FieldValue } from '../FieldValue.tsx';
import { HistoryEvent } from '../HistoryEvent.tsx';
import type { TimelineItem } from './timelinePage.ts';

interface EntryProps {
  readonly item: TimelineItem;
  /** The record that the timeline is of. */
  readonly row: RaRecord;
}

/** One happening: a related row, or a change of the record itself. */
export function TimelineEntry({ item, row }: EntryProps) {
  const told = useResourceModel();
  const { source } = item;
  if (source.field) return <RelatedEntry item={item} />;
  return (
    <ResourceContextProvider value={source.target.name}>
      <HistoryEvent event={item.row as RaRecord} row={row} told={told} />
    </ResourceContextProvider>
  );
}

function RelatedEntry({ item: { source, row, at } }: { readonly item: TimelineItem }) {
  const label = useLabels();
  const title = useTitles();
  const { target, facts } = source;
  return (
    <Box
      component="li"
      sx={{ px: { xs: 2, sm: 3 }, py: 1.5, display: 'flex', gap: 1.5, '& + &': { borderTop: 1, borderColor: 'divider' } }}
    >
      <CatalogueIcon icon={target.icon} sx={{ fontSize: 20, mt: 0.25, color: 'text.secondary' }} />
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1, rowGap: 0.5, alignItems: 'center' }}>
          <Chip size="small" variant="outlined" label={label(target.label)} />
          <Link component={LinkBase} to={`/${target.name}/${String(row['id'])}/show`} sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>
            {title(target, row)}
          </Link>
          <Typography component="time" dateTime={at} variant="caption" color="textSecondary" sx={{ ml: { sm: 'auto' } }}>
            {at.slice(11)}
          </Typography>
        </Box>
        <Box component="dl" sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2, rowGap: 0.5, m: 0, mt: 0.5 }}>
          {facts
            .filter(({ name }) => row[name] !== null && row[name] !== undefined && row[name] !== '')
            .map((field) => (
              <Box key={field.name} sx={{ display: 'flex', gap: 0.75, alignItems: 'baseline', minWidth: 0 }}>
                <Typography component="dt" variant="caption" color="textSecondary" sx={{ whiteSpace: 'nowrap' }}>
                  {label(field.label)}
                </Typography>
                <Box component="dd" sx={{ m: 0, minWidth: 0, overflowWrap: 'anywhere' }}>
                  <FieldValue field={field} row={row} isCell />
                </Box>
              </Box>
            ))}
        </Box>
      </Box>
    </Box>
  );
}
