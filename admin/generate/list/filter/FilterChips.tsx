import Cancel from '@mui/icons-material/Cancel';
import { Box, Chip } from '@mui/material';
import { Fragment } from 'react';
import { useTranslate } from 'react-admin';
import { ConditionText } from './ConditionText.tsx';
import { whereOf } from './conditionTree.ts';
import { useConditions } from './useConditions.ts';

/** The conditions in words, each to be taken away by itself. */
export function FilterChips() {
  const translate = useTranslate();
  const { group, remove } = useConditions();
  return (
    <Box
      role="group"
      aria-label={translate('panel.lists.filter.conditions')}
      sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, alignItems: 'center', px: 1.5, pb: 1.5 }}
    >
      {group.items.map((item, place) => (
        <Fragment key={JSON.stringify(whereOf(item))}>
          {place > 0 && <span>{translate(`panel.lists.filter.${group.join}`)}</span>}
          <Chip
            size="small"
            label={<ConditionText item={item} />}
            onDelete={() => remove(place)}
            deleteIcon={<Cancel titleAccess={translate('panel.lists.filter.remove')} />}
            sx={{ height: 'auto', py: 0.25, '& .MuiChip-label': { whiteSpace: 'normal' } }}
          />
        </Fragment>
      ))}
    </Box>
  );
}
