import { useState } from 'react';
import { BigButton } from './BigButton.tsx';
import { useDeskWords } from './deskTour.ts';
import { IncidentDialog } from './IncidentDialog.tsx';
import type { IncidentPreset } from './IncidentDialog.tsx';

/** Notes that something went otherwise than it should. */
export function IncidentButton({ preset, label }: { readonly preset?: IncidentPreset; readonly label?: string }) {
  const words = useDeskWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <BigButton color="error" onClick={() => setOpen(true)}>
        {label ?? words.verb('reportIncident')}
      </BigButton>
      {isOpen && <IncidentDialog preset={preset} onClose={() => setOpen(false)} />}
    </>
  );
}
