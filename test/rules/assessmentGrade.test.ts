import { describe, expect, test } from '@jest/globals';
import { assert, constantFrom, integer, property, tuple } from 'fast-check';
import { gradeOf, neededForNextGrade, type GradeBounds } from '../../server/rules/assessmentGrade.ts';
import { scoreSheet, type Indicator, type Scheme } from '../../server/rules/assessmentScore.ts';

const SCHEME: Scheme = { weightPolicy: 'AS_PRINTED', cap: '1.00', planZeroPolicy: 'NOT_APPLICABLE' };
const BOUNDS: GradeBounds = { A: '0.9', B: '0.8', C: '0.6' };

function quantity(weight: string, actual: number, plan: number | null): Indicator {
  return { kind: 'QUANTITATIVE', weight, actual: String(actual), plan: plan === null ? null : String(plan) };
}

function rating(weight: string, ...points: (number | null)[]): Indicator {
  return { kind: 'RATING', weight, subItems: points.map((given) => ({ share: '0.25', points: given === null ? null : String(given) })) };
}

const FORM_B = [quantity('0.4', 18, 20), quantity('0.25', 7, 10), quantity('0.2', 4, 8), rating('0.15', 90, 80, 85, 100)];

describe('a grade', () => {
  test.each([
    ['1.0000', 'A'],
    ['0.9000', 'A'],
    ['0.8999', 'B'],
    ['0.8000', 'B'],
    ['0.7999', 'C'],
    ['0.6000', 'C'],
    ['0.5999', 'D'],
    ['-0.0100', 'D'],
  ])('of %s is %s', (percent, grade) => {
    expect(gradeOf(percent, BOUNDS)).toBe(grade);
  });
});

describe('what is needed for the next grade', () => {
  // 76.81: 3.19 more; two visits add 4.00, two expansions 5.00, two deliveries 5.00, and the ratings can add 1.69 at most
  test('is told by each indicator alone, and not by one that cannot reach it', () => {
    expect(neededForNextGrade(SCHEME, FORM_B, BOUNDS)).toEqual([2, 2, 2, null]);
  });

  test('is points in the mean where it is rated', () => {
    const sheet = [quantity('0.4', 20, 20), quantity('0.25', 7, 10), quantity('0.2', 4, 8), rating('0.15', 80, 80, 80, 80)];

    // 79.50 and 0.50 more: four points in the mean add 0.60
    expect(neededForNextGrade(SCHEME, sheet, BOUNDS)).toEqual([null, 1, 1, 4]);
  });

  test.each<[string, Indicator[]]>([
    ['at the best grade', [quantity('1', 10, 10)]],
    ['while a rating is missing', [quantity('0.5', 1, 10), rating('0.5', null)]],
    ['where no plan was reported', [quantity('1', 10, null)]],
  ])('is nothing %s', (_case, indicators) => {
    expect(neededForNextGrade(SCHEME, indicators, BOUNDS).every((needed) => needed === null)).toBe(true);
  });

  test('counts what goes beyond a plan of zero', () => {
    // 50 of 80 is C; with the delivery 70 of 100 it still is, so the visits must do it
    expect(neededForNextGrade(SCHEME, [quantity('0.8', 5, 8), quantity('0.2', 0, 0)], BOUNDS)).toEqual([2, null]);
  });

  test('reaches the grade, and one less does not', () => {
    const anyLine = tuple(integer({ min: 0, max: 30 }), integer({ min: 0, max: 30 }));
    assert(
      property(anyLine, anyLine, constantFrom('1.00', '1.20'), integer({ min: 0, max: 100 }), (one, other, cap, points) => {
        const scheme = { ...SCHEME, cap };
        const sheet = [quantity('0.5', ...one), quantity('0.3', ...other), rating('0.2', points)];
        const before = gradeOf(scoreSheet(scheme, sheet).percent!, BOUNDS);
        const [needed] = neededForNextGrade(scheme, sheet, BOUNDS);
        if (needed === null || needed === undefined) return;

        const withMore = (more: number): string =>
          gradeOf(scoreSheet(scheme, [quantity('0.5', one[0] + more, one[1]), ...sheet.slice(1)]).percent!, BOUNDS);
        expect(withMore(needed) < before).toBe(true);
        expect(withMore(needed - 1)).toBe(before);
      }),
    );
  });
});
