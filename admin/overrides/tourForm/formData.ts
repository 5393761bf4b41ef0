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

const NO_ROUTE = '00000000-0000-0000-0000-000000000000';

/** The route that is chosen, once it has been read. */
export function useRoute(id: unknown): TourRoute | null {
  const isChosen = typeof id === 'string' && id !== '';
  const { data } = useAnswer<{ readonly tourRoute: TourRoute | null }>(routeQuery, { id: isChosen ? id : NO_ROUTE }, isChosen);
  return isChosen && data?.tourRoute?.id === id ? data.tourRoute : null;
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

/** How many departments' workshops a route leads through: more than one, and a company leader approves too. */
export function workshopUnits(route: TourRoute): number {
  const workshops = route.stops.nodes.flatMap(({ zone }) => (zone?.kind === 'WORKSHOP' ? [zone] : []));
  return new Set(workshops.map(({ orgUnit, id }) => orgUnit?.id ?? id)).size;
}
