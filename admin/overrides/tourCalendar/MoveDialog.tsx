import { Alert, Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, TextField } from '@mui/material';
import { useId, useState } from 'react';
import { useTranslate } from 'react-admin';
import { usePanel } from '../../app/panel.ts';
import { fromClock, toClock } from '../../i18n/time.ts';
import { ConflictList } from '../availability/ReceptionAside.tsx';
import { useSpanText } from '../availability/TakenNotice.tsx';
import type { CalendarTour } from './calendarData.ts';
import { useMoveTour } from './useMoveTour.ts';

/** A tour on its way to another time. */
export interface Move {
  readonly tour: CalendarTour;
  readonly startsAt: string;
  readonly endsAt: string;
  /** Puts it back where it was dragged from. */
  revert?(): void;
}

interface MoveDialogProps {
  readonly move: Move;
  onDone(): void;
  onCancel(): void;
}

/** Says what is taken at the new time before it is saved; where saving is refused, why. */
export function MoveDialog({ move: { tour, ...given }, onDone, onCancel }: MoveDialogProps) {
  const translate = useTranslate();
  const titleId = useId();
  const spanText = useSpanText();
  const [span, setSpan] = useState({ startsAt: given.startsAt, endsAt: given.endsAt });
  const { save, fault, isSaving } = useSave(tour, onDone);
  const isMoved = span.startsAt !== tour.plannedStart || span.endsAt !== tour.plannedEnd;
  const isOrdered = span.startsAt < span.endsAt;
  return (
    <Dialog open onClose={onCancel} aria-labelledby={titleId} maxWidth="sm" fullWidth>
      <DialogTitle id={titleId}>{translate('panel.tourForm.calendar.move', { no: tour.no, org: tour.visitorOrg })}</DialogTitle>
      <DialogContent>
        <Box sx={{ mb: 2, color: 'text.secondary' }}>
          {translate('panel.tourForm.calendar.now', { when: spanText({ startsAt: tour.plannedStart, endsAt: tour.plannedEnd }) })}
        </Box>
        <Times span={span} onChange={setSpan} />
        {isOrdered && <ConflictList asked={{ ...span, tour: tour.id }} chosen={chosenOf(tour)} onTime={setSpan} />}
        {fault && (
          <Alert severity="error" sx={{ mt: 1.5 }}>
            {translate(fault, { _: fault })}
          </Alert>
        )}
      </DialogContent>
      <DialogActions sx={{ px: 3, pb: 2 }}>
        <Button color="inherit" onClick={onCancel}>
          {translate('ra.action.cancel')}
        </Button>
        <Button variant="contained" disabled={!isMoved || !isOrdered || isSaving} onClick={() => void save(span)}>
          {translate('panel.tourForm.calendar.save')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

interface Span {
  readonly startsAt: string;
  readonly endsAt: string;
}

/** The new time to the minute; the end goes along with the start. */
function Times({ span, onChange }: { readonly span: Span; onChange(span: Span): void }) {
  const translate = useTranslate();
  const { timeZone } = usePanel();
  const set = (changed: Partial<Span>) => onChange({ ...span, ...changed });
  const lengthMs = Date.parse(span.endsAt) - Date.parse(span.startsAt);
  const typed = (clock: string, use: (instant: string) => void) => {
    const instant = fromClock(clock, timeZone);
    if (instant) use(instant);
  };
  return (
    <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { sm: '1fr 1fr' } }}>
      <TextField
        type="datetime-local"
        label={translate('panel.tourForm.calendar.start')}
        value={toClock(span.startsAt, timeZone)}
        onChange={({ target }) =>
          typed(target.value, (startsAt) => set({ startsAt, endsAt: new Date(Date.parse(startsAt) + Math.max(lengthMs, 0)).toISOString() }))
        }
      />
      <TextField
        type="datetime-local"
        label={translate('panel.tourForm.calendar.end')}
        value={toClock(span.endsAt, timeZone)}
        onChange={({ target }) => typed(target.value, (endsAt) => set({ endsAt }))}
      />
    </Box>
  );
}

function chosenOf({ receptionist, guide, valuablesKeeper, driver, vehicle }: CalendarTour) {
  return Object.entries({ receptionist, guide, valuablesKeeper, driver, vehicle }).map(([part, row]) => ({ part, id: row?.id ?? null }));
}

function useSave(tour: CalendarTour, onDone: () => void) {
  const moveTour = useMoveTour();
  const [fault, setFault] = useState('');
  const [isSaving, setIsSaving] = useState(false);
  const save = async ({ startsAt, endsAt }: Span): Promise<void> => {
    setIsSaving(true);
    setFault('');
    try {
      await moveTour(tour, { plannedStart: startsAt, plannedEnd: endsAt });
      onDone();
    } catch (error) {
      setFault(sentenceOf(error));
    } finally {
      setIsSaving(false);
    }
  };
  return { save, fault, isSaving };
}

/** What is wrong, field by field where the gateway says so. */
function sentenceOf(error: unknown): string {
  const { body, message } = error as { readonly body?: { readonly errors?: Readonly<Record<string, unknown>> }; readonly message: string };
  const said = Object.values(body?.errors ?? {}).filter((value) => typeof value === 'string');
  return [...new Set(said)].join('；') || message;
}
