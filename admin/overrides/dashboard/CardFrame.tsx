import { Box, Button, Paper, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';

interface CardFrameProps {
  readonly title: string;
  /** Why there is nothing to show. */
  readonly problem?: Error | undefined;
  onRetry(): void;
  readonly children: ReactNode;
}

/** A card of the day; its own trouble stays within it. */
export function CardFrame({ title, problem, onRetry, children }: CardFrameProps) {
  const translate = useTranslate();
  return (
    <Paper component="section" aria-label={title} sx={{ p: 2, minWidth: 0 }}>
      <Typography component="h2" variant="h2" sx={{ mb: 1 }}>
        {title}
      </Typography>
      {problem ? (
        <Box role="alert" sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
          <Typography sx={{ color: 'text.secondary' }}>{translate(problem.message, { _: problem.message })}</Typography>
          <Button variant="outlined" onClick={onRetry}>
            {translate('panel.error.retry')}
          </Button>
        </Box>
      ) : (
        children
      )}
    </Paper>
  );
}
