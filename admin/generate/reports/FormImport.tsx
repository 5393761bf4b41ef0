import UploadFile from '@mui/icons-material/UploadFile';
import {
  Alert,
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TableRow,
  TextField,
} from '@mui/material';
import { useId, useState } from 'react';
import { useLocale, useNotify, useRefresh, useTranslate } from 'react-admin';
import { useLabels } from '../../app/panel.ts';
import type { FormAnswer, FormRecord } from '../../provider/sendForm.ts';
import { sendForm } from '../../provider/sendForm.ts';
import type { ReportModel } from '../model.ts';

/** Takes in a filled form: what would become of each line first, then the lines that are sound. */
export function FormImport({ report }: { readonly report: ReportModel }) {
  const translate = useTranslate();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button variant="outlined" startIcon={<UploadFile />} onClick={() => setIsOpen(true)}>
        {translate('panel.report.import')}
      </Button>
      {isOpen && <ImportDialog report={report} onClose={() => setIsOpen(false)} />}
    </>
  );
}

interface DialogProps {
  readonly report: ReportModel;
  onClose(): void;
}

function ImportDialog({ report, onClose }: DialogProps) {
  const translate = useTranslate();
  const label = useLabels();
  const titleId = useId();
  const { preview, fault, isSending, choose, takeIn } = useForm(report, onClose);
  const sound = preview ? preview.created + preview.updated : 0;
  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId} maxWidth="md" fullWidth>
      <DialogTitle id={titleId}>{translate('panel.report.importTitle', { name: label(report.label) })}</DialogTitle>
      <DialogContent>
        <Box sx={{ mb: 2 }}>{translate('panel.report.importHint')}</Box>
        <TextField
          type="file"
          fullWidth
          label={translate('panel.report.chooseFile')}
          disabled={isSending}
          onChange={({ target }) => void choose((target as HTMLInputElement).files?.[0])}
          slotProps={{ htmlInput: { accept: '.xlsx' }, inputLabel: { shrink: true } }}
        />
        {fault && (
          <Alert severity="error" sx={{ mt: 1.5 }}>
            {translate(fault, { _: fault })}
          </Alert>
        )}
        {preview && <Preview answer={preview} />}
      </DialogContent>
      <DialogActions sx={{ px: 3, pb: 2 }}>
        <Button color="inherit" onClick={onClose}>
          {translate('ra.action.cancel')}
        </Button>
        <Button variant="contained" disabled={!preview || sound === 0 || isSending} onClick={() => void takeIn()}>
          {translate('panel.report.takeIn', { smart_count: sound })}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function useForm(report: ReportModel, onClose: () => void) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const { send, fault, isSending } = useSending(report);
  const [file, setFile] = useState<File | null>(null);
  const [preview, setPreview] = useState<FormAnswer | null>(null);
  return {
    preview,
    fault,
    isSending,
    choose: async (chosen: File | undefined) => {
      if (!chosen) return;
      setFile(chosen);
      setPreview(null);
      setPreview(await send(chosen, true));
    },
    takeIn: async () => {
      const answer = file && (await send(file, false));
      if (!answer) return;
      notify(translate('panel.report.imported', { smart_count: answer.created + answer.updated }), { type: 'success' });
      onClose();
      refresh();
    },
  };
}

/** Sends a form and keeps what is wrong with it. */
function useSending({ name }: ReportModel) {
  const language = useLocale();
  const [fault, setFault] = useState('');
  const [isSending, setIsSending] = useState(false);
  const send = async (file: File, isPreview: boolean): Promise<FormAnswer | null> => {
    setIsSending(true);
    setFault('');
    try {
      return await sendForm({ report: name, file, language, isPreview });
    } catch (error) {
      setFault((error as Error).message);
      return null;
    } finally {
      setIsSending(false);
    }
  };
  return { send, fault, isSending };
}

/** Headers with something to tell apart those that are empty. */
function columnsOf(header: readonly string[]): readonly { readonly text: string; readonly place: number; readonly id: string }[] {
  return header.map((text, place) => ({ text, place, id: `${place} ${text}` }));
}

function Preview({ answer }: { readonly answer: FormAnswer }) {
  const translate = useTranslate();
  const { created, updated, unchanged, refused, header, records } = answer;
  return (
    <>
      <Alert severity={refused ? 'warning' : 'info'} sx={{ my: 1.5 }}>
        {translate('panel.report.wouldBe', { created, updated, unchanged, refused })}
      </Alert>
      <TableContainer sx={{ maxHeight: '45vh' }} tabIndex={0} role="region" aria-label={translate('panel.report.preview')}>
        <Table size="small" stickyHeader>
          <TableHead>
            <TableRow>
              <TableCell>{translate('panel.report.line')}</TableCell>
              <TableCell>{translate('panel.report.outcome')}</TableCell>
              {columnsOf(header).map(({ text, id }) => (
                <TableCell key={id}>{text}</TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {records.map((record) => (
              <RecordRow key={record.line} record={record} header={header} />
            ))}
          </TableBody>
        </Table>
      </TableContainer>
    </>
  );
}

function RecordRow({
  record: { line, cells, outcome, faults },
  header,
}: {
  readonly record: FormRecord;
  readonly header: readonly string[];
}) {
  const translate = useTranslate();
  const label = useLabels();
  const told = faults.map(({ column, message }) => [column, label(message)].filter(Boolean).join('：'));
  return (
    <TableRow>
      <TableCell>{line}</TableCell>
      <TableCell sx={{ color: outcome === 'refused' ? 'error.main' : 'text.primary', minWidth: 140 }}>
        {outcome === 'refused' ? told.join('；') : translate(`panel.report.outcomes.${outcome}`)}
      </TableCell>
      {columnsOf(header).map(({ text, place, id }) => (
        <TableCell key={id} sx={{ bgcolor: faults.some(({ column }) => column === text) ? 'error.light' : undefined, maxWidth: 220 }}>
          {cells[place]}
        </TableCell>
      ))}
    </TableRow>
  );
}
