import Download from '@mui/icons-material/Download';
import { Alert, Button, Table, TableBody, TableCell, TableContainer, TableHead, TableRow, Typography } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import { saveFile } from '../../provider/exportList.ts';
import type { ImportAnswer, ImportedRecord } from '../../provider/importFile.ts';

interface OutcomeStepProps {
  readonly answer: ImportAnswer;
  readonly isDone: boolean;
  /** What the rows are called together. */
  readonly name: string;
}

/** What became of the records of a file, or would: in numbers, the first ones each by itself, and those at fault as a file. */
export function OutcomeStep({ answer, isDone, name }: OutcomeStepProps) {
  const translate = useTranslate();
  const { created, updated, unchanged, refused, refusedFile } = answer;
  const fileName = `${translate('panel.flows.import.refusedName', { name })}.csv`;
  return (
    <>
      <Alert severity={refused ? 'warning' : isDone ? 'success' : 'info'}>
        {translate(isDone ? 'panel.flows.import.became' : 'panel.flows.import.wouldBe', { created, updated, unchanged, refused })}
      </Alert>
      {refusedFile && (
        <Button
          startIcon={<Download />}
          onClick={() => saveFile({ blob: new Blob([refusedFile], { type: 'text/csv' }), name: fileName })}
          sx={{ justifySelf: 'start' }}
        >
          {translate('panel.flows.import.refusedFile')}
        </Button>
      )}
      <Records answer={answer} />
    </>
  );
}

function Records({ answer: { header, records } }: Pick<OutcomeStepProps, 'answer'>) {
  const translate = useTranslate();
  const columns = header.map((text, place) => ({ text, place, id: `${place} ${text}` }));
  return (
    <>
      <Typography variant="body2" color="textSecondary">
        {translate('panel.flows.import.previewHint')}
      </Typography>
      <TableContainer
        sx={{ maxHeight: { xs: 'none', sm: '46vh' } }}
        tabIndex={0}
        role="region"
        aria-label={translate('panel.flows.import.preview')}
      >
        <Table size="small" stickyHeader>
          <TableHead>
            <TableRow>
              <TableCell>{translate('panel.flows.import.line')}</TableCell>
              <TableCell>{translate('panel.flows.import.outcome')}</TableCell>
              {columns.map(({ text, id }) => (
                <TableCell key={id} sx={{ whiteSpace: 'nowrap' }}>
                  {text}
                </TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {records.map((record) => (
              <RecordRow key={record.line} record={record} columns={columns} />
            ))}
          </TableBody>
        </Table>
      </TableContainer>
    </>
  );
}

interface RecordRowProps {
  readonly record: ImportedRecord;
  readonly columns: readonly { readonly text: string; readonly place: number; readonly id: string }[];
}

function RecordRow({ record, columns }: RecordRowProps) {
  return (
    <TableRow>
      <TableCell>{record.line}</TableCell>
      <OutcomeCell record={record} />
      {columns.map(({ text, place, id }) => (
        <TableCell key={id} sx={{ maxWidth: 200, boxShadow: markOf(record, text) }}>
          <Typography variant="body2" noWrap title={record.cells[place] ?? ''}>
            {record.cells[place]}
          </Typography>
        </TableCell>
      ))}
    </TableRow>
  );
}

/** A cell that is wrong is underlined in red, one that changes in the colour of the panel. */
function markOf({ faults, changed }: ImportedRecord, header: string) {
  const colour = faults.some(({ column }) => column === header) ? 'error' : changed.includes(header) ? 'primary' : null;
  return colour && ((theme: Theme) => `inset 0 -2px 0 ${theme.palette[colour].main}`);
}

function OutcomeCell({ record: { outcome, changed, faults } }: { readonly record: ImportedRecord }) {
  const translate = useTranslate();
  const comma = translate('panel.kanban.comma');
  const text =
    outcome === 'refused'
      ? faults.map(({ column, message }) => [column, message].filter(Boolean).join('：')).join('；')
      : translate(`panel.flows.import.outcomes.${outcome}`, { fields: changed.join(comma) });
  return <TableCell sx={{ minWidth: 180, color: outcome === 'refused' ? 'error.main' : 'text.primary' }}>{text}</TableCell>;
}
