import ArrowRight from '@mui/icons-material/ArrowRightAlt';
import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { useLabels } from '../app/panel.ts';
import { ChangedValue } from './ChangedValue.tsx';
import type { Change } from './changes.ts';

interface ChangeListProps {
  readonly changes: readonly Change[];
  /** What can be done about a change. */
  readonly actionFor?: (change: Change) => ReactNode;
}

/** Changes of a row, each by its field's label: before → after; a first value stands alone. */
export function ChangeList({ changes, actionFor }: ChangeListProps) {
  const label = useLabels();
  return (
    <Box
      component="dl"
      sx={{ m: 0, display: 'grid', gridTemplateColumns: { xs: '1fr', sm: 'minmax(96px, max-content) 1fr' }, columnGap: 2, rowGap: 0.25 }}
    >
      {changes.map((change) => (
        <Box key={change.field.name} sx={{ display: 'contents' }}>
          <Typography component="dt" variant="body2" color="textSecondary" sx={{ pt: 0.25 }}>
            {label(change.field.label)}
          </Typography>
          <Typography component="dd" variant="body2" sx={valueLine}>
            <BeforeAfter change={change} />
            {actionFor?.(change)}
          </Typography>
        </Box>
      ))}
    </Box>
  );
}

const valueLine = {
  m: 0,
  mb: { xs: 0.75, sm: 0 },
  minWidth: 0,
  minHeight: 28,
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  columnGap: 0.75,
  overflowWrap: 'anywhere',
} as const;

/** What stood in the field, an arrow, what stands there since. */
export function BeforeAfter({ change: { field, before, after } }: { readonly change: Change }) {
  const translate = useTranslate();
  if (isNone(before)) return isNone(after) ? null : <ChangedValue field={field} value={after} />;
  return (
    <>
      <Box component="del" sx={{ textDecoration: 'none', color: 'text.secondary' }}>
        <ChangedValue field={field} value={before} />
      </Box>
      <ArrowRight titleAccess={translate('panel.history.became')} sx={{ fontSize: 18, color: 'text.secondary' }} />
      <Box component="ins" sx={{ textDecoration: 'none' }}>
        <ChangedValue field={field} value={after} />
      </Box>
    </>
  );
}

function isNone(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}
