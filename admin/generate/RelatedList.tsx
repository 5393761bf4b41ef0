import Add from '@mui/icons-material/Add';
import { Box, Button } from '@mui/material';
import { LinkBase, ReferenceManyField, useListContext, useTranslate } from 'react-admin';
import type { RaRecord } from 'react-admin';
import { PageMessage } from '../app/PageMessage.tsx';
import { useMentions, useResourceModel } from '../app/panel.ts';
import { CatalogueIcon } from '../theme/CatalogueIcon.tsx';
import type { FieldModel, ResourceModel } from './model.ts';
import { fieldNamed } from './model.ts';
import { Pager } from './Pager.tsx';
import { RowsView } from './RowsView.tsx';

interface RelatedListProps {
  readonly field: FieldModel;
  readonly row: RaRecord;
}

/** The rows that hang on a row, as a list of their own with its own pages. */
export function RelatedList({ field, row }: RelatedListProps) {
  const target = useResourceModel(field.target ?? '');
  const columns = target.list.filter((name) => name !== field.inverse);
  const create = createPath(target, field, row);
  return (
    <ReferenceManyField
      reference={target.name}
      target={field.inverse ?? ''}
      perPage={10}
      sort={target.sort}
      queryOptions={{ meta: { columns } }}
    >
      {create && <RelatedActions target={target} to={create} />}
      <RowsView
        within={{ [field.inverse ?? '']: { id: { eq: String(row.id) } } }}
        columns={columns}
        isSelectable={false}
        empty={<NoRelated target={target} create={create} />}
      />
      <Pager />
    </ReferenceManyField>
  );
}

function createPath(target: ResourceModel, field: FieldModel, row: RaRecord): string | null {
  const back = fieldNamed(target, field.inverse ?? '');
  if (!target.operations.create || !back?.creatable) return null;
  const preset = JSON.stringify({ [back.input]: row.id });
  return `/${target.name}/create?source=${encodeURIComponent(preset)}`;
}

function RelatedActions({ target, to }: { readonly target: ResourceModel; readonly to: string }) {
  const { total } = useListContext();
  if (!total) return null;
  return (
    <Box sx={{ display: 'flex', justifyContent: 'flex-end', px: 1.5, py: 1 }}>
      <CreateRelated target={target} to={to} />
    </Box>
  );
}

function CreateRelated({ target, to }: { readonly target: ResourceModel; readonly to: string }) {
  const translate = useTranslate();
  const mention = useMentions();
  return (
    <Button variant="outlined" startIcon={<Add />} component={LinkBase} to={to}>
      {translate('panel.show.addRelated', { name: mention(target.label) })}
    </Button>
  );
}

function NoRelated({ target, create }: { readonly target: ResourceModel; readonly create: string | null }) {
  const translate = useTranslate();
  const mention = useMentions();
  return (
    <PageMessage
      icon={<CatalogueIcon icon={target.icon} fontSize="inherit" />}
      title={translate('panel.show.relatedEmpty', { name: mention(target.labels) })}
      action={create && <CreateRelated target={target} to={create} />}
    />
  );
}
