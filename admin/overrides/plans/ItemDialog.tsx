import { Button, Dialog, DialogActions, DialogContent, DialogTitle } from '@mui/material';
import { useId } from 'react';
import { Form, RecordContextProvider, SaveButton, useDataProvider, useRefresh, useTranslate } from 'react-admin';
import { useLabels, useResourceModel } from '../../app/panel.ts';
import { useFaultNotice } from '../../generate/faults.ts';
import { FieldGrid } from '../../generate/FieldGrid.tsx';
import { FieldInput } from '../../generate/FieldInput.tsx';
import type { PlanItem } from './planItems.ts';
import { useRemoveItem } from './useRemoveItem.tsx';

/** What an item's form begins with. */
export type ItemDraft = Readonly<Record<string, unknown>>;

interface ItemDialogProps {
  readonly planId: string;
  /** The item that is changed; a new one otherwise. */
  readonly item?: PlanItem;
  readonly draft: ItemDraft;
  onClose(): void;
}

/** Adds an item to a plan that is being written, or changes one: everything that dragging does, and what it cannot. */
export function ItemDialog({ planId, item, draft, onClose }: ItemDialogProps) {
  const translate = useTranslate();
  const label = useLabels();
  const titleId = useId();
  const resource = useResourceModel('planItems');
  const fields = resource.fields.filter((field) => field.editable && field.name !== 'plan');
  const save = useSave({ planId, item, draft, onClose });
  const title = translate(item ? 'panel.plan.editItem' : 'panel.plan.addItem');
  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId} maxWidth="sm" fullWidth>
      <DialogTitle id={titleId}>{title}</DialogTitle>
      <RecordContextProvider value={undefined}>
        <Form onSubmit={save} record={draft} sanitizeEmptyValues={false} resource={resource.name} aria-label={label(resource.label)}>
          <DialogContent sx={{ pt: '6px !important' }}>
            <FieldGrid isNarrow>
              {fields.map((field) => (
                <FieldInput key={field.input} field={field} />
              ))}
            </FieldGrid>
          </DialogContent>
          <ItemActions item={item} onClose={onClose} />
        </Form>
      </RecordContextProvider>
    </Dialog>
  );
}

function ItemActions({ item, onClose }: { readonly item: PlanItem | undefined; onClose(): void }) {
  const translate = useTranslate();
  const remove = useRemoveItem();
  return (
    <DialogActions sx={{ px: 3, pb: 2 }}>
      {item && (
        <Button color="error" onClick={() => void remove(item).then((isGone) => isGone && onClose())} sx={{ mr: 'auto' }}>
          {translate('ra.action.delete')}
        </Button>
      )}
      <Button color="inherit" onClick={onClose}>
        {translate('ra.action.cancel')}
      </Button>
      <SaveButton alwaysEnable icon={<></>} />
    </DialogActions>
  );
}

function useSave({ planId, item, draft, onClose }: ItemDialogProps) {
  const provider = useDataProvider();
  const refresh = useRefresh();
  const sayFault = useFaultNotice();
  return async (values: ItemDraft) => {
    try {
      if (item) {
        await provider.update('planItems', {
          id: item.id,
          data: { ...values },
          previousData: { ...draft, id: item.id, version: item.version },
        });
      } else await provider.create('planItems', { data: { ...values, planId } });
    } catch (error) {
      const errors = (error as { body?: { errors?: Record<string, string> } }).body?.errors;
      if (!errors) sayFault(error);
      return errors;
    }
    onClose();
    refresh();
    return undefined;
  };
}

/** What a form shows of an item that is there. */
export function draftOf({ kind, account, targetName, site, plannedOn, groups, purpose }: PlanItem): ItemDraft {
  return { kind, accountId: account?.id ?? null, targetName, siteId: site?.id ?? null, plannedOn, groups, purpose };
}
