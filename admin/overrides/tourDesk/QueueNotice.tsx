import { Alert, AlertTitle, Box, Button, Chip, List, ListItem } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Reason } from '../../provider/errors.ts';
import type { DeskEntry } from './deskEntry.ts';
import { useDeskWords } from './deskTour.ts';
import type { ShownTour } from './projectTour.ts';
import type { Desk } from './useDeskQueue.ts';

interface QueueNoticeProps {
  readonly desk: Desk;
  /** The tour whose people it may name. */
  readonly tour?: ShownTour;
}

/** What waits for a connection, and what was refused: that stays until somebody has seen it. */
export function QueueNotice({ desk, tour }: QueueNoticeProps) {
  const refused = desk.entries.filter(({ state }) => state === 'refused');
  return (
    <Box aria-live="polite" sx={{ display: 'grid', gap: 1, mb: desk.entries.length ? 2 : 0 }}>
      {desk.isAway && <Waiting desk={desk} tour={tour} />}
      {refused.map((entry) => (
        <Refused key={entry.key} entry={entry} tour={tour} onSeen={() => desk.dismiss(entry)} />
      ))}
    </Box>
  );
}

function Waiting({ desk, tour }: { readonly desk: Desk; readonly tour: ShownTour | undefined }) {
  const translate = useTranslate();
  const nameOf = useEntryName(tour);
  const waiting = desk.entries.filter(({ state }) => state === 'waiting');
  return (
    <Alert
      severity="warning"
      action={
        <Button color="inherit" onClick={desk.retry}>
          {translate('panel.tourDesk.retry')}
        </Button>
      }
    >
      <AlertTitle>{translate('panel.tourDesk.offline', { smart_count: waiting.length })}</AlertTitle>
      {translate(desk.isUnkept ? 'panel.tourDesk.unkept' : 'panel.tourDesk.kept')}
      <Box component="ol" sx={{ m: 0, mt: 0.5, pl: 2.5 }}>
        {waiting.map((entry) => (
          <li key={entry.key}>{nameOf(entry)}</li>
        ))}
      </Box>
    </Alert>
  );
}

interface RefusedProps {
  readonly entry: DeskEntry;
  readonly tour: ShownTour | undefined;
  onSeen(): void;
}

function Refused({ entry, tour, onSeen }: RefusedProps) {
  const translate = useTranslate();
  const nameOf = useEntryName(tour);
  const sentence = translate(entry.sentence ?? '', { _: entry.sentence ?? '' });
  return (
    <Alert
      severity="error"
      role="alert"
      action={
        <Button color="inherit" onClick={onSeen} sx={{ minHeight: 44 }}>
          {translate('panel.tourDesk.seen')}
        </Button>
      }
    >
      <AlertTitle>{translate('panel.tourDesk.refused', { action: nameOf(entry) })}</AlertTitle>
      {entry.reasons?.length ? <Reasons reasons={entry.reasons} /> : sentence}
    </Alert>
  );
}

function Reasons({ reasons }: { readonly reasons: readonly Reason[] }) {
  return (
    <List dense disablePadding>
      {reasons.map(({ who, what, rule }) => (
        <ListItem key={`${who} ${what}`} disableGutters sx={{ gap: 1, flexWrap: 'wrap', py: 0.25 }}>
          {who && <strong>{who}</strong>}
          <span>{what}</span>
          {rule && <Chip size="small" variant="outlined" label={rule} />}
        </ListItem>
      ))}
    </List>
  );
}

/** An action by the catalogue's name for it, and whom it is about. */
function useEntryName(tour: ShownTour | undefined): (entry: DeskEntry) => string {
  const words = useDeskWords();
  return ({ verb, input = {}, tour: id }) => {
    const visitors = tour?.id === id ? tour.visitors.nodes : [];
    const visitor = visitors.find((one) => one.id === input['visitorId'])?.name ?? input['name'];
    const number = input['badgeNo'] ?? input['helmetNo'] ?? input['tagNo'] ?? input['counted'];
    return [words.verb(verb), visitor, number].filter((part) => part !== undefined && part !== '').join(' · ');
  };
}
