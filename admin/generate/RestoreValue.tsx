import Restore from '@mui/icons-material/Restore';
import { IconButton, Tooltip } from '@mui/material';
import { useState } from 'react';
import { useDataProvider, useNotify, useRefresh, useTranslate } from 'react-admin';
import type { RaRecord } from 'react-admin';
import { useLabels } from '../app/panel.ts';
import type { PanelFault } from '../provider/errors.ts';
import type { PanelProvider } from '../provider/dataProvider.ts';
import { AskDialog } from './AskDialog.tsx';
import { ChangedValue } from './ChangedValue.tsx';
import type { Change } from './changes.ts';
import { useFaultNotice } from './faults.ts';
import type { VerbModel } from './model.ts';

interface RestoreValueProps {
  readonly verb: VerbModel;
  /** The row that tells of the change. */
  readonly event: RaRecord;
  readonly change: Change;
  /** The row that was changed, as it is now. */
  readonly row: RaRecord;
}

/** Gives a field back its value from before a change, once the viewer has said so. */
export function RestoreValue(props: RestoreValueProps) {
  const translate = useTranslate();
  const label = useLabels();
  const [isOpen, setIsOpen] = useState(false);
  const { isBusy, restore } = useRestoreValue(props, () => setIsOpen(false));
  const { field, before } = props.change;
  const name = translate('panel.history.restore', { field: label(field.label) });
  return (
    <>
      <Tooltip title={name}>
        <IconButton size="small" aria-label={name} onClick={() => setIsOpen(true)}>
          <Restore sx={{ fontSize: 18 }} />
        </IconButton>
      </Tooltip>
      <AskDialog
        isOpen={isOpen}
        title={translate('panel.history.restoreTitle', { field: label(field.label) })}
        content={
          <>
            {translate('panel.history.restoreTo')} <ChangedValue field={field} value={before} />
          </>
        }
        hint={translate('panel.history.restoreHint')}
        confirm={label(props.verb.label)}
        tone="primary"
        isBusy={isBusy}
        onConfirm={() => void restore()}
        onClose={() => setIsOpen(false)}
      />
    </>
  );
}

function useRestoreValue({ verb, event, change, row }: RestoreValueProps, onEnd: () => void) {
  const provider = useDataProvider<PanelProvider>();
  const notify = useNotify();
  const refresh = useRefresh();
  const sayFault = useFaultNotice();
  const [isBusy, setIsBusy] = useState(false);
  const run = async () => {
    const values = { field: change.field.name, recordVersion: row['version'] };
    await provider.runVerb(verb, { id: String(event.id), version: event['version'], values });
    notify('panel.history.restored', { type: 'success' });
  };
  const restore = async () => {
    setIsBusy(true);
    await run().catch((error: unknown) => {
      const isConflict = (error as Partial<PanelFault>).body?.code === 'CONFLICT';
      if (isConflict) notify('panel.history.conflict', { type: 'warning' });
      else sayFault(error);
    });
    setIsBusy(false);
    onEnd();
    refresh();
  };
  return { isBusy, restore };
}
