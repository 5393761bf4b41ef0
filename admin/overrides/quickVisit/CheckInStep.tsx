import MyLocation from '@mui/icons-material/MyLocation';
import { Alert, Box, Button, Checkbox, FormControlLabel, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { CheckIn, Draft } from './draft.ts';
import { useCheckIn } from './useCheckIn.ts';
import type { Patch } from './useDraft.ts';

interface CheckInStepProps {
  readonly draft: Draft;
  now(): string;
  patch: Patch;
}

/** Beyond this a check-in is looked at twice (domain §2.4). */
const farM = 500;

/** Says where the visitor is, if they wish; whoever does not loses nothing. */
export function CheckInStep({ draft, now, patch }: CheckInStepProps) {
  const translate = useTranslate();
  const { isBusy, fault, checkIn } = useCheckIn(draft, now, (made) => patch({ checkIn: made }));
  const made = draft.checkIn;
  return (
    <Box component="section" aria-live="polite">
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
        <Button variant="outlined" startIcon={<MyLocation />} disabled={isBusy} onClick={() => void checkIn()} sx={{ minHeight: 40 }}>
          {translate(isBusy ? 'panel.quickVisit.locating' : made ? 'panel.quickVisit.checkInAgain' : 'panel.quickVisit.checkIn')}
        </Button>
        <Typography variant="body2" color="textSecondary">
          {made ? <Distance checkIn={made} /> : translate('panel.quickVisit.checkInHint')}
        </Typography>
      </Box>
      {made && (made.distanceM ?? 0) > farM && (
        <Alert severity="warning" sx={{ mt: 1 }}>
          {translate('panel.quickVisit.far', { far: farM })}
        </Alert>
      )}
      {fault && (
        <Alert severity="info" sx={{ mt: 1 }}>
          {translate(fault)}
        </Alert>
      )}
      {made && !made.isSent && draft.mode === 'ONSITE' && !draft.account?.geo && (
        <FormControlLabel
          control={<Checkbox checked={draft.isAccountPlace} onChange={(_event, isAccountPlace) => patch({ isAccountPlace })} />}
          label={translate('panel.quickVisit.accountPlace')}
        />
      )}
    </Box>
  );
}

function Distance({ checkIn: { distanceM } }: { readonly checkIn: CheckIn }) {
  const translate = useTranslate();
  if (distanceM === null) return translate('panel.quickVisit.checkedIn');
  const isNear = distanceM < 1000;
  return translate(isNear ? 'panel.quickVisit.metres' : 'panel.quickVisit.kilometres', {
    distance: isNear ? distanceM : (distanceM / 1000).toFixed(1),
  });
}
