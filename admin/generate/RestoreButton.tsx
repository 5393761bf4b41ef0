import Restore from '@mui/icons-material/RestoreFromTrash';
import { Button } from '@mui/material';
import type { RaRecord } from 'react-admin';
import { useTranslate } from 'react-admin';
import { useResourceModel, useTitles } from '../app/panel.ts';
import { useRestore } from './useRestore.ts';

/** Brings one deleted row back. */
export function RestoreButton({ row }: { readonly row: RaRecord }) {
  const translate = useTranslate();
  const title = useTitles();
  const resource = useResourceModel();
  const restore = useRestore(resource.name);
  return (
    <Button
      variant="outlined"
      startIcon={<Restore />}
      aria-label={translate('panel.list.restoreRow', { name: title(resource, row) })}
      onClick={() => void restore([String(row.id)])}
    >
      {translate('panel.list.restore')}
    </Button>
  );
}
