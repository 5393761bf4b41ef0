import { CreateBase, useTranslate } from 'react-admin';
import { PageHead } from '../app/PageHead.tsx';
import { useLabels, useResourceModel } from '../app/panel.ts';
import { RecordForm } from './RecordForm.tsx';
import { ResourceCrumb } from './ResourceCrumb.tsx';
import { useFaultNotice } from './faults.ts';

/** The form for a new row of any resource. */
export function CreatePage() {
  const translate = useTranslate();
  const label = useLabels();
  const resource = useResourceModel();
  const sayFault = useFaultNotice();
  const onError = (error: unknown) => {
    const hasFields = (error as { body?: { errors?: unknown } } | null)?.body?.errors !== undefined;
    if (!hasFields) sayFault(error);
  };
  return (
    <CreateBase redirect="show" mutationOptions={{ onError }}>
      <PageHead title={translate('ra.page.create', { name: label(resource.label) })} above={<ResourceCrumb />} />
      <RecordForm mode="create" leaveTo={`/${resource.name}`} />
    </CreateBase>
  );
}
