import type { VerbModel } from '../../generate/model.ts';
import { useAnswer } from '../../provider/useAnswer.ts';

/** The decision that an application waits for. */
export const APPROVE = 'approveTourRequest';

/** What can be decided here; the rest stands on the record's own page. */
const DECISIONS: ReadonlySet<string> = new Set([APPROVE, 'returnTourRequest', 'rejectTourRequest', 'arrangeTour']);

/** The decisions that the viewer may take on an application in a state. */
export function decisionsOn(verbs: readonly VerbModel[], status: string): readonly VerbModel[] {
  return verbs.filter((verb) => DECISIONS.has(verb.operation.name) && verb.from?.includes(status));
}

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
  /** The roles whose word it still waits for. */
  readonly awaits: readonly string[] | null;
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
      totalCount
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
        awaits
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

interface InboxAnswer {
  readonly tourRequests: { readonly totalCount: number; readonly nodes: readonly WaitingTour[] };
}

/** What waits, the soonest first: for the word of a role, for another's, and for its reception to be arranged. */
export function useInbox(role: string) {
  const { data, error } = useAnswer<InboxAnswer>(inboxQuery);
  if (!data) return { inbox: null, error };
  const { nodes, totalCount } = data.tourRequests;
  const submitted = nodes.filter(({ status }) => status === 'SUBMITTED');
  const isMine = ({ awaits }: WaitingTour) => awaits?.includes(role) === true;
  const inbox = {
    mine: submitted.filter(isMine),
    others: submitted.filter((tour) => !isMine(tour)),
    toArrange: nodes.filter(({ status }) => status === 'APPROVED'),
    left: totalCount - nodes.length,
  };
  return { inbox, error };
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
  const isOver = hoursAhead !== null && hoursAhead < 0;
  const isLate = hoursAhead !== null && hoursAhead < leadHours && !isOver;
  return [
    ...(isOver ? [{ key: 'over', isGrave: true }] : []),
    ...(isLate ? [{ key: 'late', values: { hours: leadHours, ahead: Math.floor(hoursAhead) }, isGrave: !urgentReason }] : []),
    ...(route?.hasClosedZone ? [{ key: 'closed', isGrave: true }] : []),
    ...(limit !== null && headcount > limit ? [{ key: 'tooMany', values: { limit, headcount }, isGrave: true }] : []),
    ...(visitors.totalCount === headcount ? [] : [{ key: 'list', values: { listed: visitors.totalCount, headcount }, isGrave: false }]),
  ];
}
