import { Box, LinearProgress, Typography } from '@mui/material';

interface RunProgressProps {
  /** What the bar is of, for who does not see it. */
  readonly label: string;
  readonly text: string;
  /** From 0 to 1; null while nobody can tell. */
  readonly share: number | null;
}

/** How far long work is. */
export function RunProgress({ label, text, share }: RunProgressProps) {
  return (
    <Box>
      <LinearProgress
        aria-label={label}
        variant={share === null ? 'indeterminate' : 'determinate'}
        {...(share !== null && { value: Math.min(100, 100 * share) })}
      />
      <Typography variant="body2" color="textSecondary" role="status" sx={{ mt: 0.5 }}>
        {text}
      </Typography>
    </Box>
  );
}
