import { Alert, Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { RaRecord } from 'react-admin';
import { useFormContext } from 'react-hook-form';
import { useLabels, usePanel, useResourceModel } from '../../app/panel.ts';
import { useAnswer } from '../../provider/useAnswer.ts';
import type { Availability, TimeAsked } from './availabilityData.ts';
import { useAvailability, useFreeTimes } from './availabilityData.ts';
import { FreeTimes, TakenNotice, useAvailabilityName } from './TakenNotice.tsx';

type Ref = { readonly id: string } | null;

interface PlannedTour {
  readonly id: string;
  readonly plannedStart: string;
  readonly plannedEnd: string;
  readonly receptionist: Ref;
  readonly driver: Ref;
  readonly guide: Ref;
  readonly valuablesKeeper: Ref;
  readonly vehicle: Ref;
}

const tourQuery = /* GraphQL */ `
  query plannedTour($id: ID!) {
    tourRequest(id: $id) {
      id
      plannedStart
      plannedEnd
      receptionist {
        id
      }
      driver {
        id
      }
      guide {
        id
      }
      valuablesKeeper {
        id
      }
      vehicle {
        id
      }
    }
  }
`;

const PARTS = ['receptionist', 'driver', 'guide', 'valuablesKeeper', 'vehicle'] as const;

/** Beside the form in which a tour is arranged or put at another time: who and what is taken then, before it is saved. */
export function ReceptionAside({ row }: { readonly row: RaRecord }) {
  const { rootFields } = usePanel();
  const { data } = useAnswer<{ readonly tourRequest: PlannedTour | null }>(tourQuery, { id: String(row.id) });
  if (!data?.tourRequest || !rootFields.has('tourAvailability')) return null;
  return <Aside tour={data.tourRequest} />;
}

function Aside({ tour }: { readonly tour: PlannedTour }) {
  const { watch, setValue } = useFormContext();
  const values = watch() as Readonly<Record<string, unknown>>;
  const asked = timeAsked(tour, values);
  const chosen = PARTS.map((part) => ({ part, id: chosenIn(values, part, tour) }));
  const choose = (part: string, id: string) => setValue(`${part}Id`, id, { shouldDirty: true });
  const isTimed = 'plannedStart' in values;
  return (
    <ConflictList
      asked={asked}
      chosen={chosen}
      {...('receptionistId' in values && { onChoose: choose })}
      {...(isTimed && {
        onTime: ({ startsAt, endsAt }) => {
          setValue('plannedStart', startsAt, { shouldDirty: true });
          setValue('plannedEnd', endsAt, { shouldDirty: true });
        },
      })}
    />
  );
}

/** The time in the form where it has one, else the tour's. */
function timeAsked(tour: PlannedTour, { plannedStart, plannedEnd }: Readonly<Record<string, unknown>>): TimeAsked {
  const isGiven = typeof plannedStart === 'string' && typeof plannedEnd === 'string' && plannedStart < plannedEnd;
  const [startsAt, endsAt] = isGiven ? [plannedStart, plannedEnd] : [tour.plannedStart, tour.plannedEnd];
  return { startsAt, endsAt, tour: tour.id };
}

/** What the form says of a part, where it asks for reception; else who has it already. */
function chosenIn(values: Readonly<Record<string, unknown>>, part: (typeof PARTS)[number], tour: PlannedTour): string | null {
  const given = values[`${part}Id`];
  if ('receptionistId' in values) return typeof given === 'string' && given ? given : null;
  return tour[part]?.id ?? null;
}

interface ConflictListProps {
  readonly asked: TimeAsked;
  readonly chosen: readonly { readonly part: string; readonly id: string | null }[];
  onChoose?(part: string, id: string): void;
  onTime?(span: TimeAsked): void;
}

/** What of a reception is taken at the time, with what is free instead; or that nothing is. */
export function ConflictList({ asked, chosen, onChoose, onTime }: ConflictListProps) {
  const translate = useTranslate();
  const rows = useAvailability(asked);
  const zones = rows?.filter((row) => row.kind === 'ZONE' && row.free === 0) ?? [];
  const times = useFreeTimes(asked, zones.length > 0);
  if (!rows) return null;
  const taken = chosen.flatMap(({ part, id }) => {
    const row = rows.find((one) => one.free === 0 && (one.person ?? one.vehicle)?.id === id && id !== null);
    return row ? [{ part, row }] : [];
  });
  return (
    <Box
      component="section"
      aria-live="polite"
      aria-label={translate('panel.tourForm.taken.title')}
      sx={{ display: 'grid', gap: 1, mt: 2 }}
    >
      {taken.map(({ part, row }) => (
        <TakenPart key={part} part={part} row={row} rows={rows} {...(onChoose && { onChoose })} />
      ))}
      {zones.map((row) => (
        <TakenNotice key={`${row.zone!.id} ${row.neededFrom}`} row={row} />
      ))}
      <FreeTimes times={times} {...(onTime && { onChoose: onTime })} />
      {taken.length + zones.length === 0 && (
        <Alert severity="success" sx={{ py: 0.25 }}>
          {translate('panel.tourForm.taken.free')}
        </Alert>
      )}
    </Box>
  );
}

interface TakenPartProps extends Pick<ConflictListProps, 'onChoose'> {
  readonly part: string;
  readonly row: Availability;
  readonly rows: readonly Availability[];
}

/** Somebody who was chosen for a part, and those who could have it instead. */
function TakenPart({ part, row, rows, onChoose }: TakenPartProps) {
  const label = useLabels();
  const nameOf = useAvailabilityName();
  const field = useResourceModel('tourRequests').fields.find(({ name }) => name === part);
  const instead = freeFor(part, rows).map((free) => ({ id: (free.person ?? free.vehicle)!.id, name: nameOf(free) }));
  return (
    <TakenNotice
      row={row}
      part={label(field?.label)}
      instead={instead}
      {...(onChoose && { onChoose: (id: string) => onChoose(part, id) })}
    />
  );
}

const MOST = 6;
/** Who usually has a part comes first. */
const USUAL: Readonly<Record<string, readonly string[]>> = {
  receptionist: ['OFFICE', 'SPECIALIST', 'SITE_STAFF'],
  guide: ['GUIDE', 'OFFICE'],
  valuablesKeeper: ['SITE_STAFF', 'OFFICE'],
};

function freeFor(part: string, rows: readonly Availability[]): readonly Availability[] {
  const kind = part === 'vehicle' ? 'VEHICLE' : 'PERSON';
  const usual = USUAL[part] ?? [];
  const rank = ({ person }: Availability): number => {
    const place = usual.findIndex((role) => person?.roles.includes(role));
    return place < 0 ? usual.length : place;
  };
  const free = rows.filter((row) => row.kind === kind && row.free > 0);
  return free.toSorted((one, other) => rank(one) - rank(other)).slice(0, MOST);
}
