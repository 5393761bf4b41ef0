import { Button } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import type { Bulk } from './useBulk.ts';

interface BulkActionsProps {
  readonly bulk: Bulk;
  readonly children: ReactNode;
  onClose(): void;
}

/** Stop while it runs, close once it is over, else the way back and the way on. */
export function BulkActions({ bulk, children, onClose }: BulkActionsProps) {
  const translate = useTranslate();
  if (bulk.isOver) {
    return (
      <Button variant="contained" onClick={onClose} autoFocus>
        {translate('panel.flows.bulk.close')}
      </Button>
    );
  }
  return (
    <>
      <Button color="inherit" onClick={bulk.isRunning ? bulk.stop : onClose}>
        {translate(bulk.isRunning ? 'panel.flows.bulk.stop' : 'ra.action.cancel')}
      </Button>
      {children}
    </>
  );
}
