import { Box, Typography } from '@mui/material';
import { useLabels, usePanel, useResourceModel, useTitles } from '../../app/panel.ts';
import { FileBox } from '../../generate/files/FileBox.tsx';
import type { FileResource } from '../../generate/files/fileModel.ts';
import { fileTarget } from '../../generate/files/fileModel.ts';
import { useUploads } from '../../generate/files/useUploads.ts';
import type { Uploads } from '../../generate/files/useUploads.ts';
import { fieldNamed } from '../../generate/model.ts';
import type { Draft } from './draft.ts';
import type { useDraft } from './useDraft.ts';

interface PhotoStepProps {
  readonly draft: Draft;
  readonly target: FileResource;
  readonly uploads: Uploads;
  change: ReturnType<typeof useDraft>['change'];
}

/** Where the visit's photos go; null where the viewer sees no files. */
export function usePhotos(change: PhotoStepProps['change']) {
  const field = fieldNamed(useResourceModel('visits'), 'photos');
  const target = fileTarget(usePanel(), field ?? { target: null });
  const none = { path: '', maxBytes: 0, maxCount: 0, mediaType: '', size: '', create: false };
  const uploads = useUploads(target?.upload ?? none, (row) => change((before) => ({ ...before, photos: [...before.photos, row] })));
  return { target, uploads };
}

/** Photos, from the camera or the album; they are sent while the rest is being written. */
export function PhotoStep({ draft, target, uploads, change }: PhotoStepProps) {
  const label = useLabels();
  const title = useTitles();
  const field = fieldNamed(useResourceModel('visits'), 'photos');
  return (
    <Box component="section">
      <Typography component="h2" variant="caption" color="textSecondary" sx={{ display: 'block', mb: 0.75 }}>
        {label(field?.label)}
      </Typography>
      <FileBox
        upload={target.upload}
        rows={draft.photos}
        uploads={uploads}
        isMany
        isPictures
        nameOf={(row) => title(target, row)}
        onRemove={(id) => change((before) => ({ ...before, photos: before.photos.filter((row) => row['id'] !== id) }))}
      />
    </Box>
  );
}
