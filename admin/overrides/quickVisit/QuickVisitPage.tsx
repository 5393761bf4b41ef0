import { Alert, Box, Button } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { PageHead } from '../../app/PageHead.tsx';
import { useSession } from '../../app/session.ts';
import { CheckInStep } from './CheckInStep.tsx';
import { DonePanel } from './DonePanel.tsx';
import { missingIn } from './draft.ts';
import { MoreStep } from './MoreStep.tsx';
import { PhotoStep, usePhotos } from './PhotoStep.tsx';
import { ResultStep } from './ResultStep.tsx';
import { SendBar } from './SendBar.tsx';
import { useDraft } from './useDraft.ts';
import { useNow } from './useNow.ts';
import { useSend } from './useSend.ts';
import { useDiary } from './visitData.ts';
import type { Recorded } from './visitData.ts';
import { WhoStep } from './WhoStep.tsx';

/** A visit, written down on the way back to the car: one screen for a thumb, kept on the device until the gateway has it. */
export function QuickVisitPage() {
  const translate = useTranslate();
  const [recorded, setRecorded] = useState<Recorded | null>(null);
  return (
    <Box sx={{ maxWidth: 560, mx: 'auto' }}>
      <PageHead title={translate('panel.quickVisit.title')} />
      {recorded ? <DonePanel recorded={recorded} onAgain={() => setRecorded(null)} /> : <Entry onDone={setRecorded} />}
    </Box>
  );
}

function Entry({ onDone }: { onDone(recorded: Recorded): void }) {
  const { viewer } = useSession();
  const diary = useDiary(viewer.id);
  const now = useNow();
  const { draft, isRestored, patch, change, clear } = useDraft(viewer.id);
  const { target, uploads } = usePhotos(change);
  const finish = (recorded: Recorded) => {
    clear();
    onDone(recorded);
  };
  const { state, fault, send } = useSend({ draft, now, patch, onDone: finish });
  const isUploading = uploads.items.some((item) => item.fault === null);
  return (
    <Box sx={{ display: 'grid', gap: 2.5 }}>
      {isRestored && <Restored onClear={clear} />}
      <WhoStep draft={draft} diary={diary} patch={patch} />
      {draft.account && (
        <>
          <CheckInStep draft={draft} now={now} patch={patch} />
          <ResultStep draft={draft} patch={patch} />
          {target && <PhotoStep draft={draft} target={target} uploads={uploads} change={change} />}
          <MoreStep draft={draft} patch={patch} />
          <SendBar state={state} fault={fault} missing={missingIn(draft)} isUploading={isUploading} onSend={() => void send()} />
        </>
      )}
    </Box>
  );
}

function Restored({ onClear }: { onClear(): void }) {
  const translate = useTranslate();
  return (
    <Alert
      severity="info"
      action={
        <Button color="inherit" onClick={onClear}>
          {translate('panel.quickVisit.discard')}
        </Button>
      }
    >
      {translate('panel.quickVisit.restored')}
    </Alert>
  );
}
