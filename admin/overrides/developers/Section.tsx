import { Paper, Typography } from '@mui/material';
import type { ReactNode } from 'react';

interface SectionProps {
  readonly title: string;
  readonly about?: ReactNode;
  readonly children: ReactNode;
}

/** A part of the page under a heading of its own. */
export function Section({ title, about, children }: SectionProps) {
  return (
    <Paper
      component="section"
      aria-label={title}
      sx={{ p: 2, mb: 2, minWidth: 0, display: 'grid', gap: 1.5, gridTemplateColumns: 'minmax(0, 1fr)' }}
    >
      <Typography component="h2" variant="h2">
        {title}
      </Typography>
      {about && <Typography sx={{ color: 'text.secondary' }}>{about}</Typography>}
      {children}
    </Paper>
  );
}
