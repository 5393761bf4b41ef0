import { useEffect } from 'react';
import { usePanel } from '../../app/panel.ts';
import { dayBounds } from '../../i18n/time.ts';
import { useAnswer } from '../../provider/useAnswer.ts';
import type { DayTour, Deposit, Rows, Tour, Visitor } from './deskTypes.ts';

const dayQuery = /* GraphQL */ `
  query tourDeskDay($from: DateTime!, $to: DateTime!) {
    tourRequests(
      where: {
        or: [
          {
            plannedStart: { gte: $from, lte: $to }
            status: { in: [APPROVED, ARRANGED, CHECKED_IN, BRIEFED, IN_PROGRESS, COMPLETED, CLOSED, NO_SHOW, ABORTED] }
          }
          { status: { in: [CHECKED_IN, BRIEFED, IN_PROGRESS] } }
        ]
      }
      orderBy: [{ plannedStart: ASC }]
      first: 50
    ) {
      nodes {
        id
        no
        visitorOrg
        headcount
        plannedStart
        plannedEnd
        status
        route {
          id
          nameZh
          nameEn
        }
        receptionist {
          id
          name
        }
        guide {
          id
          name
        }
        valuablesKeeper {
          id
          name
        }
      }
    }
  }
`;

const tourQuery = /* GraphQL */ `
  query tourDeskTour($id: ID!) {
    tourRequest(id: $id) {
      id
      no
      visitorOrg
      headcount
      plannedStart
      plannedEnd
      status
      photoPermitted
      receptionist {
        id
        name
      }
      guide {
        id
        name
      }
      valuablesKeeper {
        id
        name
      }
      route {
        id
        nameZh
        nameEn
        stops(orderBy: [{ order: ASC }], first: 30) {
          nodes {
            id
            stayMin
            guidePoint
            zone {
              id
              nameZh
              nameEn
              noVisit
              helmetRequired
              strongMagneticField
              minAge
              maxGroupSize
              photoPolicy
              otherPpe
              dangerNote
              workshopRulesZh
              workshopRulesEn
            }
          }
        }
      }
      visitors(orderBy: [{ createdAt: ASC }, { name: ASC }], first: 100) {
        nodes {
          id
          name
          org
          title
          presence
          badgeNo
          badgeReturnedAt
          briefedAt
          implantDeclared
          ageConfirmed
          helmetNo
          helmetReturnedAt
          nothingToDeposit
          excludedZones(first: 6) {
            nodes {
              id
            }
          }
        }
      }
      checks(orderBy: [{ order: ASC }], first: 100) {
        nodes {
          id
          phase
          textZh
          textEn
          article
          zone {
            id
          }
          required
          done
        }
      }
      headCounts(orderBy: [{ at: DESC }], first: 40) {
        nodes {
          id
          expected
          counted
          at
          stop {
            id
          }
        }
      }
      incidents(orderBy: [{ at: DESC }], first: 30) {
        nodes {
          id
          kind
          at
          description
          action
          place {
            id
            nameZh
            nameEn
          }
          visitor {
            id
            name
          }
        }
      }
    }
    depositItems(where: { visitor: { tour: { id: { eq: $id } } } }, orderBy: [{ depositedAt: ASC }], first: 100) {
      nodes {
        id
        kind
        tagNo
        description
        status
        visitor {
          id
        }
      }
    }
  }
`;

/** Others work at the same door. */
const REREAD_MS = 20_000;

/** Today's tours, and those that are still under way. */
export function useDay() {
  const { today, timeZone } = usePanel();
  const { data, error, refetch } = useAnswer<{ readonly tourRequests: Rows<DayTour> }>(dayQuery, { ...dayBounds(today, timeZone) });
  useReread(refetch);
  return { tours: data?.tourRequests.nodes ?? null, error };
}

interface TourAnswer {
  readonly tourRequest: (Omit<Tour, 'visitors'> & { readonly visitors: Rows<Omit<Visitor, 'deposits'>> }) | null;
  readonly depositItems: Rows<Deposit & { readonly visitor: { readonly id: string } | null }>;
}

/** One tour; null: none that the viewer sees. */
export function useTour(id: string): { readonly tour: Tour | null | undefined; readonly error: Error | null } {
  const { data, error, refetch } = useAnswer<TourAnswer>(tourQuery, { id });
  useReread(refetch);
  // while another is being read, the one before it is still there
  const isThis = data !== undefined && (data.tourRequest === null || data.tourRequest.id === id);
  return { tour: isThis ? tourOf(data) : undefined, error };
}

/** Deposits are asked for beside the visitors: a page of them with each visitor would be too much for one query. */
function tourOf({ tourRequest, depositItems }: TourAnswer): Tour | null {
  if (!tourRequest) return null;
  const depositsOf = (id: string) => depositItems.nodes.filter(({ visitor }) => visitor?.id === id);
  return {
    ...tourRequest,
    visitors: { nodes: tourRequest.visitors.nodes.map((visitor) => ({ ...visitor, deposits: { nodes: depositsOf(visitor.id) } })) },
  };
}

function useReread(refetch: () => unknown): void {
  useEffect(() => {
    const timer = setInterval(() => void refetch(), REREAD_MS);
    return () => clearInterval(timer);
  }, [refetch]);
}
