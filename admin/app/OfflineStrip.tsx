import CloudOffOutlined from '@mui/icons-material/CloudOffOutlined';
import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useIsOffline } from './useIsOffline.ts';

/** Says above every page that the connection is gone, and what that means; read out when it appears. */
export function OfflineStrip() {
  const translate = useTranslate();
  const isOffline = useIsOffline();
  return (
    <Box role="status">
      {isOffline && (
        <Box
          sx={{
            display: 'flex',
            alignItems: 'center',
            gap: 1,
            px: { xs: 1.5, sm: 3 },
            py: 0.75,
            bgcolor: 'warning.main',
            color: 'warning.contrastText',
          }}
        >
          <CloudOffOutlined fontSize="small" />
          <span>{translate('panel.draft.offline')}</span>
        </Box>
      )}
    </Box>
  );
}
