import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { AskDialog } from '../../generate/AskDialog.tsx';
import { useBusinessClock } from '../plans/useBusinessClock.ts';
import { BigButton } from './BigButton.tsx';
import { useDeskTour, useDeskWords } from './deskTour.ts';

/** From when a party counts as not come. */
const NO_SHOW_AFTER_MS = 60 * 60_000;

/** Nobody has come; offered from an hour after the time, before which the gateway would refuse it. */
export function NoShow() {
  const translate = useTranslate();
  const words = useDeskWords();
  const { tour, act } = useDeskTour();
  const clock = useBusinessClock();
  const [isAsking, setAsking] = useState(false);
  if (!clock || Date.parse(clock.now) - Date.parse(tour.plannedStart) < NO_SHOW_AFTER_MS) return null;
  return (
    <>
      <BigButton color="inherit" onClick={() => setAsking(true)}>
        {translate('panel.tourDesk.noShow')}
      </BigButton>
      <AskDialog
        isOpen={isAsking}
        title={words.verb('noteNoShow')}
        content={translate('panel.tourDesk.askNoShow')}
        confirm={words.verb('noteNoShow')}
        onClose={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false);
          act('noteNoShow');
        }}
      />
    </>
  );
}
