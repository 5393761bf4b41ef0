import { Alert, Button } from '@mui/material';
import { useState } from 'react';
import { useRecordContext, useTranslate } from 'react-admin';
import { useFormContext } from 'react-hook-form';
import { usePanel, useResourceModel } from '../../app/panel.ts';
import { useSession } from '../../app/session.ts';
import { formatDateTime } from '../../i18n/time.ts';
import { draftName, keepDraft, readDraft } from './draftStore.ts';
import type { FormDraft } from './draftStore.ts';
import { useKeptDraft } from './useKeptDraft.ts';

/** Keeps what is written into the form around it until it is saved, and offers what was left unsaved the last time. */
export function DraftNotice() {
  const { viewer } = useSession();
  const resource = useResourceModel();
  const record = useRecordContext();
  const name = draftName({ viewer: viewer.id, resource: resource.name, id: record?.id });
  const [left, setLeft] = useState(() => readDraft(name));
  const { setValue } = useFormContext();
  const version: unknown = record?.['version'];
  useKeptDraft({ name, version, isHeld: left !== null });
  if (!left) return null;

  const take = () => {
    for (const [source, value] of Object.entries(left.values)) setValue(source, value, { shouldDirty: true, shouldTouch: true });
    setLeft(null);
  };
  const drop = () => {
    keepDraft(name, null);
    setLeft(null);
  };
  return <Offer draft={left} isOutdated={left.version !== version} onTake={take} onDrop={drop} />;
}

interface OfferProps {
  readonly draft: FormDraft;
  /** Whether somebody has changed the row since. */
  readonly isOutdated: boolean;
  onTake(): void;
  onDrop(): void;
}

function Offer({ draft, isOutdated, onTake, onDrop }: OfferProps) {
  const translate = useTranslate();
  const { timeZone } = usePanel();
  const at = formatDateTime(draft.at, timeZone);
  return (
    <Alert
      severity={isOutdated ? 'warning' : 'info'}
      sx={{ mb: 2, alignItems: 'center', '& .MuiAlert-action': { pt: 0, gap: 1, flexWrap: 'wrap' } }}
      action={
        <>
          <Button size="small" variant="contained" onClick={onTake}>
            {translate('panel.draft.take')}
          </Button>
          <Button size="small" color="inherit" onClick={onDrop}>
            {translate('panel.draft.drop')}
          </Button>
        </>
      }
    >
      {translate(isOutdated ? 'panel.draft.outdated' : 'panel.draft.left', { at })}
    </Alert>
  );
}
