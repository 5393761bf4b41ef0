import Delete from '@mui/icons-material/DeleteOutlined';
import { Button } from '@mui/material';
import { useState } from 'react';
import { useNavigate, useTranslate } from 'react-admin';
import type { RaRecord } from 'react-admin';
import { useLabels, useResourceModel, useTitles } from '../app/panel.ts';
import { AskDialog } from './AskDialog.tsx';
import { useRemove } from './useRemove.tsx';

/** Deletes the row of the page after asking, and goes back to the list. */
export function RemoveButton({ row }: { readonly row: RaRecord }) {
  const translate = useTranslate();
  const label = useLabels();
  const title = useTitles();
  const navigate = useNavigate();
  const resource = useResourceModel();
  const { removeOne } = useRemove();
  const [isAsking, setIsAsking] = useState(false);
  const content = resource.operations.restore ? 'panel.remove.content' : 'panel.remove.contentFinal';

  const remove = async () => {
    setIsAsking(false);
    if (await removeOne(row)) navigate(`/${resource.name}`);
  };
  return (
    <>
      <Button variant="outlined" color="error" startIcon={<Delete />} onClick={() => setIsAsking(true)}>
        {translate('ra.action.delete')}
      </Button>
      <AskDialog
        isOpen={isAsking}
        title={translate('panel.remove.title', { name: label(resource.label) })}
        content={translate(content, { title: title(resource, row) })}
        confirm={translate('ra.action.delete')}
        onConfirm={() => void remove()}
        onClose={() => setIsAsking(false)}
      />
    </>
  );
}
