import type { RaRecord } from 'react-admin';
import type { Named } from './sheetQuery.ts';

/** So many sheets with their lines and points are within what one query may ask for. */
export const ROSTER_PAGE = 20;

/** The sheets of a month by one form: a row of the roster each. Only the latest revision of a specialist is shown. */
export const rosterQuery = /* GraphQL */ `
  query AssessmentRoster($period: Period!, $code: String!, $first: Int!, $offset: Int!) {
    assessmentSheets(
      where: { period: { eq: $period }, template: { code: { eq: $code } } }
      orderBy: [{ specialist: { name: ASC } }, { revision: DESC }]
      first: $first
      offset: $offset
    ) {
      totalCount
      nodes {
        id
        status
        total
        max
        percent
        grade
        remark
        revision
        specialist {
          id
          name
          nameEn
        }
        lines(first: 6) {
          nodes {
            id
            nameZh
            nameEn
            kind
            plan
            actual
            rate
            weight
            score
            indicator {
              weight
            }
            ratings(first: 5, orderBy: [{ subItem: { order: ASC } }]) {
              nodes {
                id
                nameZh
                nameEn
                points
              }
            }
          }
        }
      }
    }
  }
`;

/** The forms there are. */
export const formsQuery = /* GraphQL */ `
  query AssessmentForms {
    assessmentTemplates(where: { status: { ne: DRAFT } }, orderBy: [{ code: ASC }, { edition: DESC }], first: 50) {
      nodes {
        id
        code
        nameZh
        nameEn
      }
    }
  }
`;

export interface RosterLine extends Named {
  readonly kind: string;
  readonly plan: string | null;
  readonly actual: string | null;
  readonly rate: string | null;
  readonly weight: string | null;
  readonly score: string | null;
  readonly indicator: { readonly weight: string } | null;
  readonly ratings: { readonly nodes: readonly (Named & { readonly points: string | null })[] };
}

export interface RosterSheet extends RaRecord {
  readonly total: string | null;
  readonly max: string | null;
  readonly percent: string | null;
  readonly remark: string | null;
  readonly specialist: Named | null;
  readonly lines: { readonly nodes: readonly RosterLine[] };
}

export interface RosterAnswer {
  readonly assessmentSheets: { readonly totalCount: number; readonly nodes: readonly RosterSheet[] };
}

/** A specialist's row is their latest revision, which stands first. */
export function latestOf(sheets: readonly RosterSheet[]): readonly RosterSheet[] {
  const seen = new Set<unknown>();
  return sheets.filter(({ specialist }) => !seen.has(specialist?.id) && seen.add(specialist?.id));
}

/** A cell of the roster under its column: what is counted has four, what is rated one for each sub-item and the score. */
export interface RosterCell {
  readonly key: string;
  readonly column: RosterColumn;
  readonly value: string | null;
}

type RosterColumn = 'plan' | 'actual' | 'rate' | 'score' | { readonly row: Named };

export function cellsOf(line: RosterLine): readonly RosterCell[] {
  const score: RosterCell = { key: 'score', column: 'score', value: line.score };
  if (line.kind !== 'RATING') {
    const columns = (['plan', 'actual', 'rate'] as const).map((column) => ({ key: column, column, value: line[column] }));
    return [...columns, score];
  }
  const subItems = Map.groupBy(line.ratings.nodes, ({ nameZh }) => nameZh ?? '');
  return [
    ...[...subItems].map(([key, rows]) => ({ key, column: { row: rows[0]! }, value: meanOf(rows.map(({ points }) => points)) })),
    score,
  ];
}

/** Of several raters of one sub-item the mean, once all have given their points. */
function meanOf(points: readonly (string | null)[]): string | null {
  const given = points.filter((one) => one !== null);
  if (given.length < points.length) return null;
  return given.length === 1 ? given[0]! : (given.reduce((sum, one) => sum + Number(one), 0) / given.length).toFixed(2);
}
