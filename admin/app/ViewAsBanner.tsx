import VisibilityOutlined from '@mui/icons-material/VisibilityOutlined';
import { Box, Button } from '@mui/material';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { formatDateTime } from '../i18n/time.ts';
import { endViewAs } from '../provider/session.ts';
import { usePanel, usePanelLocale } from './panel.ts';
import { placeBefore } from './panelStore.ts';
import { useSession } from './session.ts';

/** Height of the strip, for what is laid out below it. */
export const bannerHeight = 44;

/** Says above every page, for as long as it lasts, with whose eyes the viewer looks; and ends it. */
export function ViewAsBanner() {
  const { viewer } = useSession();
  if (!viewer.viewedBy) return null;
  return (
    <Box
      role="status"
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 1,
        px: { xs: 1.5, sm: 3 },
        height: bannerHeight,
        bgcolor: 'warning.main',
        color: 'warning.contrastText',
      }}
    >
      <VisibilityOutlined fontSize="small" />
      <Sentence />
      <EndButton />
    </Box>
  );
}

function Sentence() {
  const translate = useTranslate();
  const { timeZone } = usePanel();
  const { viewer } = useSession();
  const role = translate(`panel.role.${viewer.role}`, { _: viewer.role });
  const at = formatDateTime(viewer.viewedBy?.until ?? '', timeZone).slice(-5);
  return (
    <Box
      component="span"
      sx={{ flex: 1, minWidth: 0, fontWeight: 600, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}
    >
      {translate('panel.viewAs.now', { name: viewer.token?.name ?? viewer.name })}
      <Box component="span" sx={{ fontWeight: 400, ml: 1.5, display: { xs: 'none', md: 'inline' } }}>
        {translate('panel.viewAs.watcher', { role, name: viewer.viewedBy?.name ?? '', at })}
      </Box>
    </Box>
  );
}

function EndButton() {
  const translate = useTranslate();
  const notify = useNotify();
  const locale = usePanelLocale();
  const { renew } = useSession();
  const [isBusy, setIsBusy] = useState(false);
  const end = async () => {
    setIsBusy(true);
    try {
      const viewer = await endViewAs(locale);
      window.location.hash = placeBefore();
      renew(viewer);
    } catch (error) {
      setIsBusy(false);
      notify(error instanceof Error ? error.message : 'panel.error.unexpected', { type: 'error' });
    }
  };
  return (
    <Button
      variant="outlined"
      color="inherit"
      disabled={isBusy}
      onClick={() => void end()}
      sx={{ flexShrink: 0, minHeight: 30, borderColor: 'currentcolor' }}
    >
      {translate('panel.viewAs.end')}
    </Button>
  );
}
