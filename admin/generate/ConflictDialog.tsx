import { Button, Dialog, DialogContent, DialogContentText, DialogTitle, Stack, Typography } from '@mui/material';
import { useEffect, useId, useState } from 'react';
import { useDataProvider, useNotify, useTranslate } from 'react-admin';
import type { RaRecord } from 'react-admin';
import { usePanel, useResourceModel, useTitles } from '../app/panel.ts';
import { formatDateTime } from '../i18n/time.ts';
import { fullRow } from './fullRow.ts';
import { fieldNamed } from './model.ts';

interface ConflictProps {
  /** The row's. */
  readonly id: string;
  /** Called with the version that the writer now knows of and chooses to write over. */
  onKeep(version: unknown): void;
  /** Gives up what was written for what there is. */
  onReload(): void;
}

/** Someone else saved first: says who and when, and lets the writer choose whose content goes on. */
export function ConflictDialog({ id, onKeep, onReload }: ConflictProps) {
  const translate = useTranslate();
  const notify = useNotify();
  const titleId = useId();
  const latest = useLatest(id);
  const content = useConflictText(latest);
  const keep = () => {
    onKeep(latest?.['version']);
    notify('panel.conflict.kept', { type: 'info' });
  };
  return (
    <Dialog open aria-labelledby={titleId} maxWidth="xs" fullWidth>
      <DialogTitle id={titleId}>{translate('panel.conflict.title')}</DialogTitle>
      <DialogContent>
        <DialogContentText sx={{ mb: 2.5 }}>{content}</DialogContentText>
        <Stack spacing={1.25}>
          <Choice text="panel.conflict.keep" hint="panel.conflict.keepHint" onChoose={keep} isDisabled={!latest} />
          <Choice text="panel.conflict.reload" hint="panel.conflict.reloadHint" onChoose={onReload} isDisabled={false} />
        </Stack>
      </DialogContent>
    </Dialog>
  );
}

interface ChoiceProps {
  readonly text: string;
  readonly hint: string;
  readonly isDisabled: boolean;
  onChoose(): void;
}

function Choice({ text, hint, isDisabled, onChoose }: ChoiceProps) {
  const translate = useTranslate();
  const hintId = useId();
  return (
    <div>
      <Button fullWidth variant="outlined" disabled={isDisabled} onClick={onChoose} aria-describedby={hintId}>
        {translate(text)}
      </Button>
      <Typography id={hintId} variant="caption" color="textSecondary" component="p" sx={{ m: 0, mt: 0.5 }}>
        {translate(hint)}
      </Typography>
    </div>
  );
}

function useLatest(id: string): RaRecord | null {
  const resource = useResourceModel();
  const provider = useDataProvider();
  const [latest, setLatest] = useState<RaRecord | null>(null);
  useEffect(() => {
    provider.getOne(resource.name, { id, meta: fullRow }).then(
      ({ data }) => setLatest(data),
      () => setLatest(null),
    );
  }, [provider, resource.name, id]);
  return latest;
}

function useConflictText(latest: RaRecord | null): string {
  const translate = useTranslate();
  const model = usePanel();
  const title = useTitles();
  const resource = useResourceModel();
  const target = fieldNamed(resource, 'updatedBy')?.target;
  const people = model.resources.find((entry) => entry.name === target);
  const name = people && latest ? title(people, latest['updatedBy'] as RaRecord | null) : '';
  const at: unknown = latest?.['updatedAt'];
  if (!name || typeof at !== 'string') return translate('panel.conflict.contentUnknown');
  return translate('panel.conflict.content', { name, at: formatDateTime(at, model.timeZone) });
}
