import { useAnswer } from '../../provider/useAnswer.ts';

/** Somebody, a vehicle or a zone at the time when a tour would need it. */
export interface Availability {
  readonly kind: 'PERSON' | 'VEHICLE' | 'ZONE';
  /** 0: taken; of a zone, how many parties it still takes. */
  readonly free: number;
  readonly neededFrom: string;
  readonly neededUntil: string;
  readonly takenFrom: string | null;
  readonly takenUntil: string | null;
  readonly person: { readonly id: string; readonly name: string; readonly nameEn: string | null; readonly roles: readonly string[] } | null;
  readonly vehicle: { readonly id: string; readonly plateNo: string; readonly seats: number | null } | null;
  readonly zone: { readonly id: string; readonly nameZh: string; readonly nameEn: string } | null;
  /** Null beyond the viewer's scope, who then knows only that it is taken. */
  readonly takenBy: { readonly id: string; readonly no: string; readonly visitorOrg: string } | null;
}

/** When, on which way, and for which tour, whose own bookings do not count. */
export interface TimeAsked {
  readonly startsAt: string;
  readonly endsAt: string;
  readonly route?: string | null;
  readonly tour?: string | null;
}

const availabilityQuery = /* GraphQL */ `
  query tourAvailability($startsAt: DateTime!, $endsAt: DateTime!, $route: ID, $tour: ID) {
    tourAvailability(startsAt: $startsAt, endsAt: $endsAt, route: $route, tour: $tour) {
      rows(first: 180) {
        kind
        free
        neededFrom
        neededUntil
        takenFrom
        takenUntil
        person {
          id
          name
          nameEn
          roles
        }
        vehicle {
          id
          plateNo
          seats
        }
        zone {
          id
          nameZh
          nameEn
        }
        takenBy {
          id
          no
          visitorOrg
        }
      }
    }
  }
`;

interface Answer {
  readonly tourAvailability: { readonly rows: readonly Availability[] };
}

const NEVER = { startsAt: '2000-01-01T00:00:00Z', endsAt: '2000-01-01T00:00:00Z' };

/** Who and what is free at a time; undefined while it is being asked, or where nothing is asked. */
export function useAvailability(asked: TimeAsked | null): readonly Availability[] | undefined {
  const variables = { route: null, tour: null, ...(asked ?? NEVER) };
  const { data, isPlaceholderData } = useAnswer<Answer>(availabilityQuery, variables, asked !== null);
  return asked && !isPlaceholderData ? data?.tourAvailability.rows : undefined;
}

const freeTimesQuery = /* GraphQL */ `
  query tourFreeTimes(
    $route: ID
    $tour: ID
    $s0: DateTime!
    $e0: DateTime!
    $s1: DateTime!
    $e1: DateTime!
    $s2: DateTime!
    $e2: DateTime!
    $s3: DateTime!
    $e3: DateTime!
    $s4: DateTime!
    $e4: DateTime!
    $s5: DateTime!
    $e5: DateTime!
  ) {
    t0: tourAvailability(startsAt: $s0, endsAt: $e0, route: $route, tour: $tour, kind: ZONE) {
      rows(first: 30) {
        free
      }
    }
    t1: tourAvailability(startsAt: $s1, endsAt: $e1, route: $route, tour: $tour, kind: ZONE) {
      rows(first: 30) {
        free
      }
    }
    t2: tourAvailability(startsAt: $s2, endsAt: $e2, route: $route, tour: $tour, kind: ZONE) {
      rows(first: 30) {
        free
      }
    }
    t3: tourAvailability(startsAt: $s3, endsAt: $e3, route: $route, tour: $tour, kind: ZONE) {
      rows(first: 30) {
        free
      }
    }
    t4: tourAvailability(startsAt: $s4, endsAt: $e4, route: $route, tour: $tour, kind: ZONE) {
      rows(first: 30) {
        free
      }
    }
    t5: tourAvailability(startsAt: $s5, endsAt: $e5, route: $route, tour: $tour, kind: ZONE) {
      rows(first: 30) {
        free
      }
    }
  }
`;

/** Minutes by which a party might come earlier or later. */
const SHIFTS = [-60, -30, 30, 60, 90, 120];

export interface Span {
  readonly startsAt: string;
  readonly endsAt: string;
}

/** The times about the one asked for at which all zones of the way take the party. */
export function useFreeTimes(asked: TimeAsked, isEnabled: boolean): readonly Span[] {
  const spans = SHIFTS.map((minutes) => shifted(asked, minutes));
  const times = Object.fromEntries(
    spans.flatMap(({ startsAt, endsAt }, at) => [[`s${at}`, startsAt] as const, [`e${at}`, endsAt] as const]),
  );
  const variables = { route: asked.route ?? null, tour: asked.tour ?? null, ...times };
  const { data } = useAnswer<Readonly<Record<string, Answer['tourAvailability']>>>(freeTimesQuery, variables, isEnabled);
  if (!data || !isEnabled) return [];
  return spans.filter((_, at) => data[`t${at}`]?.rows.every(({ free }) => free > 0));
}

function shifted({ startsAt, endsAt }: Span, minutes: number): Span {
  const later = (instant: string) => new Date(Date.parse(instant) + minutes * 60_000).toISOString();
  return { startsAt: later(startsAt), endsAt: later(endsAt) };
}
