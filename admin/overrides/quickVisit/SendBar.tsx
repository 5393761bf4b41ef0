import { Alert, Box, Button, CircularProgress } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useIsOffline } from '../../app/useIsOffline.ts';
import type { SendState } from './useSend.ts';

interface SendBarProps {
  readonly state: SendState;
  readonly fault: string | null;
  /** What is still missing, as keys of sentences; shown once sending was tried. */
  readonly missing: readonly string[];
  readonly isUploading: boolean;
  onSend(): void;
}

/** The way out of the form, always in reach of the thumb. */
export function SendBar({ state, fault, missing, isUploading, onSend }: SendBarProps) {
  const translate = useTranslate();
  const [isAsked, setAsked] = useState(false);
  const isOffline = useIsOffline();
  const send = () => {
    setAsked(true);
    if (missing.length === 0) onSend();
  };
  return (
    <Box sx={barStyle}>
      {(isOffline || state === 'waiting') && <Alert severity="warning">{translate('panel.quickVisit.offline')}</Alert>}
      {fault && <Alert severity="error">{translate(fault, { _: fault })}</Alert>}
      {isAsked && missing.length > 0 && (
        <Alert severity="info">{missing.map((key) => translate(key)).join(translate('panel.quickVisit.and'))}</Alert>
      )}
      <Button
        variant="contained"
        size="large"
        fullWidth
        disabled={state === 'sending' || isUploading}
        onClick={send}
        startIcon={state === 'sending' ? <CircularProgress size={18} color="inherit" /> : undefined}
        sx={{ minHeight: 48, fontSize: '1rem' }}
      >
        {translate(isUploading ? 'panel.files.pending' : state === 'waiting' ? 'panel.quickVisit.sendAgain' : 'panel.quickVisit.send')}
      </Button>
    </Box>
  );
}

const barStyle = {
  position: 'sticky',
  bottom: 0,
  zIndex: 3,
  display: 'grid',
  gap: 1,
  pt: 1.25,
  pb: 'calc(10px + env(safe-area-inset-bottom))',
  bgcolor: 'background.default',
  borderTop: 1,
  borderColor: 'divider',
} as const;
