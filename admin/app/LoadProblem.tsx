import { Box, Button, Stack, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { OuterFrame } from './OuterFrame.tsx';
import { usePageTitle } from './pageTitle.ts';

interface LoadProblemProps {
  readonly problem: Error;
  onRetry(): void;
}

/** Shown when the panel's description cannot be read: says so, and offers to try again. */
export function LoadProblem(props: LoadProblemProps) {
  return (
    <OuterFrame>
      <ProblemScreen {...props} />
    </OuterFrame>
  );
}

function ProblemScreen({ problem, onRetry }: LoadProblemProps) {
  const translate = useTranslate();
  const title = translate('panel.error.pageTitle');
  usePageTitle(title);
  return (
    <Box component="main" sx={{ minHeight: '100vh', display: 'grid', placeItems: 'center', p: 2 }}>
      <Stack spacing={2} sx={{ alignItems: 'center', textAlign: 'center' }}>
        <Typography component="h1" variant="h1">
          {title}
        </Typography>
        <Typography color="textSecondary">{translate(problem.message, { _: problem.message })}</Typography>
        <Button variant="contained" onClick={onRetry}>
          {translate('panel.error.retry')}
        </Button>
      </Stack>
    </Box>
  );
}
