import OpenInNew from '@mui/icons-material/OpenInNew';
import { Alert, AlertTitle, Box, Button, Link } from '@mui/material';
import { lazy, Suspense, useState } from 'react';
import { useRecordContext, useTranslate } from 'react-admin';
import { useFormState } from 'react-hook-form';
import { useResourceModel, useTitles } from '../../app/panel.ts';
import type { Row } from '../choose.ts';
import { mergeVerbOf } from '../merge/mergeModel.ts';
import { useRowFacts } from '../useRowFacts.ts';
import { useDuplicates } from './useDuplicates.ts';

const MergeDialog = lazy(async () => ({ default: (await import('../merge/MergeDialog.tsx')).MergeDialog }));

/** While a row is entered: what may be the same thing already, of what the viewer sees. */
export function DuplicateNotice() {
  const translate = useTranslate();
  const record = useRecordContext();
  const id = record?.id === undefined ? undefined : String(record.id);
  const rows = useDuplicates(id);
  return (
    <Box role="status" sx={{ gridColumn: '1 / -1' }}>
      {rows.length > 0 && (
        <Alert severity="warning" sx={{ mb: 1 }}>
          <AlertTitle>{translate('panel.record.duplicates')}</AlertTitle>
          <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
            {rows.map((row) => (
              <Duplicate key={String(row['id'])} row={row} id={id} />
            ))}
          </Box>
        </Alert>
      )}
    </Box>
  );
}

/** Opened beside the form, which keeps what was entered; a row that is kept already, and unchanged, may be merged with it. */
function Duplicate({ row, id }: { readonly row: Row; readonly id: string | undefined }) {
  const translate = useTranslate();
  const resource = useResourceModel();
  const title = useTitles();
  const facts = useRowFacts()(resource, row);
  return (
    <li>
      <Link href={`#/${resource.name}/${String(row['id'])}/show`} target="_blank" rel="noopener" color="inherit" sx={{ fontWeight: 600 }}>
        {title(resource, row)}
        <OpenInNew titleAccess={translate('panel.record.newWindow')} sx={{ fontSize: 14, ml: 0.5, verticalAlign: '-2px' }} />
      </Link>
      {facts.length > 0 && ` ${translate('panel.record.facts', { facts: facts.join(' · ') })}`}
      {id !== undefined && <MergeWith id={id} row={row} />}
    </li>
  );
}

function MergeWith({ id, row }: { readonly id: string; readonly row: Row }) {
  const translate = useTranslate();
  const resource = useResourceModel();
  const title = useTitles();
  const { isDirty } = useFormState();
  const [isOpen, setIsOpen] = useState(false);
  const verb = mergeVerbOf(resource);
  if (!verb || isDirty) return null;
  return (
    <>
      <Button
        size="small"
        color="inherit"
        aria-label={translate('panel.record.merge.actWith', { name: title(resource, row) })}
        onClick={() => setIsOpen(true)}
        sx={{ ml: 1 }}
      >
        {translate('panel.record.merge.act')}
      </Button>
      <Suspense fallback={null}>
        {isOpen && <MergeDialog resource={resource} verb={verb} id={id} otherId={String(row['id'])} onClose={() => setIsOpen(false)} />}
      </Suspense>
    </>
  );
}
