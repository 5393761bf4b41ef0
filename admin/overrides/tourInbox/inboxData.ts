import { useAnswer } from '../../provider/useAnswer.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** An application that waits for somebody's word, or for its reception to be arranged. */
export interface WaitingTour {
  readonly id: string;
  readonly version: number;
  readonly no: string;
  readonly visitorOrg: string;
  readonly tourType: string | null;
  readonly headcount: number;
  readonly purpose: string;
  readonly plannedStart: string;
  readonly plannedEnd: string;
  readonly status: string;
  readonly urgentReason: string | null;
  readonly submittedAt: string | null;
  readonly applicant: Named | null;
  readonly officeApprovedBy: Named | null;
  readonly leaderApprovedBy: Named | null;
  readonly route: {
    readonly id: string;
    readonly nameZh: string;
    readonly nameEn: string;
    readonly needsKeeper: boolean;
    readonly groupLimit: number | null;
    readonly hasClosedZone: boolean;
  } | null;
  readonly visitors: { readonly totalCount: number };
}

const inboxQuery = /* GraphQL */ `
  query tourInbox {
    tourRequests(where: { status: { in: [SUBMITTED, APPROVED] } }, orderBy: [{ plannedStart: ASC }], first: 100) {
      nodes {
        id
        version
        no
        visitorOrg
        tourType
        headcount
        purpose
        plannedStart
        plannedEnd
        status
        urgentReason
        submittedAt
        applicant {
          id
          name
        }
        officeApprovedBy {
          id
          name
        }
        leaderApprovedBy {
          id
          name
        }
        route {
          id
          nameZh
          nameEn
          needsKeeper
          groupLimit
          hasClosedZone
        }
        visitors(first: 1) {
          totalCount
        }
      }
    }
  }
`;

/** What waits, the soonest first. */
export function useInbox() {
  const { data, error } = useAnswer<{ readonly tourRequests: { readonly nodes: readonly WaitingTour[] } }>(inboxQuery);
  return { tours: data?.tourRequests.nodes ?? null, error };
}

/** Something that an application lacks or breaks: a key of the panel's sentences with its values. */
export interface Lack {
  readonly key: string;
  readonly values?: Readonly<Record<string, unknown>>;
  readonly isGrave: boolean;
}

/** What whoever decides should know before they do. */
export function lacksOf(tour: WaitingTour, hoursAhead: number | null, leadHours: number): readonly Lack[] {
  const { route, headcount, visitors, urgentReason } = tour;
  const limit = route?.groupLimit ?? null;
  const isLate = hoursAhead !== null && hoursAhead < leadHours;
  return [
    ...(isLate ? [{ key: 'late', values: { hours: leadHours, ahead: Math.max(Math.floor(hoursAhead), 0) }, isGrave: !urgentReason }] : []),
    ...(route?.hasClosedZone ? [{ key: 'closed', isGrave: true }] : []),
    ...(limit !== null && headcount > limit ? [{ key: 'tooMany', values: { limit, headcount }, isGrave: true }] : []),
    ...(visitors.totalCount === headcount ? [] : [{ key: 'list', values: { listed: visitors.totalCount, headcount }, isGrave: false }]),
  ];
}
