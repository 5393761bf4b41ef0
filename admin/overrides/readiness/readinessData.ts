import { usePanel } from '../../app/panel.ts';
import { useAnswer } from '../../provider/useAnswer.ts';

/** A gate of a tour: how things stand there, and one thing that is missing. */
export interface GateLine {
  readonly gate: string;
  readonly standing: 'PASSED' | 'CLEAR' | 'BLOCKED' | 'AHEAD';
  readonly article: string | null;
  readonly who: string | null;
  readonly missingZh: string | null;
  readonly missingEn: string | null;
}

/** How ready a tour is. */
export interface Readiness {
  readonly id: string;
  readonly gates: number;
  readonly met: number;
  readonly missing: number;
  readonly next: string | null;
  readonly rows: readonly GateLine[];
}

const readinessQuery = /* GraphQL */ `
  query tourReadiness($ids: [ID!]!) {
    tourReadiness(ids: $ids) {
      id
      gates
      met
      missing
      next
      rows {
        gate
        standing
        article
        who
        missingZh
        missingEn
      }
    }
  }
`;

/** How ready some tours are, by id; of those that are over, and for viewers without it, nothing. */
export function useReadiness(ids: readonly string[]): ReadonlyMap<string, Readiness> {
  const { rootFields } = usePanel();
  const isAsked = ids.length > 0 && rootFields.has('tourReadiness');
  const { data } = useAnswer<{ readonly tourReadiness: readonly Readiness[] }>(readinessQuery, { ids }, isAsked);
  const told = isAsked ? (data?.tourReadiness ?? []) : [];
  return new Map(told.filter(({ gates }) => gates > 0).map((readiness) => [readiness.id, readiness]));
}
