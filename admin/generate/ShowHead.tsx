import Edit from '@mui/icons-material/EditOutlined';
import { Box, Button, Typography } from '@mui/material';
import { LinkBase, useRecordContext, useTranslate } from 'react-admin';
import type { RaRecord } from 'react-admin';
import { PageHead } from '../app/PageHead.tsx';
import { usePanel, useResourceModel, useTitles } from '../app/panel.ts';
import { useNoteRecent } from '../app/palette/recents.ts';
import { useSession } from '../app/session.ts';
import { formatDateTime } from '../i18n/time.ts';
import { FieldValue } from './FieldValue.tsx';
import { fieldNamed } from './model.ts';
import { NeighbourLinks } from './neighbours/NeighbourLinks.tsx';
import { ResourceCrumb } from './ResourceCrumb.tsx';
import { RestoreButton } from './RestoreButton.tsx';
import { useRemoval } from './useRemoval.tsx';
import { useRowEntries } from './verbs/rowEntries.tsx';
import { VerbButtons } from './verbs/VerbButtons.tsx';
import { ViewAsButton } from './ViewAsButton.tsx';

/** Name, state and history of the row, and what the viewer may do with it. */
export function ShowHead() {
  const record = useRecordContext();
  return record ? <Head row={record} /> : null;
}

function Head({ row }: { readonly row: RaRecord }) {
  const resource = useResourceModel();
  const title = useTitles()(resource, row);
  useNoteRecent(resource.name, String(row.id), title);
  return (
    <PageHead
      title={title}
      above={<Place row={row} />}
      below={<Facts row={row} />}
      actions={row['deletedAt'] ? <RestoreIfGranted row={row} /> : <RowActions row={row} />}
    />
  );
}

/** The list that the record belongs to, and where it stands in the one that one came from. */
function Place({ row }: { readonly row: RaRecord }) {
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', columnGap: 1.5 }}>
      <ResourceCrumb />
      <NeighbourLinks row={row} />
    </Box>
  );
}

function RowActions({ row }: { readonly row: RaRecord }) {
  const translate = useTranslate();
  const { name, verbs, operations, tells, viewAs } = useResourceModel();
  const { viewer } = useSession();
  const removal = useRemoval(row);
  const also = useRowEntries(row, removal.ask);
  // what is undone field by field is offered with each field
  const isElsewhere = new Set([operations.restore?.name, tells?.restore]);
  return (
    <>
      {viewAs && !viewer.viewedBy && <ViewAsButton kind={viewAs} row={row} />}
      <VerbButtons verbs={verbs.filter((verb) => verb.onRow && !isElsewhere.has(verb.operation.name))} row={row} also={also} />
      {operations.update && (
        <Button variant="contained" startIcon={<Edit />} component={LinkBase} to={`/${name}/${row.id}`}>
          {translate('ra.action.edit')}
        </Button>
      )}
      {removal.dialog}
    </>
  );
}

function RestoreIfGranted({ row }: { readonly row: RaRecord }) {
  const { operations } = useResourceModel();
  return operations.restore ? <RestoreButton row={row} /> : null;
}

function Facts({ row }: { readonly row: RaRecord }) {
  const resource = useResourceModel();
  const marks = resource.list
    .flatMap((name) => fieldNamed(resource, name) ?? [])
    .filter((field) => field.kind === 'CHOICE' && field.name !== resource.title && row[field.name]);
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 1, rowGap: 0.5, mt: 0.75 }}>
      {marks.map((field) => (
        <FieldValue key={field.name} field={field} row={row} />
      ))}
      <History row={row} />
    </Box>
  );
}

function History({ row }: { readonly row: RaRecord }) {
  const created = useHistoryLine(row, 'created');
  const updated = useHistoryLine(row, 'updated');
  const isChanged = row['createdAt'] !== row['updatedAt'];
  const lines = [created, isChanged ? updated : ''].filter(Boolean);
  return (
    <Typography variant="caption" color="textSecondary">
      {lines.join(' · ')}
    </Typography>
  );
}

function useHistoryLine(row: RaRecord, event: 'created' | 'updated'): string {
  const translate = useTranslate();
  const { timeZone } = usePanel();
  const resource = useResourceModel();
  const by = fieldNamed(resource, `${event}By`);
  const person = useRelatedTitle(by?.target ?? null, row[`${event}By`]);
  const at: unknown = row[`${event}At`];
  if (typeof at !== 'string') return '';
  const shown = formatDateTime(at, timeZone);
  if (!person) return translate(`panel.show.${event}At`, { at: shown });
  return translate(`panel.show.${event}`, { name: person, at: shown });
}

function useRelatedTitle(target: string | null, row: unknown): string {
  const model = usePanel();
  const title = useTitles();
  const found = model.resources.find((resource) => resource.name === target);
  return found && typeof row === 'object' ? title(found, row as RaRecord | null) : '';
}
