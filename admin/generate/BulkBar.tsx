import Close from '@mui/icons-material/Close';
import Delete from '@mui/icons-material/DeleteOutlined';
import Edit from '@mui/icons-material/EditOutlined';
import MergeIcon from '@mui/icons-material/Merge';
import { Box, Button, IconButton, Typography } from '@mui/material';
import { lazy, Suspense, useState } from 'react';
import type { ReactNode } from 'react';
import { useListContext, useLocale, useTranslate } from 'react-admin';
import { useMentions, usePanel, useResourceModel } from '../app/panel.ts';
import { AskDialog } from './AskDialog.tsx';
import { bulkFields, bulkVerbs } from './flows/bulkModel.ts';
import type { BulkTarget } from './flows/bulkModel.ts';
import { mergeVerbOf } from './merge/mergeModel.ts';
import { useListRequest } from './list/useListRequest.ts';
import { useRemove } from './useRemove.tsx';

const BulkDialog = lazy(async () => ({ default: (await import('./flows/BulkDialog.tsx')).BulkDialog }));
const MergeDialog = lazy(async () => ({ default: (await import('./merge/MergeDialog.tsx')).MergeDialog }));
const BulkRemoveDialog = lazy(async () => ({ default: (await import('./flows/BulkRemoveDialog.tsx')).BulkRemoveDialog }));

/** What can be done with the selected rows; there only while some are. */
export function BulkBar() {
  const { selectedIds = [] } = useListContext();
  return selectedIds.length === 0 ? null : <Bar ids={selectedIds.map(String)} />;
}

function Bar({ ids }: { readonly ids: readonly string[] }) {
  const translate = useTranslate();
  const locale = useLocale();
  const { onUnselectItems } = useListContext();
  const { target, isAll, setIsAll, total } = useTarget(ids);
  const text = isAll
    ? translate('panel.flows.bulk.allSelected', { number: total.toLocaleString(locale) })
    : translate('panel.list.selected', { smart_count: ids.length });
  return (
    <Box
      role="region"
      aria-label={text}
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: 1,
        px: 1.5,
        py: 0.75,
        // rows pass below it, for whoever ticks far down
        position: 'sticky',
        top: 52,
        zIndex: 4,
        bgcolor: ({ palette }) => `color-mix(in srgb, ${palette.background.paper} 90%, ${palette.primary.main})`,
      }}
    >
      <IconButton size="small" aria-label={translate('panel.list.clearSelection')} onClick={() => onUnselectItems()}>
        <Close fontSize="small" />
      </IconButton>
      <Typography variant="body2" sx={{ fontWeight: 600 }}>
        {text}
      </Typography>
      <AllSwitch ticked={ids.length} total={total} isAll={isAll} onChange={setIsAll} />
      <Acts ids={ids} target={target} isAll={isAll} />
    </Box>
  );
}

interface ActsProps {
  readonly ids: readonly string[];
  readonly target: BulkTarget;
  readonly isAll: boolean;
}

function Acts({ ids, target, isAll }: ActsProps) {
  const translate = useTranslate();
  const model = usePanel();
  const resource = useResourceModel();
  const { onUnselectItems } = useListContext();
  const isEditable = bulkFields(model, resource).length > 0 || bulkVerbs(resource).length > 0;
  const onDone = () => onUnselectItems();
  const [one, other, ...more] = ids;
  return (
    <Box sx={{ ml: 'auto', display: 'flex', gap: 1 }}>
      {one && other && more.length === 0 && !isAll && <MergeTicked ids={[one, other]} onDone={onDone} />}
      {isEditable && (
        <BulkAct
          target={target}
          text={translate('panel.flows.bulk.edit')}
          icon={<Edit />}
          tone="primary"
          Dialog={BulkDialog}
          onDone={onDone}
        />
      )}
      {resource.operations.removeMany && isAll && (
        <BulkAct
          target={target}
          text={translate('ra.action.delete')}
          icon={<Delete />}
          tone="error"
          Dialog={BulkRemoveDialog}
          onDone={onDone}
        />
      )}
      {resource.operations.removeMany && !isAll && <BulkDelete ids={ids} onDone={onDone} />}
    </Box>
  );
}

/** The rows that are ticked, with the versions that are seen, or all that match the list's filter. */
function useTarget(ids: readonly string[]) {
  const { data = [] } = useListContext();
  const { where, total = 0 } = useListRequest();
  const [isAll, setIsAll] = useState(false);
  const versions = ids.map((id) => data.find((row) => String(row.id) === id)?.['version'] as number | undefined);
  const known = versions.every((version) => typeof version === 'number') ? { expectedVersions: versions } : {};
  const target: BulkTarget = isAll ? { rows: { where: where ?? {} }, count: total } : { rows: { ids, ...known }, count: ids.length };
  return { target, isAll, setIsAll, total };
}

interface AllSwitchProps {
  readonly ticked: number;
  readonly total: number;
  readonly isAll: boolean;
  onChange(isAll: boolean): void;
}

function AllSwitch({ ticked, total, isAll, onChange }: AllSwitchProps) {
  const translate = useTranslate();
  const locale = useLocale();
  if (total <= ticked) return null;
  const number = (isAll ? ticked : total).toLocaleString(locale);
  return (
    <Button size="small" onClick={() => onChange(!isAll)}>
      {translate(isAll ? 'panel.flows.bulk.onlyTicked' : 'panel.flows.bulk.all', { number })}
    </Button>
  );
}

interface BulkActProps {
  readonly target: BulkTarget;
  readonly text: string;
  readonly icon: ReactNode;
  readonly tone: 'primary' | 'error';
  /** Loaded when it is asked for. */
  readonly Dialog: typeof BulkDialog | typeof BulkRemoveDialog;
  onDone(): void;
}

function BulkAct({ target, text, icon, tone, Dialog, onDone }: BulkActProps) {
  const [isOpen, setIsOpen] = useState(false);
  const close = (isDone: boolean) => {
    setIsOpen(false);
    if (isDone) onDone();
  };
  return (
    <>
      <Button color={tone} startIcon={icon} onClick={() => setIsOpen(true)}>
        {text}
      </Button>
      <Suspense fallback={null}>{isOpen && <Dialog target={target} onClose={close} />}</Suspense>
    </>
  );
}

/** Ticked rows go together or not at all, and can be brought back at once. */
function BulkDelete({ ids, onDone }: { readonly ids: readonly string[]; onDone(): void }) {
  const translate = useTranslate();
  const mention = useMentions();
  const resource = useResourceModel();
  const { removeMany } = useRemove();
  const [isAsking, setIsAsking] = useState(false);
  const args = { smart_count: ids.length, name: mention(resource.labels) };
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

/** Two ticked rows turn out to be one thing. */
function MergeTicked({ ids: [one, other], onDone }: { readonly ids: readonly [string, string]; onDone(): void }) {
  const translate = useTranslate();
  const resource = useResourceModel();
  const [isOpen, setIsOpen] = useState(false);
  const verb = mergeVerbOf(resource);
  if (!verb) return null;
  const close = (isDone: boolean) => {
    setIsOpen(false);
    if (isDone) onDone();
  };
  return (
    <>
      <Button startIcon={<MergeIcon />} onClick={() => setIsOpen(true)}>
        {translate('panel.record.merge.act')}
      </Button>
      <Suspense fallback={null}>
        {isOpen && <MergeDialog resource={resource} verb={verb} id={one} otherId={other} onClose={close} />}
      </Suspense>
    </>
  );
}
