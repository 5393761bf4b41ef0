import { Box, Stack, Typography } from '@mui/material';
import type { ReactNode } from 'react';

interface PageMessageProps {
  readonly title: string;
  readonly hint?: string;
  readonly icon?: ReactNode;
  readonly action?: ReactNode;
  /** Whether the message is the whole page, and its title therefore the page's heading. */
  readonly isPage?: boolean;
}

/** A calm sentence where there is nothing else to show, with what to do next. */
export function PageMessage({ title, hint, icon, action, isPage = false }: PageMessageProps) {
  return (
    <Stack spacing={1.5} sx={{ alignItems: 'center', textAlign: 'center', py: isPage ? 12 : 6, px: 2 }}>
      {icon && <Box sx={{ color: 'text.disabled', fontSize: 40, lineHeight: 0 }}>{icon}</Box>}
      <Typography component={isPage ? 'h1' : 'p'} variant={isPage ? 'h1' : 'h2'}>
        {title}
      </Typography>
      {hint && <Typography color="textSecondary">{hint}</Typography>}
      {action && <Box sx={{ pt: 0.5 }}>{action}</Box>}
    </Stack>
  );
}
