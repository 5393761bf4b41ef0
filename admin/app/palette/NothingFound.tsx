import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';

/** Says that there is nothing, and what else to try. */
export function NothingFound({ typed, error }: { readonly typed: string; readonly error: Error | null }) {
  const translate = useTranslate();
  if (error) {
    return (
      <Typography role="alert" sx={{ px: 2.5, py: 3 }}>
        {translate(error.message, { _: error.message })}
      </Typography>
    );
  }
  return (
    <Box role="status" sx={{ px: 2.5, py: 3 }}>
      <Typography sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>
        {translate('panel.palette.nothing', { typed: typed.trim() })}
      </Typography>
      <Typography color="textSecondary" sx={{ mt: 0.5 }}>
        {translate('panel.palette.nothingHint')}
      </Typography>
    </Box>
  );
}
