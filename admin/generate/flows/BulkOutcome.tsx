import { Alert, Box, Typography } from '@mui/material';
import { LinkBase, useGetMany, useLocale, useTranslate } from 'react-admin';
import { useResourceModel, useTitles } from '../../app/panel.ts';
import type { BulkAnswer } from '../../provider/bulkEdit.ts';
import { RunProgress } from './RunProgress.tsx';
import type { Bulk } from './useBulk.ts';

/** How far a bulk edit is, what came of it, or what went wrong. */
export function BulkOutcome({ bulk: { isRunning, isStopped, progress, answer, fault } }: { readonly bulk: Bulk }) {
  const translate = useTranslate();
  const text = progress ? translate('panel.flows.bulk.running', { ...progress }) : translate('panel.flows.bulk.starting');
  return (
    <>
      {isRunning && (
        <RunProgress label={translate('panel.flows.bulk.progress')} text={text} share={progress && progress.done / progress.total} />
      )}
      {fault && <Alert severity={isStopped ? 'info' : 'error'}>{translate(fault, { _: fault })}</Alert>}
      {answer && <Answer answer={answer} />}
    </>
  );
}

/** Rows that are named: as many as one lookup asks for. */
const SHOWN = 100;

function Answer({ answer: { total, done, refused } }: { readonly answer: BulkAnswer }) {
  const translate = useTranslate();
  const locale = useLocale();
  const shown = refused.slice(0, SHOWN);
  const left = refused.length - shown.length;
  return (
    <>
      <Alert severity={refused.length > 0 ? 'warning' : 'success'}>
        {translate('panel.flows.bulk.done', { total, done, refused: refused.length })}
      </Alert>
      {shown.length > 0 && <RefusedRows refused={shown} />}
      {left > 0 && <Typography variant="body2">{translate('panel.flows.bulk.more', { number: left.toLocaleString(locale) })}</Typography>}
    </>
  );
}

/** Each row by its name, which opens it, with the sentence that it was refused with. */
function RefusedRows({ refused }: Pick<BulkAnswer, 'refused'>) {
  const translate = useTranslate();
  const resource = useResourceModel();
  const title = useTitles();
  const { data = [] } = useGetMany(resource.name, { ids: refused.map(({ id }) => id) });
  const names = new Map(data.flatMap((row) => (row ? [[String(row.id), title(resource, row)] as const] : [])));
  return (
    <Box
      component="ul"
      tabIndex={0}
      aria-label={translate('panel.flows.bulk.refusedList')}
      sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 1, maxHeight: '40vh', overflowY: 'auto' }}
    >
      {refused.map(({ id, message }) => (
        <Typography component="li" key={id} variant="body2" sx={{ overflowWrap: 'anywhere' }}>
          <LinkBase to={`/${resource.name}/${id}/show`}>{names.get(id) ?? id.slice(-6)}</LinkBase>
          {` · ${message}`}
        </Typography>
      ))}
    </Box>
  );
}
