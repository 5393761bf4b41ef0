import { usePanel } from '../../app/panel.ts';
import type { Row } from '../../generate/choose.ts';
import { dayBounds } from '../../i18n/time.ts';
import { useAnswer } from '../../provider/useAnswer.ts';

/** A place in degrees. */
export interface Place {
  readonly lat: number;
  readonly lng: number;
}

/** An account as it is chosen. */
export interface Account {
  readonly id: string;
  readonly name: string;
  readonly geo: Place | null;
}

/** A visit that stands in the diary. */
export interface PlannedVisit {
  readonly id: string;
  readonly no: string;
  readonly status: string;
  readonly kind: string;
  readonly mode: string | null;
  readonly purpose: string;
  readonly plannedStart: string;
  readonly distanceM: number | null;
  readonly account: Account | null;
  readonly photos: { readonly nodes: readonly Row[] };
}

const diaryQuery = /* GraphQL */ `
  query quickVisitDiary($me: ID!, $from: DateTime!, $to: DateTime!) {
    open: visits(
      where: { specialist: { id: { eq: $me } }, status: { in: [PLANNED, IN_PROGRESS] }, plannedStart: { gte: $from, lte: $to } }
      orderBy: [{ plannedStart: DESC }]
      first: 20
    ) {
      nodes {
        id
        no
        status
        kind
        mode
        purpose
        plannedStart
        distanceM
        account {
          id
          name
          geo
        }
        photos(first: 20) {
          nodes {
            id
            name
            mimeType
            sizeBytes
          }
        }
      }
    }
    done: visits(where: { specialist: { id: { eq: $me } }, status: { eq: DONE } }, orderBy: [{ actualEnd: DESC }], first: 20) {
      nodes {
        account {
          id
          name
          geo
        }
      }
    }
  }
`;

interface DiaryAnswer {
  readonly open: { readonly nodes: readonly PlannedVisit[] };
  readonly done: { readonly nodes: readonly { readonly account: Account | null }[] };
}

/** What the specialist's diary holds for today, what it still waits for from the week before, and whom they saw last. */
export function useDiary(me: string) {
  const { today, timeZone } = usePanel();
  const { from, to } = dayBounds(today, timeZone);
  const weekBefore = new Date(Date.parse(from) - 7 * 86_400_000).toISOString();
  const { data, isPending } = useAnswer<DiaryAnswer>(diaryQuery, { me, from: weekBefore, to });
  const open = (data?.open.nodes ?? []).filter(({ account }) => account !== null);
  const seen = (data?.done.nodes ?? []).flatMap(({ account }) => account ?? []);
  return {
    isPending,
    today: open.filter(({ plannedStart }) => plannedStart >= from).toReversed(),
    earlier: open.filter(({ plannedStart }) => plannedStart < from),
    recent: [...new Map(seen.map((account) => [account.id, account])).values()].slice(0, 8),
  };
}

const accountsQuery = /* GraphQL */ `
  query quickVisitAccounts($q: String!) {
    accounts(where: { q: $q }, first: 12) {
      nodes {
        id
        name
        geo
      }
    }
  }
`;

/** Accounts whose name, short name or code holds what was typed. */
export function useAccounts(typed: string) {
  const { data, isFetching } = useAnswer<{ readonly accounts: { readonly nodes: readonly Account[] } }>(
    accountsQuery,
    { q: typed },
    typed !== '',
  );
  return { found: typed ? (data?.accounts.nodes ?? []) : [], isFetching };
}

/** What the gateway says of a visit that was recorded. */
export interface Recorded {
  readonly id: string;
  readonly no: string;
  readonly countStatus: string | null;
  readonly excludeReason: string | null;
  readonly account: { readonly name: string } | null;
}

export const logVisit = /* GraphQL */ `
  mutation quickVisitLog($id: ID!, $input: LogVisitInput!) {
    recorded: logVisit(id: $id, input: $input) {
      id
      no
      countStatus
      excludeReason
      account {
        name
      }
    }
  }
`;

export const recordVisit = /* GraphQL */ `
  mutation quickVisitRecord($id: ID!, $input: RecordVisitInput!) {
    recorded: recordVisit(id: $id, input: $input) {
      id
      no
      countStatus
      excludeReason
      account {
        name
      }
    }
  }
`;

export const startVisit = /* GraphQL */ `
  mutation quickVisitStart($id: ID!, $place: JSON!) {
    startVisit(id: $id, input: { checkInGeo: $place }) {
      id
      status
      distanceM
    }
  }
`;
