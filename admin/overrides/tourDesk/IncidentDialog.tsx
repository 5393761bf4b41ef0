import { MenuItem } from '@mui/material';
import { useState } from 'react';
import { usePanel } from '../../app/panel.ts';
import { fromClock, toClock } from '../../i18n/time.ts';
import { BigChips } from '../quickVisit/BigChips.tsx';
import { DeskDialog } from './DeskDialog.tsx';
import { DeskInput } from './DeskInput.tsx';
import { useDeskTour, useDeskWords, useVerbField } from './deskTour.ts';
import { zonesOf } from './zones.ts';

/** What is known already when the dialog opens. */
export interface IncidentPreset {
  readonly kind?: string;
  readonly visitorId?: string;
  readonly description?: string;
}

interface IncidentDialogProps {
  readonly preset: IncidentPreset | undefined;
  onClose(): void;
}

const verb = 'reportIncident';
const BLANK = { kind: 'LEFT_GROUP', visitorId: '', placeId: '', description: '', action: '' };

/** What happened, to whom, when and where. */
export function IncidentDialog({ preset, onClose }: IncidentDialogProps) {
  const { act, now } = useDeskTour();
  const { timeZone } = usePanel();
  const [draft, setDraft] = useState({ ...BLANK, at: toClock(now(), timeZone), ...preset });
  const patch = (changes: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...changes }));
  const send = () => {
    const { kind, description, at, ...rest } = draft;
    const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value.trim() !== ''));
    act(verb, { kind, description: description.trim(), at: fromClock(at, timeZone) ?? now(), ...given });
  };
  const kinds = useVerbField(verb, 'kind');
  return (
    <DeskDialog verb={verb} isReady={draft.description.trim() !== ''} onSend={send} onClose={onClose}>
      {kinds && <BigChips field={kinds} value={draft.kind} columns={3} onChange={(kind) => patch({ kind })} />}
      <Who value={draft.visitorId} onChange={(visitorId) => patch({ visitorId })} />
      <Where value={draft.placeId} onChange={(placeId) => patch({ placeId })} />
      <DeskInput verb={verb} name="at" type="datetime-local" value={draft.at} onChange={(at) => patch({ at })} />
      <DeskInput verb={verb} name="description" isMultiline value={draft.description} onChange={(description) => patch({ description })} />
      <DeskInput verb={verb} name="action" isMultiline value={draft.action} onChange={(action) => patch({ action })} />
    </DeskDialog>
  );
}

interface ChoiceProps {
  readonly value: string;
  onChange(value: string): void;
}

function Who(props: ChoiceProps) {
  const { tour } = useDeskTour();
  return (
    <DeskInput verb={verb} name="visitor" {...props}>
      {tour.visitors.nodes.map(({ id, name }) => (
        <MenuItem key={id} value={id} sx={{ minHeight: 44 }}>
          {name}
        </MenuItem>
      ))}
    </DeskInput>
  );
}

function Where(props: ChoiceProps) {
  const words = useDeskWords();
  const { tour } = useDeskTour();
  return (
    <DeskInput verb={verb} name="place" {...props}>
      {zonesOf(tour).map((zone) => (
        <MenuItem key={zone.id} value={zone.id} sx={{ minHeight: 44 }}>
          {words.nameOf(zone)}
        </MenuItem>
      ))}
    </DeskInput>
  );
}
