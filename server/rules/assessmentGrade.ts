import { Big } from 'big.js';
import { scoreSheet, weighedPoints, type Indicator, type Quantity, type Rating, type Scheme } from './assessmentScore.ts';

/** The percent that each grade begins at, decimal text, best first; below the last it is the lowest (domain §2.8.5). */
export interface GradeBounds {
  readonly A: string;
  readonly B: string;
  readonly C: string;
}

export type GradeName = keyof GradeBounds | 'D';

export function gradeOf(percent: string, bounds: GradeBounds): GradeName {
  const reached = (['A', 'B', 'C'] as const).find((grade) => new Big(percent).gte(bounds[grade]));
  return reached ?? 'D';
}

/**
 * What each indicator alone would need more for the next grade: groups where work is counted, points in the mean where it is rated.
 * Null where it cannot reach it alone, for all at the best grade, and while a rating is missing.
 */
export function neededForNextGrade(scheme: Scheme, indicators: readonly Indicator[], bounds: GradeBounds): (number | null)[] {
  const { percent } = scoreSheet(scheme, indicators);
  const next = percent === null ? undefined : (['C', 'B', 'A'] as const).find((grade) => new Big(percent).lt(bounds[grade]));
  if (!next) return indicators.map(() => null);
  return indicators.map((indicator, index) => {
    const reaches = (more: number): boolean => {
      const changed = indicators.with(index, withMore(indicator, more));
      return new Big(scoreSheet(scheme, changed).percent ?? 0).gte(bounds[next]);
    };
    return fewest(mostMore(scheme, indicator), reaches);
  });
}

/** Beyond this, more of it adds nothing to the score. */
function mostMore({ cap }: Scheme, indicator: Indicator): number {
  if (indicator.kind === 'RATING') return Number(new Big(100).minus(weighedPoints(indicator.subItems)).round(0, Big.roundDown));
  if (indicator.plan === null) return 0;
  return Math.max(Number(new Big(indicator.plan).times(cap).minus(indicator.actual).round(0, Big.roundUp)), 1);
}

function withMore(indicator: Indicator, more: number): Quantity | Rating {
  if (indicator.kind === 'QUANTITATIVE') return { ...indicator, actual: new Big(indicator.actual).plus(more).toString() };
  return { ...indicator, subItems: [{ share: '1', points: weighedPoints(indicator.subItems).plus(more).toString() }] };
}

/** The smallest count from 1 to `most` that reaches, by halving: more never reaches less. */
function fewest(most: number, reaches: (more: number) => boolean): number | null {
  if (most < 1 || !reaches(most)) return null;
  let [low, high] = [1, most];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (reaches(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
