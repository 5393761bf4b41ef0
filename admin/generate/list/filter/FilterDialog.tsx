import { Button, Dialog, DialogActions, DialogContent, DialogTitle, useMediaQuery } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import { useId, useState } from 'react';
import { useTranslate } from 'react-admin';
import { newCondition, whereOf } from './conditionTree.ts';
import type { Group } from './conditionTree.ts';
import { GroupEditor } from './GroupEditor.tsx';
import { useConditions } from './useConditions.ts';

/** Builds the condition of the list; nothing is asked for until it is applied. */
export function FilterDialog({ onClose }: { onClose(): void }) {
  const translate = useTranslate();
  const titleId = useId();
  const isNarrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down('sm'));
  const { group, apply } = useConditions();
  const [draft, setDraft] = useState<Group>(group.items.length > 0 ? group : { ...group, items: [newCondition()] });
  const close = (where = whereOf(draft)) => {
    apply(where);
    onClose();
  };
  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId} maxWidth="md" fullWidth fullScreen={isNarrow}>
      <DialogTitle id={titleId}>{translate('panel.lists.filter.title')}</DialogTitle>
      <DialogContent sx={{ pt: '6px !important' }}>
        <GroupEditor group={draft} onChange={setDraft} />
      </DialogContent>
      <DialogActions sx={{ px: 3, pb: 2 }}>
        {group.items.length > 0 && (
          <Button
            color="inherit"
            sx={{ mr: 'auto' }}
            onClick={() => {
              apply(undefined);
              onClose();
            }}
          >
            {translate('panel.lists.filter.clear')}
          </Button>
        )}
        <Button color="inherit" onClick={onClose}>
          {translate('ra.action.cancel')}
        </Button>
        <Button variant="contained" onClick={() => close()}>
          {translate('panel.lists.filter.apply')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
