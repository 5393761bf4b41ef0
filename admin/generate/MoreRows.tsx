import { Box, Button } from '@mui/material';
import { useTranslate } from 'react-admin';

interface MoreRowsProps {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  fetchNextPage(): unknown;
}

/** The way to what comes after the rows that are there, at their end. */
export function MoreRows({ hasNextPage, isFetchingNextPage, fetchNextPage }: MoreRowsProps) {
  const translate = useTranslate();
  if (!hasNextPage) return null;
  return (
    <Box sx={{ p: 2, textAlign: 'center', borderTop: 1, borderColor: 'divider' }}>
      <Button variant="outlined" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
        {translate('panel.timeline.more')}
      </Button>
    </Box>
  );
}
