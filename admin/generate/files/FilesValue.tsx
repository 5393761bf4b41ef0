import { Box } from '@mui/material';
import { useState } from 'react';
import { useTitles } from '../../app/panel.ts';
import type { Row } from '../choose.ts';
import type { FileResource } from './fileModel.ts';
import { FilePreview } from './FilePreview.tsx';
import { FileTile } from './FileTile.tsx';

interface FilesValueProps {
  readonly target: FileResource;
  readonly rows: readonly Row[];
}

/** The files that a record names, each a click from its preview. */
export function FilesValue({ target, rows }: FilesValueProps) {
  const title = useTitles();
  const [open, setOpen] = useState<number | null>(null);
  const nameOf = (row: Row) => title(target, row);
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.25, pt: 0.5 }}>
      {rows.map((row, index) => (
        <FileTile key={String(row['id'])} upload={target.upload} row={row} name={nameOf(row)} onOpen={() => setOpen(index)} />
      ))}
      {open !== null && (
        <FilePreview upload={target.upload} rows={rows} at={open} nameOf={nameOf} onMove={setOpen} onClose={() => setOpen(null)} />
      )}
    </Box>
  );
}
