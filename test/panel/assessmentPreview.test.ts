import { describe, expect, test } from '@jest/globals';
import { array, assert, constantFrom, integer, property, record } from 'fast-check';
import { isPoints, previewScore } from '../../admin/overrides/assessment/previewScore.ts';
import { meanPoints, scoreSheet, type Indicator, type Scheme } from '../../server/rules/assessmentScore.ts';

const anyScheme = record({
  weightPolicy: constantFrom('AS_PRINTED' as const, 'NORMALISE' as const, 'ADD_ROW' as const),
  planZeroPolicy: constantFrom('NOT_APPLICABLE' as const, 'REDISTRIBUTE' as const, 'ZERO' as const, 'FULL' as const),
  cap: constantFrom('1.00', '1.20'),
  penalty: constantFrom('0.00', '1.50'),
});
const anyCounted = record({
  weight: integer({ min: 1, max: 40 }),
  plan: integer({ min: 0, max: 20 }),
  actual: integer({ min: 0, max: 25 }),
});
/** Points in hundredths, by sub-item and rater. */
const anyRated = record({
  weight: integer({ min: 1, max: 40 }),
  subItems: array(array(integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 }),
});

const SHARES = ['1', '0.5', '0.333333', '0.25'];

describe('the total while points are typed', () => {
  test('is the gateway’s own, to the cent', () => {
    assert(
      property(
        anyScheme,
        array(anyCounted, { maxLength: 3 }),
        array(anyRated, { minLength: 1, maxLength: 3 }),
        (scheme, counted, rated) => {
          const { indicators, ratings } = formOf(counted, rated);
          const stored = scoreSheet(scheme as Scheme, indicators);
          const preview = previewScore({
            ...scheme,
            lines: indicators.map(({ kind, weight }, index) => {
              const { weight: counts, score } = stored.lines[index]!;
              // what the gateway keeps of a line's weight is rounded, and only tells whether it counts
              const shown = kind === 'RATING' ? null : score;
              return { id: String(index), kind, printed: weight, weight: counts, score: shown, ratings: ratings[index] ?? [] };
            }),
          });

          expect(preview).toMatchObject({ total: stored.total, max: stored.max, percent: stored.percent });
          expect([...preview.scores.values()]).toEqual(stored.lines.map(({ score }) => score));
        },
      ),
      { numRuns: 500 },
    );
  });

  test('is none while points are missing or are none', () => {
    const line = { id: 'a', kind: 'RATING', printed: '0.15', weight: '0.15', score: '12.00' };
    const of = (points: string | null) =>
      previewScore({
        weightPolicy: null,
        planZeroPolicy: null,
        penalty: null,
        lines: [{ ...line, ratings: [{ subItem: 's', share: '1', points }] }],
      });

    expect([null, '', '101', '1.234', 'x'].map((points) => of(points).total)).toEqual([null, null, null, null, null]);
    expect(of('80')).toMatchObject({ total: '12.00', max: '15.00', percent: '0.8000' });
  });

  test.each([
    ['0', true],
    ['100', true],
    ['99.5', true],
    ['100.01', false],
    ['-1', false],
    ['', false],
  ])('takes %j for points: %s', (text, isGood) => {
    expect(isPoints(text)).toBe(isGood);
  });
});

interface Counted {
  readonly weight: number;
  readonly plan: number;
  readonly actual: number;
}

interface Rated {
  readonly weight: number;
  readonly subItems: readonly (readonly number[])[];
}

function formOf(counted: readonly Counted[], rated: readonly Rated[]) {
  const weightOf = (weight: number): string => (weight / 100).toFixed(2);
  const quantities = counted.map(({ weight, plan, actual }): Indicator => {
    return { kind: 'QUANTITATIVE', weight: weightOf(weight), plan: String(plan), actual: String(actual) };
  });
  const given = rated.map(({ subItems }) =>
    subItems.flatMap((raters, item) =>
      raters.map((points) => ({ subItem: String(item), share: SHARES[subItems.length - 1]!, points: (points / 100).toFixed(2) })),
    ),
  );
  const ratings = rated.map(({ weight, subItems }, index): Indicator => {
    const bySubItem = subItems.map((_raters, item) => given[index]!.filter(({ subItem }) => subItem === String(item)));
    return {
      kind: 'RATING',
      weight: weightOf(weight),
      subItems: bySubItem.map((own) => ({ share: own[0]!.share, points: meanPoints(own.map(({ points }) => points)) })),
    };
  });
  return { indicators: [...quantities, ...ratings], ratings: [...quantities.map(() => []), ...given] };
}
