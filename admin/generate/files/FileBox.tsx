import AddPhotoAlternateOutlined from '@mui/icons-material/AddPhotoAlternateOutlined';
import AttachFile from '@mui/icons-material/AttachFile';
import Close from '@mui/icons-material/Close';
import PhotoCameraOutlined from '@mui/icons-material/PhotoCameraOutlined';
import { Box, Button, IconButton, Typography, useMediaQuery } from '@mui/material';
import { useId, useState } from 'react';
import type { DragEvent, ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import type { CatalogueUpload } from '../../provider/catalogue.ts';
import type { Row } from '../choose.ts';
import { FileTile } from './FileTile.tsx';
import { UploadTile } from './UploadTile.tsx';
import type { Uploads } from './useUploads.ts';

interface FileBoxProps {
  readonly upload: CatalogueUpload;
  readonly rows: readonly Row[];
  readonly uploads: Uploads;
  readonly isMany: boolean;
  /** Whether pictures are wanted: a telephone then offers its camera. */
  readonly isPictures: boolean;
  nameOf(row: Row): string;
  onRemove(id: string): void;
}

/** Files of a field, those on their way, and the ways to bring more. */
export function FileBox(props: FileBoxProps) {
  const { uploads, rows } = props;
  const [isOver, setIsOver] = useState(false);
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    uploads.add([...event.dataTransfer.files]);
  };
  const onDragOver = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(true);
  };
  return (
    <Box
      onDragOver={onDragOver}
      onDragLeave={() => setIsOver(false)}
      onDrop={onDrop}
      sx={{
        p: 1.25,
        border: '1px dashed',
        borderColor: isOver ? 'primary.main' : 'divider',
        bgcolor: isOver ? 'action.hover' : undefined,
        borderRadius: 1,
      }}
    >
      {rows.length + uploads.items.length > 0 && <Tiles {...props} />}
      {props.upload.create && <Choosers {...props} />}
    </Box>
  );
}

function Tiles({ upload, rows, uploads, nameOf, onRemove }: FileBoxProps) {
  const translate = useTranslate();
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.25, mb: 1.25 }}>
      {rows.map((row) => (
        <FileTile key={String(row['id'])} upload={upload} row={row} name={nameOf(row)}>
          <IconButton
            size="small"
            aria-label={translate('panel.files.remove', { name: nameOf(row) })}
            onClick={() => onRemove(String(row['id']))}
            sx={{ position: 'absolute', top: 4, right: 4, bgcolor: 'background.paper', '&:hover': { bgcolor: 'background.paper' } }}
          >
            <Close sx={{ fontSize: 16 }} />
          </IconButton>
        </FileTile>
      ))}
      {uploads.items.map((item) => (
        <UploadTile key={item.key} item={item} onRetry={() => uploads.retry(item.key)} onDrop={() => uploads.drop(item.key)} />
      ))}
    </Box>
  );
}

function Choosers({ upload, uploads, isMany, isPictures }: FileBoxProps) {
  const translate = useTranslate();
  const isTouched = useMediaQuery('(pointer: coarse)');
  const chooser = { isMany, onChoose: (files: readonly File[]) => uploads.add(files), ...(isPictures && { accept: 'image/*' }) };
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
      {isPictures && isTouched && <Chooser {...chooser} isCamera icon={<PhotoCameraOutlined />} text={translate('panel.files.camera')} />}
      <Chooser
        {...chooser}
        icon={isPictures ? <AddPhotoAlternateOutlined /> : <AttachFile />}
        text={translate(isPictures ? 'panel.files.choosePictures' : 'panel.files.choose')}
      />
      {!isTouched && (
        <Typography variant="caption" color="textSecondary">
          {translate('panel.files.hint', { max: Math.floor(upload.maxBytes / 1024 ** 2) })}
        </Typography>
      )}
    </Box>
  );
}

interface ChooserProps {
  readonly icon: ReactNode;
  readonly text: string;
  readonly isMany: boolean;
  readonly accept?: string;
  readonly isCamera?: boolean;
  onChoose(files: readonly File[]): void;
}

function Chooser({ icon, text, isMany, accept, isCamera = false, onChoose }: ChooserProps) {
  const id = useId();
  return (
    <Button
      component="label"
      // what is operated is the input within
      role={undefined}
      tabIndex={-1}
      htmlFor={id}
      variant="outlined"
      startIcon={icon}
      sx={{ '&:focus-within': { outline: 2, outlineColor: 'primary.main' } }}
    >
      {text}
      <Box
        component="input"
        id={id}
        type="file"
        aria-label={text}
        multiple={isMany && !isCamera}
        accept={accept}
        capture={isCamera ? 'environment' : undefined}
        onChange={({ target }) => {
          onChoose([...((target as HTMLInputElement).files ?? [])]);
          // the same file may be chosen again
          (target as HTMLInputElement).value = '';
        }}
        sx={{ position: 'absolute', width: 1, height: 1, opacity: 0, overflow: 'hidden' }}
      />
    </Button>
  );
}
