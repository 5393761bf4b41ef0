import Add from '@mui/icons-material/Add';
import Remove from '@mui/icons-material/Remove';
import { Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, IconButton, TextField, Typography } from '@mui/material';
import { useId, useState } from 'react';
import { useTranslate } from 'react-admin';
import { useLabels, usePanel, useResourceModel, useTitles } from '../../app/panel.ts';
import type { Row } from '../../generate/choose.ts';
import { FileBox } from '../../generate/files/FileBox.tsx';
import { fileTarget } from '../../generate/files/fileModel.ts';
import { useUploads } from '../../generate/files/useUploads.ts';
import { fieldNamed } from '../../generate/model.ts';
import { BigChips } from '../quickVisit/BigChips.tsx';
import { usePhotos, type TakeLine } from './takeData.ts';
import type { Count } from './useCount.ts';

interface CountDialogProps {
  readonly line: TakeLine;
  readonly counting: Count;
  onClose(): void;
}

/** What there is of an item, in what condition, with a note and a photo where it matters. */
export function CountDialog({ line, counting, onClose }: CountDialogProps) {
  const kept = usePhotos(line.id, true);
  // what is there already would else be taken off by counting again
  if (!kept) return null;
  return <CountForm line={line} counting={counting} onClose={onClose} kept={kept} />;
}

type Photos = readonly (Row & { readonly id: string })[];

type CountFormProps = CountDialogProps & { readonly kept: Photos };

/** What is being said of a line, until it is saved. */
function useDraft({ line, counting, onClose, kept }: CountFormProps) {
  const [counted, setCounted] = useState(line.countedQty ?? line.bookQty);
  const [condition, setCondition] = useState<string | null>(line.condition);
  const [note, setNote] = useState(line.note ?? '');
  const [photos, setPhotos] = useState<Photos>(kept);
  const save = async () => {
    const said = { countedQty: counted, condition: fitting(counted, condition), note: note.trim() || null };
    if (await counting.count(line, { ...said, photoIds: photos.map(({ id }) => id) })) onClose();
  };
  return { counted, setCounted, condition, setCondition, note, setNote, photos, setPhotos, save };
}

function CountForm(props: CountFormProps) {
  const { line, counting, onClose } = props;
  const translate = useTranslate();
  const label = useLabels();
  const titleId = useId();
  const field = fieldNamed(useResourceModel('stockTakeLines'), 'note');
  const { counted, setCounted, condition, setCondition, note, setNote, photos, setPhotos, save } = useDraft(props);
  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId} maxWidth="sm" fullWidth>
      <DialogTitle id={titleId}>{`${line.name} · ${line.assetNo}`}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2.5 }}>
        <Amount line={line} value={counted} onChange={setCounted} />
        {counted > 0 && <ConditionChoice value={condition === 'MISSING' ? null : condition} onChange={setCondition} />}
        <TextField
          label={label(field?.label)}
          value={note}
          onChange={({ target }) => setNote(target.value)}
          multiline
          minRows={2}
          slotProps={{ htmlInput: { maxLength: field?.maxLength ?? undefined } }}
        />
        <PhotoBox photos={photos} change={setPhotos} />
      </DialogContent>
      <DialogActions sx={{ px: 3, pb: 2 }}>
        <Button color="inherit" onClick={onClose} sx={{ minHeight: 48 }}>
          {translate('ra.action.cancel')}
        </Button>
        <Button
          variant="contained"
          disabled={counting.sending.has(line.id)}
          onClick={() => void save()}
          sx={{ minHeight: 48, minWidth: 112, fontSize: '1rem' }}
        >
          {translate('panel.stock.save')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

/** What is not there has no condition; what is, is not missing. */
function fitting(counted: number, condition: string | null): string | null {
  return counted === 0 || condition === 'MISSING' ? null : condition;
}

interface AmountProps {
  readonly line: TakeLine;
  readonly value: number;
  onChange(value: number): void;
}

function Amount({ line, value, onChange }: AmountProps) {
  const translate = useTranslate();
  const label = useLabels();
  const field = fieldNamed(useResourceModel('stockTakeLines'), 'countedQty');
  const set = (next: number) => onChange(Math.max(0, Math.min(1_000_000, Number.isFinite(next) ? Math.round(next) : 0)));
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', pt: 1 }}>
      <IconButton aria-label={translate('panel.tourDesk.oneLess')} onClick={() => set(value - 1)} sx={{ width: 52, height: 52, border: 1 }}>
        <Remove />
      </IconButton>
      <TextField
        type="number"
        label={label(field?.label)}
        value={value}
        onChange={({ target }) => set(Number(target.value))}
        onFocus={({ target }) => (target as HTMLInputElement).select()}
        slotProps={{ htmlInput: { min: 0, inputMode: 'numeric', sx: { textAlign: 'center', fontSize: '1.3rem', fontWeight: 650 } } }}
        sx={{ width: 128, '& .MuiInputBase-root': { height: 52 } }}
      />
      <IconButton aria-label={translate('panel.tourDesk.oneMore')} onClick={() => set(value + 1)} sx={{ width: 52, height: 52, border: 1 }}>
        <Add />
      </IconButton>
      <Typography color="textSecondary">
        {translate('panel.stock.book', { amount: [line.bookQty, line.unit].filter((part) => part !== null).join(' ') })}
      </Typography>
    </Box>
  );
}

function ConditionChoice({ value, onChange }: { readonly value: string | null; onChange(value: string): void }) {
  const field = fieldNamed(useResourceModel('stockTakeLines'), 'condition');
  if (!field) return null;
  return (
    <BigChips
      field={{ ...field, options: field.options.filter((option) => option.value !== 'MISSING') }}
      value={value}
      columns={3}
      onChange={onChange}
    />
  );
}

function PhotoBox({ photos, change }: { readonly photos: Photos; change(update: (before: Photos) => Photos): void }) {
  const title = useTitles();
  const field = fieldNamed(useResourceModel('stockTakeLines'), 'photos');
  const target = fileTarget(usePanel(), field ?? { target: null });
  const none = { path: '', maxBytes: 0, maxCount: 0, mediaType: '', size: '', create: false };
  const uploads = useUploads(target?.upload ?? none, (row) => change((before) => [...before, row as Photos[number]]));
  if (!target) return null;
  return (
    <FileBox
      upload={target.upload}
      rows={photos}
      uploads={uploads}
      isMany
      isPictures
      nameOf={(row) => title(target, row)}
      onRemove={(id) => change((before) => before.filter((photo) => photo.id !== id))}
    />
  );
}
