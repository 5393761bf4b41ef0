import ChevronLeft from '@mui/icons-material/ChevronLeft';
import ChevronRight from '@mui/icons-material/ChevronRight';
import Close from '@mui/icons-material/Close';
import { Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, IconButton, Typography } from '@mui/material';
import { useId } from 'react';
import type { KeyboardEvent } from 'react';
import { useTranslate } from 'react-admin';
import type { CatalogueUpload } from '../../provider/catalogue.ts';
import type { Row } from '../choose.ts';
import { addressOf, formatBytes, isPicture } from './fileModel.ts';

interface FilePreviewProps {
  readonly upload: CatalogueUpload;
  readonly rows: readonly Row[];
  /** Which of them is shown. */
  readonly at: number;
  nameOf(row: Row): string;
  onMove(to: number): void;
  onClose(): void;
}

/** A file as large as the window allows, with the others a key away; what is no picture is opened or kept. */
export function FilePreview({ upload, rows, at, nameOf, onMove, onClose }: FilePreviewProps) {
  const translate = useTranslate();
  const titleId = useId();
  const row = rows[at];
  if (!row) return null;
  const step = (by: number) => onMove((at + by + rows.length) % rows.length);
  const onKeyDown = ({ key }: KeyboardEvent) => {
    if (key === 'ArrowLeft') step(-1);
    if (key === 'ArrowRight') step(1);
  };
  return (
    <Dialog open onClose={onClose} onKeyDown={onKeyDown} maxWidth="lg" fullWidth aria-labelledby={titleId}>
      <Box sx={{ display: 'flex', alignItems: 'center', pr: 1.5 }}>
        <DialogTitle id={titleId} sx={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>
          {nameOf(row)}
        </DialogTitle>
        <IconButton onClick={onClose} aria-label={translate('ra.action.close')}>
          <Close />
        </IconButton>
      </Box>
      <DialogContent sx={{ display: 'grid', placeItems: 'center', minHeight: 240, pt: 0 }}>
        <Shown upload={upload} row={row} name={nameOf(row)} />
      </DialogContent>
      <DialogActions sx={{ px: 3, pb: 2, flexWrap: 'wrap', gap: 1 }}>
        <Typography variant="caption" sx={{ flex: 1, color: 'text.secondary' }}>
          {[rows.length > 1 && `${at + 1} / ${rows.length}`, formatBytes(row[upload.size])].filter(Boolean).join(' · ')}
        </Typography>
        {rows.length > 1 && <Steps onStep={step} />}
        <Button component="a" href={addressOf(upload, row['id'], true)} download={nameOf(row)}>
          {translate('panel.files.save')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function Steps({ onStep }: { onStep(by: number): void }) {
  const translate = useTranslate();
  return (
    <>
      <IconButton onClick={() => onStep(-1)} aria-label={translate('panel.files.previous')}>
        <ChevronLeft />
      </IconButton>
      <IconButton onClick={() => onStep(1)} aria-label={translate('panel.files.next')}>
        <ChevronRight />
      </IconButton>
    </>
  );
}

function Shown({ upload, row, name }: { readonly upload: CatalogueUpload; readonly row: Row; readonly name: string }) {
  const translate = useTranslate();
  const address = addressOf(upload, row['id']);
  if (isPicture(row[upload.mediaType])) {
    return <Box component="img" src={address} alt={name} sx={{ maxWidth: '100%', maxHeight: '72vh', objectFit: 'contain' }} />;
  }
  const isPdf = row[upload.mediaType] === 'application/pdf';
  return (
    <Box sx={{ textAlign: 'center' }}>
      <Typography color="textSecondary" sx={{ mb: 2 }}>
        {translate(isPdf ? 'panel.files.opensBeside' : 'panel.files.noPreview')}
      </Typography>
      {isPdf && (
        <Button variant="contained" component="a" href={address} target="_blank" rel="noopener">
          {translate('panel.files.open')}
        </Button>
      )}
    </Box>
  );
}
