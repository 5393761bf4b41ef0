import { useAnswer } from '../../provider/useAnswer.ts';

/** The columns of the board, in the order of a need's life. */
export const COLUMNS = ['IDENTIFIED', 'ANALYSED', 'PROPOSED', 'WON', 'LOST', 'POSTPONED'] as const;
export type Column = (typeof COLUMNS)[number];

/** The column that a verb leads to; whether it may run, the catalogue says. */
const LEADS_TO: Readonly<Record<string, Column>> = {
  analyseNeed: 'ANALYSED',
  proposeNeed: 'PROPOSED',
  winNeed: 'WON',
  loseNeed: 'LOST',
  postponeNeed: 'POSTPONED',
  resumeNeed: 'ANALYSED',
  reopenNeed: 'ANALYSED',
};

export function leadsTo(verb: string): Column | undefined {
  return LEADS_TO[verb];
}

/** A need as a card of the board. */
export interface NeedCard {
  readonly id: string;
  readonly version: number;
  readonly status: string;
  readonly productName: string | null;
  readonly quantity: string | null;
  readonly unit: string | null;
  readonly estimatedAmount: string | null;
  readonly neededBy: string | null;
  readonly account: { readonly id: string; readonly name: string } | null;
  readonly specialist: { readonly id: string; readonly name: string } | null;
}

/** The cards of a column, the most urgent first, as many as a board can hold. */
export interface CardList {
  readonly totalCount: number;
  readonly nodes: readonly NeedCard[];
}

interface BoardAnswer extends Readonly<Record<Column, CardList>> {
  readonly sums: readonly { readonly group: { readonly status: string }; readonly sum: { readonly estimatedAmount: string | null } }[];
}

const boardQuery = /* GraphQL */ `
  query needBoard($scope: NeedWhere!) {
    IDENTIFIED: needs(where: { and: [$scope, { status: { eq: IDENTIFIED } }] }, first: 40, orderBy: [{ neededBy: ASC }]) {
      ...Cards
    }
    ANALYSED: needs(where: { and: [$scope, { status: { eq: ANALYSED } }] }, first: 40, orderBy: [{ neededBy: ASC }]) {
      ...Cards
    }
    PROPOSED: needs(where: { and: [$scope, { status: { eq: PROPOSED } }] }, first: 40, orderBy: [{ neededBy: ASC }]) {
      ...Cards
    }
    WON: needs(where: { and: [$scope, { status: { eq: WON } }] }, first: 40, orderBy: [{ updatedAt: DESC }]) {
      ...Cards
    }
    LOST: needs(where: { and: [$scope, { status: { eq: LOST } }] }, first: 40, orderBy: [{ updatedAt: DESC }]) {
      ...Cards
    }
    POSTPONED: needs(where: { and: [$scope, { status: { eq: POSTPONED } }] }, first: 40, orderBy: [{ neededBy: ASC }]) {
      ...Cards
    }
    sums: needsAggregate(where: $scope, groupBy: [{ status: true }]) {
      group {
        status
      }
      sum {
        estimatedAmount
      }
    }
  }

  fragment Cards on NeedConnection {
    totalCount
    nodes {
      id
      version
      status
      productName
      quantity
      unit
      estimatedAmount
      neededBy
      account {
        id
        name
      }
      specialist {
        id
        name
      }
    }
  }
`;

/** The needs in the viewer's scope by their state, or only those credited to one person. */
export function useNeedBoard(specialistId: string | null) {
  const { data, error } = useAnswer<BoardAnswer>(boardQuery, { scope: specialistId ? { specialist: { id: { eq: specialistId } } } : {} });
  const sums = new Map(data?.sums.map(({ group, sum }) => [group.status, sum.estimatedAmount]));
  return { columns: data ?? null, sums, error };
}
