import { Alert, Button, Dialog, DialogActions, DialogContent, DialogTitle, useMediaQuery } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import { useId } from 'react';
import { useLocale, useTranslate } from 'react-admin';
import { useLabels, useMentions } from '../../app/panel.ts';
import type { ListDialogProps } from '../list/menuEntries.ts';
import { FileStep } from './FileStep.tsx';
import { MappingStep } from './MappingStep.tsx';
import { OutcomeStep } from './OutcomeStep.tsx';
import { RunProgress } from './RunProgress.tsx';
import { useImport } from './useImport.ts';
import type { Import } from './useImport.ts';

/** Takes rows in from a file: its columns first, then what would become of each record, then those that are sound. */
export function ImportDialog({ request: { resource }, onClose }: ListDialogProps) {
  const translate = useTranslate();
  const label = useLabels();
  const mention = useMentions();
  const titleId = useId();
  const isNarrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down('sm'));
  const importing = useImport(resource.name);
  const { look, checked, done, work, fault } = importing;
  const leave = () => {
    importing.stop();
    importing.leave();
    onClose();
  };
  return (
    <Dialog open onClose={work ? undefined : leave} aria-labelledby={titleId} maxWidth="md" fullWidth fullScreen={isNarrow}>
      <DialogTitle id={titleId}>{translate('panel.flows.import.title', { name: mention(resource.labels) })}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2, alignContent: 'start', gridTemplateColumns: 'minmax(0, 1fr)' }}>
        {!done && <FileStep list={resource.name} importing={importing} />}
        {look && !checked && !done && <MappingStep importing={importing} look={look} />}
        {(done ?? checked) && <OutcomeStep answer={(done ?? checked)!} isDone={done !== null} name={label(resource.labels)} />}
        {work && <WorkProgress importing={importing} />}
        {fault && <Alert severity={fault === 'panel.flows.import.stopped' ? 'info' : 'error'}>{translate(fault, { _: fault })}</Alert>}
      </DialogContent>
      <DialogActions sx={{ px: 3, pb: 2, flexWrap: 'wrap', gap: 1 }} disableSpacing>
        <Actions importing={importing} leave={leave} />
      </DialogActions>
    </Dialog>
  );
}

function WorkProgress({ importing: { work, progress, sending } }: { readonly importing: Import }) {
  const translate = useTranslate();
  const locale = useLocale();
  if (work === 'send' && sending) {
    const { sent, size, isWaiting } = sending;
    const told = { sent: megabytes(sent, locale), size: megabytes(size, locale) };
    return (
      <RunProgress
        label={translate('panel.flows.import.uploading')}
        text={translate(isWaiting ? 'panel.flows.import.waiting' : 'panel.flows.import.sent', told)}
        share={size ? sent / size : null}
      />
    );
  }
  const told = work === 'take' ? 'panel.flows.import.taking' : 'panel.flows.import.checking';
  return (
    <RunProgress
      label={translate('panel.flows.import.progress')}
      text={
        progress
          ? translate(told, { ...progress })
          : translate(work === 'look' ? 'panel.flows.import.reading' : 'panel.flows.import.sending')
      }
      share={progress ? progress.done / progress.total : null}
    />
  );
}

const MB = 1024 * 1024;

function megabytes(bytes: number, locale: string): string {
  return (bytes / MB).toLocaleString(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
}

interface ActionsProps {
  readonly importing: Import;
  leave(): void;
}

function Actions({ importing, leave }: ActionsProps) {
  const translate = useTranslate();
  const { look, checked, done, work, mapping } = importing;
  if (done) {
    return (
      <Button variant="contained" onClick={leave} autoFocus>
        {translate('panel.flows.import.close')}
      </Button>
    );
  }
  const sound = checked ? checked.created + checked.updated : 0;
  return (
    <>
      <Button color="inherit" onClick={work ? importing.stop : leave}>
        {translate('ra.action.cancel')}
      </Button>
      {checked && (
        <Button variant="outlined" disabled={work !== null} onClick={importing.back}>
          {translate('panel.flows.import.again')}
        </Button>
      )}
      {checked ? (
        <Button variant="contained" disabled={work !== null || sound === 0} onClick={() => void importing.take()}>
          {translate('panel.flows.import.take', { smart_count: sound })}
        </Button>
      ) : (
        <Button
          variant="contained"
          disabled={!look || work !== null || mapping.every((name) => name === null)}
          onClick={() => void importing.check()}
        >
          {translate('panel.flows.import.check')}
        </Button>
      )}
    </>
  );
}
