import Close from '@mui/icons-material/Close';
import Replay from '@mui/icons-material/Replay';
import { Box, CircularProgress, IconButton, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Upload } from './useUploads.ts';

interface UploadTileProps {
  readonly item: Upload;
  onRetry(): void;
  onDrop(): void;
}

/** A file on its way: how far it is, or why it is not. */
export function UploadTile({ item, onRetry, onDrop }: UploadTileProps) {
  const translate = useTranslate();
  const { name } = item.file;
  return (
    <Box sx={{ position: 'relative', width: item.fault ? 216 : 104 }} role="status">
      <State item={item} />
      <Box sx={{ position: 'absolute', top: 4, right: 4, display: 'flex', flexDirection: 'column' }}>
        <IconButton size="small" aria-label={translate('panel.files.remove', { name })} onClick={onDrop}>
          <Close sx={{ fontSize: 16 }} />
        </IconButton>
        {item.fault && (
          <IconButton size="small" aria-label={translate('panel.files.retry', { name })} onClick={onRetry}>
            <Replay sx={{ fontSize: 16 }} />
          </IconButton>
        )}
      </Box>
      <Typography variant="caption" title={name} noWrap sx={{ display: 'block', mt: 0.25 }}>
        {name}
      </Typography>
    </Box>
  );
}

function State({ item: { fault, file, progress } }: { readonly item: Upload }) {
  const translate = useTranslate();
  const percent = Math.round(progress * 100);
  const border = { height: 104, borderRadius: 1, border: 1, borderColor: fault ? 'error.main' : 'divider' };
  return (
    <Box sx={{ ...border, display: 'grid', placeItems: 'center', p: 1, textAlign: 'center' }}>
      {fault ? (
        <Typography variant="caption" color="error" sx={{ pr: 3 }}>
          {translate(fault, { _: fault })}
        </Typography>
      ) : (
        <CircularProgress
          variant={percent > 0 && percent < 100 ? 'determinate' : 'indeterminate'}
          value={percent}
          size={34}
          aria-label={translate('panel.files.sending', { name: file.name })}
        />
      )}
    </Box>
  );
}
