import Close from '@mui/icons-material/Close';
import Delete from '@mui/icons-material/DeleteOutlined';
import { Box, Button, IconButton, Typography } from '@mui/material';
import { alpha } from '@mui/material/styles';
import { useState } from 'react';
import { useListContext, useTranslate } from 'react-admin';
import { useLabels, useResourceModel } from '../app/panel.ts';
import { AskDialog } from './AskDialog.tsx';
import { useRemove } from './useRemove.tsx';

/** What can be done with the selected rows; there only while some are. */
export function BulkBar() {
  const translate = useTranslate();
  const { selectedIds = [], onUnselectItems } = useListContext();
  if (selectedIds.length === 0) return null;
  return (
    <Box
      role="region"
      aria-label={translate('panel.list.selected', { smart_count: selectedIds.length })}
      sx={{ display: 'flex', alignItems: 'center', gap: 1, px: 1.5, py: 0.75, bgcolor: (theme) => alpha(theme.palette.primary.main, 0.1) }}
    >
      <IconButton size="small" aria-label={translate('panel.list.clearSelection')} onClick={() => onUnselectItems()}>
        <Close fontSize="small" />
      </IconButton>
      <Typography variant="body2" sx={{ fontWeight: 600, mr: 'auto' }}>
        {translate('panel.list.selected', { smart_count: selectedIds.length })}
      </Typography>
      <BulkDelete ids={selectedIds.map(String)} onDone={() => onUnselectItems()} />
    </Box>
  );
}

function BulkDelete({ ids, onDone }: { readonly ids: readonly string[]; onDone(): void }) {
  const translate = useTranslate();
  const label = useLabels();
  const resource = useResourceModel();
  const { removeMany } = useRemove();
  const [isAsking, setIsAsking] = useState(false);
  const args = { smart_count: ids.length, name: label(resource.labels) };
  const remove = async () => {
    setIsAsking(false);
    if (await removeMany(ids)) onDone();
  };
  return (
    <>
      <Button color="error" startIcon={<Delete />} onClick={() => setIsAsking(true)}>
        {translate('ra.action.delete')}
      </Button>
      <AskDialog
        isOpen={isAsking}
        title={translate('panel.remove.titleMany', args)}
        content={translate('panel.remove.contentMany')}
        confirm={translate('ra.action.delete')}
        onConfirm={() => void remove()}
        onClose={() => setIsAsking(false)}
      />
    </>
  );
}
