import OpenInNew from '@mui/icons-material/OpenInNew';
import { Alert, AlertTitle, Box, Link } from '@mui/material';
import { useRecordContext, useTranslate } from 'react-admin';
import { useResourceModel, useTitles } from '../../app/panel.ts';
import type { Row } from '../choose.ts';
import { useRowFacts } from '../useRowFacts.ts';
import { useDuplicates } from './useDuplicates.ts';

/** While a row is entered: what may be the same thing already, of what the viewer sees. */
export function DuplicateNotice() {
  const translate = useTranslate();
  const record = useRecordContext();
  const rows = useDuplicates(record?.id === undefined ? undefined : String(record.id));
  return (
    <Box role="status" sx={{ gridColumn: '1 / -1' }}>
      {rows.length > 0 && (
        <Alert severity="warning" sx={{ mb: 1 }}>
          <AlertTitle>{translate('panel.record.duplicates')}</AlertTitle>
          <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
            {rows.map((row) => (
              <Duplicate key={String(row['id'])} row={row} />
            ))}
          </Box>
        </Alert>
      )}
    </Box>
  );
}

/** Opened beside the form, which keeps what was entered. */
function Duplicate({ row }: { readonly row: Row }) {
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
    </li>
  );
}
