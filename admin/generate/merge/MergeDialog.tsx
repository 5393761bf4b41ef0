import { Alert, Button, Dialog, DialogActions, DialogContent, DialogTitle, useMediaQuery } from '@mui/material';
import type { Theme } from '@mui/material';
import { useId } from 'react';
import { RecordContextProvider, useTranslate } from 'react-admin';
import { useLabels } from '../../app/panel.ts';
import { ReadProblem } from '../../app/ReadProblem.tsx';
import { Waiting } from '../../app/Waiting.tsx';
import { ChooseOther } from './ChooseOther.tsx';
import { Differences } from './Differences.tsx';
import { MergeSides } from './MergeSides.tsx';
import { Outlook } from './Outlook.tsx';
import { useMerge } from './useMerge.ts';
import type { Merge, MergeParts } from './useMerge.ts';

interface MergeDialogProps extends Omit<MergeParts, 'onDone' | 'otherId'> {
  readonly otherId?: string;
  onClose(isDone: boolean): void;
}

/** Shows beforehand what becomes of two rows that are one thing, and merges them. */
export function MergeDialog({ otherId, onClose, ...parts }: MergeDialogProps) {
  const translate = useTranslate();
  const label = useLabels();
  const titleId = useId();
  const isNarrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down('sm'));
  const merge = useMerge({ ...parts, otherId, onDone: () => onClose(true) });
  const leave = () => onClose(false);
  const isReady = merge.preview !== undefined && merge.preview.obstacles.length === 0 && !merge.isRunning;
  return (
    <Dialog open onClose={merge.isRunning ? undefined : leave} aria-labelledby={titleId} maxWidth="md" fullWidth fullScreen={isNarrow}>
      <DialogTitle id={titleId}>{label(parts.verb.label)}</DialogTitle>
      <RecordContextProvider value={undefined}>
        <DialogContent sx={{ display: 'grid', gap: 2.5, alignContent: 'start' }}>
          {merge.refusal && (
            <Alert severity="error" role="alert">
              {merge.refusal}
            </Alert>
          )}
          {otherId === undefined && <ChooseOther verb={parts.verb} id={parts.id} onChoose={merge.choose} />}
          <Body merge={merge} resource={parts.resource} />
        </DialogContent>
      </RecordContextProvider>
      <DialogActions sx={{ px: 3, pb: 2 }}>
        <Button color="inherit" onClick={leave} disabled={merge.isRunning}>
          {translate('ra.action.cancel')}
        </Button>
        <Button variant="contained" disabled={!isReady} onClick={() => void merge.merge()}>
          {label(parts.verb.label)}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function Body({ merge, resource }: { readonly merge: Merge } & Pick<MergeParts, 'resource'>) {
  const translate = useTranslate();
  const { keeps, gives, preview, error } = merge;
  if (error) return <ReadProblem error={error} onRetry={merge.retry} />;
  if (!keeps) return <Waiting />;
  if (!gives) return null;
  return (
    <>
      <MergeSides resource={resource} keeps={keeps} gives={gives} onSwap={merge.swap} />
      {preview ? <Outlook preview={preview} /> : <Waiting />}
      <Differences merge={merge} keeps={keeps} gives={gives} />
      <Alert severity="warning" icon={false}>
        {translate('panel.record.merge.final')}
      </Alert>
    </>
  );
}
