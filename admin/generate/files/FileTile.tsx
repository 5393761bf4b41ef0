import InsertDriveFileOutlined from '@mui/icons-material/InsertDriveFileOutlined';
import { Box, ButtonBase, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import type { CatalogueUpload } from '../../provider/catalogue.ts';
import type { Row } from '../choose.ts';
import { addressOf, formatBytes, isPicture } from './fileModel.ts';

interface FileTileProps {
  readonly upload: CatalogueUpload;
  readonly row: Row;
  readonly name: string;
  /** Stands over the picture: a button, a state. */
  readonly children?: ReactNode;
  onOpen?(): void;
}

const side = 104;

/** A file at a glance: its picture, or what it is, with its name. */
export function FileTile({ upload, row, name, children, onOpen }: FileTileProps) {
  const bytes = formatBytes(row[upload.size]);
  return (
    <Box sx={{ position: 'relative', width: side }}>
      <ButtonBase
        onClick={onOpen}
        disabled={!onOpen}
        aria-label={name}
        sx={{ width: side, height: side, borderRadius: 1, overflow: 'hidden', border: 1, borderColor: 'divider', bgcolor: 'action.hover' }}
      >
        {isPicture(row[upload.mediaType]) ? (
          <Box
            component="img"
            src={addressOf(upload, row['id'])}
            alt=""
            loading="lazy"
            sx={{ width: '100%', height: '100%', objectFit: 'cover' }}
          />
        ) : (
          <Box sx={{ textAlign: 'center', color: 'text.secondary' }}>
            <InsertDriveFileOutlined sx={{ fontSize: 34 }} />
            <Typography variant="caption" sx={{ display: 'block', textTransform: 'uppercase' }}>
              {/\.(\w{1,5})$/.exec(name)?.[1]}
            </Typography>
          </Box>
        )}
      </ButtonBase>
      {children}
      <Typography variant="caption" title={name} noWrap sx={{ display: 'block', mt: 0.25, lineHeight: 1.35 }}>
        {name}
      </Typography>
      <Typography variant="caption" sx={{ display: 'block', color: 'text.secondary', lineHeight: 1.2 }}>
        {bytes}
      </Typography>
    </Box>
  );
}
