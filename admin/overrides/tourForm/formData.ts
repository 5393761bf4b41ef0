import { usePanel } from '../../app/panel.ts';
import { useAnswer } from '../../provider/useAnswer.ts';

interface Rows<Row> {
  readonly nodes: readonly Row[];
}

export interface RouteZone {
  readonly id: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly kind: string | null;
  readonly noVisit: boolean;
  readonly otherPpe: readonly string[];
  readonly photoPolicy: string;
  readonly groupsAtOnce: number;
  readonly orgUnit: { readonly id: string; readonly name: string } | null;
}

export interface RouteStop {
  readonly id: string;
  readonly stayMin: number;
  readonly zone: RouteZone | null;
}

/** A route with what follows from its zones. */
export interface TourRoute {
  readonly id: string;
  readonly durationMin: number | null;
  readonly needsHelmet: boolean;
  readonly needsKeeper: boolean;
  readonly groupLimit: number | null;
  readonly minAge: number | null;
  readonly guideUnits: string | null;
  readonly hasClosedZone: boolean;
  readonly stops: Rows<RouteStop>;
}

/** Somebody, something or somewhere that is taken for a while. */
export interface Booking {
  readonly id: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly place: number | null;
  readonly person: { readonly id: string } | null;
  readonly vehicle: { readonly id: string } | null;
  readonly zone: { readonly id: string } | null;
  readonly tour: { readonly id: string; readonly no: string } | null;
}

const routeQuery = /* GraphQL */ `
  query tourFormRoute($id: ID!) {
    tourRoute(id: $id) {
      id
      durationMin
      needsHelmet
      needsKeeper
      groupLimit
      minAge
      guideUnits
      hasClosedZone
      stops(orderBy: [{ order: ASC }], first: 50) {
        nodes {
          id
          stayMin
          zone {
            id
            nameZh
            nameEn
            kind
            noVisit
            otherPpe
            photoPolicy
            groupsAtOnce
            orgUnit {
              id
              name
            }
          }
        }
      }
    }
  }
`;

const settingsQuery = /* GraphQL */ `
  query tourFormSettings {
    settings(where: { key: { in: ["tour.leadTimeHours", "tour.approvalMatrix"] } }, first: 50) {
      nodes {
        key
        value
        orgUnit {
          id
        }
      }
    }
  }
`;

const bookingsQuery = /* GraphQL */ `
  query tourFormBookings($from: DateTime!, $to: DateTime!) {
    tourBookings(where: { released: { eq: false }, startsAt: { lt: $to }, endsAt: { gt: $from } }, first: 100) {
      nodes {
        id
        startsAt
        endsAt
        place
        person {
          id
        }
        vehicle {
          id
        }
        zone {
          id
        }
        tour {
          id
          no
        }
      }
    }
  }
`;

const NO_ROUTE = '00000000-0000-0000-0000-000000000000';

/** The route that is chosen, once it has been read. */
export function useRoute(id: unknown): TourRoute | null {
  const isChosen = typeof id === 'string' && id !== '';
  const { data } = useAnswer<{ readonly tourRoute: TourRoute | null }>(routeQuery, { id: isChosen ? id : NO_ROUTE }, isChosen);
  return isChosen && data?.tourRoute?.id === id ? data.tourRoute : null;
}

/** What is taken in a span of time, as far as the viewer sees it. */
export function useBookings(from: unknown, to: unknown): readonly Booking[] {
  const isSet = typeof from === 'string' && typeof to === 'string' && from < to;
  const { today } = usePanel();
  const span = isSet ? { from, to } : { from: `${today}T00:00:00Z`, to: `${today}T00:00:00Z` };
  const { data } = useAnswer<{ readonly tourBookings: Rows<Booking> }>(bookingsQuery, span, isSet);
  return isSet ? (data?.tourBookings.nodes ?? []) : [];
}

interface SettingAnswer {
  readonly settings: Rows<{ readonly key: string; readonly value: unknown; readonly orgUnit: { readonly id: string } | null }>;
}

/** How long ahead, and by whose leave, a tour of each type is applied for; a department's own rule goes before the company's. */
export function useTourRules() {
  const { data } = useAnswer<SettingAnswer>(settingsQuery);
  const rows = data?.settings.nodes ?? [];
  const valueOf = (key: string) => {
    const found = rows
      .filter((row) => row.key === key)
      .toSorted((one, other) => Number(one.orgUnit === null) - Number(other.orgUnit === null));
    return found[0]?.value as Readonly<Record<string, unknown>> | undefined;
  };
  return {
    leadHours: (tourType: string) => Number(valueOf('tour.leadTimeHours')?.[tourType] ?? 0),
    approvers: (tourType: string) => (valueOf('tour.approvalMatrix')?.[tourType] as readonly string[] | undefined) ?? ['OFFICE'],
  };
}

/** Zones of the way that so many parties are in already when this one would be. */
export function busyZones(route: TourRoute, plannedStart: string, bookings: readonly Booking[]): readonly RouteZone[] {
  let at = Date.parse(plannedStart);
  return route.stops.nodes.flatMap(({ stayMin, zone }) => {
    const [from, to] = [at, (at += stayMin * 60_000)];
    if (!zone) return [];
    const there = bookings.filter((one) => one.zone?.id === zone.id && Date.parse(one.startsAt) < to && from < Date.parse(one.endsAt));
    return there.length >= zone.groupsAtOnce ? [zone] : [];
  });
}

/** How many departments' workshops a route leads through: more than one, and a company leader approves too. */
export function workshopUnits(route: TourRoute): number {
  const workshops = route.stops.nodes.flatMap(({ zone }) => (zone?.kind === 'WORKSHOP' ? [zone] : []));
  return new Set(workshops.map(({ orgUnit, id }) => orgUnit?.id ?? id)).size;
}
