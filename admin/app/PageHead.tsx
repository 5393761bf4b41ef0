import { Box, Stack, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { usePageTitle } from './pageTitle.ts';

interface PageHeadProps {
  readonly title: string;
  /** Stands on the title's line: which of several things of that name this is. */
  readonly beside?: ReactNode;
  /** Small print above the title: where this page belongs. */
  readonly above?: ReactNode;
  readonly below?: ReactNode;
  readonly actions?: ReactNode;
}

/** The page's heading, with what can be done on it; also names the browser's tab. */
export function PageHead({ title, beside, above, below, actions }: PageHeadProps) {
  usePageTitle(title);
  return (
    <Box component="header" sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'flex-end', mb: 2 }}>
      <Box sx={{ flex: '1 1 240px', minWidth: 0 }}>
        {above}
        <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1, alignItems: 'center' }}>
          <Typography component="h1" variant="h1" sx={{ overflowWrap: 'anywhere' }}>
            {title}
          </Typography>
          {beside}
        </Box>
        {below}
      </Box>
      {actions && (
        <Stack direction="row" sx={{ flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
          {actions}
        </Stack>
      )}
    </Box>
  );
}
