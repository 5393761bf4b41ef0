import type { RaRecord } from 'react-admin';
import type { Named } from './sheetQuery.ts';

/** The results of the sheets that count, over some months. */
export const trendQuery = /* GraphQL */ `
  query AssessmentTrend($from: Period!, $to: Period!, $offset: Int!) {
    assessmentSheets(
      where: { isShadow: { eq: false }, period: { gte: $from, lte: $to }, percent: { isNull: false } }
      orderBy: [{ period: DESC }, { revision: DESC }]
      first: 100
      offset: $offset
    ) {
      nodes {
        id
        period
        percent
        total
        max
        grade
        specialist {
          id
          name
          nameEn
        }
      }
    }
  }
`;

export interface Result extends RaRecord {
  readonly period: string;
  readonly percent: string;
  readonly total: string | null;
  readonly max: string | null;
  readonly specialist: Named | null;
}

export interface TrendAnswer {
  readonly assessmentSheets: { readonly nodes: readonly Result[] };
}

/** One specialist's results by month; null where there is none. */
export interface Trend {
  readonly specialist: Named;
  readonly results: readonly (Result | null)[];
}

/** Of several revisions the latest, which stands first. */
export function trendsOf(results: readonly Result[], periods: readonly string[]): readonly Trend[] {
  const bySpecialist = Map.groupBy(
    results.filter(({ specialist }) => specialist !== null),
    ({ specialist }) => specialist!.id,
  );
  return [...bySpecialist.values()].map((own) => ({
    specialist: own[0]!.specialist!,
    results: periods.map((period) => own.find((result) => result.period === period) ?? null),
  }));
}

/** Results of a month, the best first. */
export function rankingOf(results: readonly Result[], period: string): readonly Result[] {
  const ofMonth = trendsOf(results, [period]).flatMap((trend) => trend.results.filter((result) => result !== null));
  return ofMonth.toSorted((a, b) => Number(b.percent) - Number(a.percent));
}
