import { useAnswer } from '../../provider/useAnswer.ts';

/** An entry of a dictionary that the viewer may not see is none. */
interface Entry {
  readonly id: string;
  readonly nameZh: string;
  readonly nameEn: string | null;
}

interface Counted {
  readonly group: {
    readonly direction: { readonly id: string | null } | null;
    readonly problemCategory: { readonly id: string | null } | null;
  };
  readonly count: number;
  readonly countDistinct: { readonly account: number };
}

interface MatrixAnswer {
  readonly directions: { readonly nodes: readonly Entry[] };
  readonly categories: { readonly nodes: readonly Entry[] };
  readonly counts: readonly Counted[];
}

const matrixQuery = /* GraphQL */ `
  query directionMatrix($status: [CountermeasureStatus!]) {
    directions: dictionaryItems(where: { dictionary: { eq: MOVE_DIRECTION } }, orderBy: [{ order: ASC }], first: 50) {
      nodes {
        id
        nameZh
        nameEn
      }
    }
    categories: dictionaryItems(where: { dictionary: { eq: PROBLEM_CATEGORY } }, orderBy: [{ order: ASC }], first: 50) {
      nodes {
        id
        nameZh
        nameEn
      }
    }
    counts: needCountermeasuresAggregate(
      where: { status: { in: $status } }
      groupBy: [{ direction: { id: true }, problemCategory: { id: true } }]
      first: 200
    ) {
      group {
        direction {
          id
        }
        problemCategory {
          id
        }
      }
      count
      countDistinct {
        account
      }
    }
  }
`;

const OPEN = ['OPEN', 'IN_PROGRESS', 'DONE'];
const ALL = [...OPEN, 'VERIFIED', 'DROPPED'];

/** How many countermeasures there are of a direction and a kind of problem, and for how many accounts. */
export interface Cell {
  readonly count: number;
  /** Unknown for a sum of several cells. */
  readonly accounts: number | null;
}

/** Where countermeasures of no category are counted. */
export const UNFILED = 'none';

export function useDirectionMatrix(isOnlyOpen: boolean) {
  const { data, error } = useAnswer<MatrixAnswer>(matrixQuery, { status: isOnlyOpen ? OPEN : ALL });
  const cells = new Map(
    data?.counts.map(({ group, count, countDistinct }) => [
      cellKey(group.direction?.id ?? UNFILED, group.problemCategory?.id ?? UNFILED),
      { count, accounts: countDistinct.account } satisfies Cell,
    ]),
  );
  return { matrix: data ? { directions: data.directions.nodes, categories: data.categories.nodes, cells } : null, error };
}

export type Matrix = NonNullable<ReturnType<typeof useDirectionMatrix>['matrix']>;

export function cellKey(direction: string, category: string): string {
  return `${direction} ${category}`;
}

/** A countermeasure of a cell, with its need. */
export interface CellRow {
  readonly id: string;
  readonly problem: string;
  readonly countermeasure: string;
  readonly status: string;
  readonly dueOn: string;
  readonly account: { readonly id: string; readonly name: string } | null;
  readonly directionAfter: Entry | null;
  readonly need: { readonly id: string; readonly productName: string | null; readonly status: string } | null;
}

const cellQuery = /* GraphQL */ `
  query directionCell($where: NeedCountermeasureWhere) {
    rows: needCountermeasures(where: $where, orderBy: [{ dueOn: ASC }], first: 100) {
      totalCount
      nodes {
        id
        problem
        countermeasure
        status
        dueOn
        account {
          id
          name
        }
        directionAfter {
          id
          nameZh
          nameEn
        }
        need {
          id
          productName
          status
        }
      }
    }
  }
`;

interface CellAnswer {
  readonly rows: { readonly totalCount: number; readonly nodes: readonly CellRow[] };
}

/** The countermeasures that a cell counts; a key of null stands for a whole row or column. */
export function useDirectionCell(direction: string | null, category: string | null, isOnlyOpen: boolean) {
  const status = { in: isOnlyOpen ? OPEN : ALL };
  return useAnswer<CellAnswer>(cellQuery, {
    where: { and: [{ status }, ...named('direction', direction), ...named('problemCategory', category)] },
  });
}

function named(field: string, id: string | null): readonly object[] {
  if (id === null) return [];
  return [id === UNFILED ? { not: { [field]: {} } } : { [field]: { id: { eq: id } } }];
}
