import type { Row } from '../../generate/choose.ts';
import { useAnswer } from '../../provider/useAnswer.ts';
import { recordIn, weightText } from './paper.tsx';

const weightsOfSheet = /* GraphQL */ `
  query weightsOfSheet($id: ID!) {
    assessmentSheet(id: $id) {
      template {
        indicators(orderBy: [{ order: ASC }]) {
          nodes {
            id
            weight
          }
        }
      }
    }
  }
`;

interface Answer {
  readonly assessmentSheet: {
    readonly template: { readonly indicators: { readonly nodes: readonly { readonly weight: string }[] } } | null;
  } | null;
}

/** The weights that stand in the head of a form: those of the sheets on it, as long as there are none those of the printed form. */
export function useWeights(rows: readonly Row[], printed: readonly string[]): readonly string[] {
  const sheet = rows.map((row) => recordIn(row, 'sheet')).find((record) => record !== null);
  const { data } = useAnswer<Answer>(weightsOfSheet, { id: String(sheet?.['id']) }, sheet !== undefined);
  const indicators = data?.assessmentSheet?.template?.indicators.nodes;
  return indicators ? indicators.map(({ weight }) => weightText(weight)) : printed;
}
