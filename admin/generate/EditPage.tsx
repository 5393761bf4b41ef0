import { useState } from 'react';
import { EditBase, useEditContext, useTranslate } from 'react-admin';
import { PageHead } from '../app/PageHead.tsx';
import { useResourceModel, useTitles } from '../app/panel.ts';
import { codeOf } from '../provider/errors.ts';
import { ConflictDialog } from './ConflictDialog.tsx';
import { useFaultNotice } from './faults.ts';
import { fullRow } from './fullRow.ts';
import { Missing } from './Missing.tsx';
import { RecordForm } from './RecordForm.tsx';
import { ResourceCrumb } from './ResourceCrumb.tsx';

/** A row that is loaded anew under the writer's hands would bring a version that they have not seen, and hide a conflict. */
const heldStill = { refetchOnWindowFocus: false, refetchOnReconnect: false } as const;

/** The form for a row of any resource that exists. */
export function EditPage() {
  const sayFault = useFaultNotice();
  const [isStale, setIsStale] = useState(false);
  /** The version that the writer has seen and chosen to overwrite. */
  const [version, setVersion] = useState<unknown>(undefined);

  const onError = (error: unknown) => {
    const hasFields = (error as { body?: { errors?: unknown } } | null)?.body?.errors !== undefined;
    if (codeOf(error) === 'CONFLICT' && !hasFields) setIsStale(true);
    else if (!hasFields) sayFault(error);
  };
  const settle = (seen: unknown) => {
    setVersion(seen);
    setIsStale(false);
  };
  return (
    <EditBase
      mutationMode="pessimistic"
      redirect="show"
      queryOptions={{ meta: fullRow, onError: () => {}, ...heldStill }}
      mutationOptions={{ meta: { ...fullRow, version }, onError }}
    >
      <EditBody />
      {isStale && <Conflict onSettle={settle} />}
    </EditBase>
  );
}

/** `onSettle`: with the version that the writer now knows of; undefined for the one just loaded. */
function Conflict({ onSettle }: { onSettle(version: unknown): void }) {
  const { record, refetch } = useEditContext();
  const reload = () => {
    void refetch();
    onSettle(undefined);
  };
  return record ? <ConflictDialog id={String(record.id)} onKeep={onSettle} onReload={reload} /> : null;
}

function EditBody() {
  const translate = useTranslate();
  const title = useTitles();
  const resource = useResourceModel();
  const { record, error, isPending } = useEditContext();
  if (error) return <Missing error={error as Error} />;
  if (isPending || !record) return null;
  return (
    <>
      <PageHead title={translate('panel.form.edit', { title: title(resource, record) })} above={<ResourceCrumb />} />
      <RecordForm mode="edit" leaveTo={`/${resource.name}/${record.id}/show`} />
    </>
  );
}
