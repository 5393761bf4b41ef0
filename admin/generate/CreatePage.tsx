import { useState } from 'react';
import { CreateBase, useNotify, useRedirect, useTranslate } from 'react-admin';
import type { RaRecord } from 'react-admin';
import { PageHead } from '../app/PageHead.tsx';
import { useMentions, useResourceModel } from '../app/panel.ts';
import { randomKey } from '../app/randomKey.ts';
import { useReveal } from '../app/reveal.ts';
import { RecordForm } from './RecordForm.tsx';
import { ResourceCrumb } from './ResourceCrumb.tsx';
import { useFaultNotice } from './faults.ts';

/** The form for a new row of any resource. */
export function CreatePage() {
  const translate = useTranslate();
  const mention = useMentions();
  const resource = useResourceModel();
  const sayFault = useFaultNotice();
  const onError = (error: unknown) => {
    const hasFields = (error as { body?: { errors?: unknown } } | null)?.body?.errors !== undefined;
    if (!hasFields) sayFault(error);
  };
  const onSuccess = useShownOnce();
  // saved again after an answer that was lost on its way, the row is the same
  const [idempotencyKey] = useState(randomKey);
  return (
    <CreateBase redirect="show" mutationOptions={{ meta: { idempotencyKey }, onError, ...(onSuccess && { onSuccess }) }}>
      <PageHead title={translate('ra.page.create', { name: mention(resource.label) })} above={<ResourceCrumb />} />
      <RecordForm mode="create" leaveTo={`/${resource.name}`} />
    </CreateBase>
  );
}

/** For nouns whose rows are made with something to be shown: what react-admin does after creating, and the showing. */
function useShownOnce(): ((row: RaRecord) => void) | undefined {
  const { name, fields } = useResourceModel();
  const reveal = useReveal();
  const notify = useNotify();
  const redirect = useRedirect();
  const shown = fields.filter((field) => field.shownOnce);
  if (shown.length === 0) return undefined;
  return (row) => {
    notify('ra.notification.created', { type: 'info', messageArgs: { smart_count: 1 } });
    redirect('show', name, row.id, row);
    reveal(shown, row);
  };
}
