import { Alert } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useSession } from './session.ts';

/** Tells who looked with other eyes, and no longer does by no wish of theirs, that they act as themselves again. */
export function ViewAsOver() {
  const translate = useTranslate();
  const { viewer, isViewAsOver } = useSession();
  const [isRead, setIsRead] = useState(false);
  if (!isViewAsOver || isRead) return null;
  return (
    <Alert severity="warning" onClose={() => setIsRead(true)} sx={{ mb: 2 }}>
      {translate('panel.viewAs.over', { name: viewer.name })}
    </Alert>
  );
}
