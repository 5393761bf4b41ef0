import { describe, expect, test } from '@jest/globals';
import { array, assert, integer, property } from 'fast-check';
import {
  scoreSheet,
  type Indicator,
  type PlanZeroPolicy,
  type Quantity,
  type Rating,
  type Scheme,
} from '../../server/rules/assessmentScore.ts';

const SCHEME: Scheme = { weightPolicy: 'AS_PRINTED', cap: '1.00', planZeroPolicy: 'NOT_APPLICABLE' };

function quantity(weight: string, actual: number, plan: number | null): Quantity {
  return { kind: 'QUANTITATIVE', weight, actual: String(actual), plan: plan === null ? null : String(plan) };
}

/** Sub-items of equal shares. */
function rating(weight: string, ...points: (number | null)[]): Rating {
  const thirds = ['0.33333333', '0.33333333', '0.33333334'];
  const share = (index: number): string => (points.length === 3 ? thirds[index]! : String(1 / points.length));
  return {
    kind: 'RATING',
    weight,
    subItems: points.map((given, index) => ({ share: share(index), points: given === null ? null : String(given) })),
  };
}

const FORM_A = [quantity('0.3', 18, 20), quantity('0.3', 12, 10), rating('0.1', 90, 80, 85)];
const FORM_B = [quantity('0.4', 18, 20), quantity('0.25', 7, 10), quantity('0.2', 4, 8), rating('0.15', 90, 80, 85, 100)];
const [, EXPANSION, DELIVERY, DAILY] = FORM_B as [Indicator, Indicator, Indicator, Indicator];

interface Example {
  readonly name: string;
  readonly scheme?: Partial<Scheme>;
  readonly indicators: readonly Indicator[];
  readonly scores: readonly (string | null)[];
  readonly total: string;
  readonly max: string;
  readonly percent: string;
}

// domain §2.8.5
const EXAMPLES: readonly Example[] = [
  { name: 'A as printed', indicators: FORM_A, scores: ['27.00', '30.00', '8.50'], total: '65.50', max: '70.00', percent: '0.9357' },
  {
    name: 'A normalised',
    scheme: { weightPolicy: 'NORMALISE' },
    indicators: FORM_A,
    scores: ['38.57', '42.86', '12.14'],
    total: '93.57',
    max: '100.00',
    percent: '0.9357',
  },
  { name: 'B', indicators: FORM_B, scores: ['36.00', '17.50', '10.00', '13.31'], total: '76.81', max: '100.00', percent: '0.7681' },
  {
    name: 'B with a cap of 1.2',
    scheme: { cap: '1.2' },
    indicators: [quantity('0.4', 30, 20), EXPANSION, DELIVERY, DAILY],
    scores: ['48.00', '17.50', '10.00', '13.31'],
    total: '88.81',
    max: '100.00',
    percent: '0.8881',
  },
  {
    name: 'B with no deliveries planned, and none made',
    indicators: [FORM_B[0]!, EXPANSION, quantity('0.2', 0, 0), DAILY],
    scores: ['36.00', '17.50', null, '13.31'],
    total: '66.81',
    max: '80.00',
    percent: '0.8351',
  },
  {
    name: 'B without a plan',
    indicators: [quantity('0.4', 18, null), quantity('0.25', 7, null), quantity('0.2', 4, null), DAILY],
    scores: ['0.00', '0.00', '0.00', '13.31'],
    total: '13.31',
    max: '100.00',
    percent: '0.1331',
  },
  {
    name: 'C',
    indicators: [rating('0.6', 80), rating('0.1', 90), rating('0.1', 70), rating('0.1', 100), rating('0.1', 85)],
    scores: ['48.00', '9.00', '7.00', '10.00', '8.50'],
    total: '82.50',
    max: '100.00',
    percent: '0.8250',
  },
];

describe('the worked examples', () => {
  test.each(EXAMPLES)('$name: $total of $max', ({ scheme, indicators, scores, total, max, percent }) => {
    const sheet = scoreSheet({ ...SCHEME, ...scheme }, indicators);

    expect(sheet.lines.map(({ score }) => score)).toEqual(scores);
    expect(sheet).toMatchObject({ total, max, percent });
  });
});

describe('edge cases', () => {
  const planZero: readonly [PlanZeroPolicy, string, string][] = [
    ['NOT_APPLICABLE', '66.81', '80.00'],
    ['ZERO', '66.81', '100.00'],
    ['FULL', '86.81', '100.00'],
  ];
  test.each(planZero)('a plan of zero under %s: %s of %s', (planZeroPolicy, total, max) => {
    const indicators = [FORM_B[0]!, EXPANSION, quantity('0.2', 0, 0), DAILY];

    expect(scoreSheet({ ...SCHEME, planZeroPolicy }, indicators)).toMatchObject({ total, max });
  });

  test('a redistributed weight goes to the others in proportion', () => {
    const sheet = scoreSheet({ ...SCHEME, planZeroPolicy: 'REDISTRIBUTE' }, [
      quantity('0.6', 1, 1),
      quantity('0.2', 1, 2),
      quantity('0.2', 0, 0),
    ]);

    expect(sheet.lines.map(({ weight }) => weight)).toEqual(['0.75', '0.25', null]);
    expect(sheet).toMatchObject({ total: '87.50', max: '100.00' });
  });

  test('work beyond a plan of zero gets the full weight, and no rate', () => {
    expect(scoreSheet(SCHEME, [quantity('1', 3, 0)]).lines).toEqual([
      { rate: null, cappedRate: '1.0000', weight: '1', score: '100.00', note: 'BEYOND_PLAN' },
    ]);
  });

  test('a rate is shown uncapped, its score is not', () => {
    expect(scoreSheet(SCHEME, [quantity('0.3', 12, 10)]).lines).toMatchObject([{ rate: '1.2000', cappedRate: '1.0000', score: '30.00' }]);
  });

  test('a missing rating leaves line and total without a value, never 0', () => {
    const sheet = scoreSheet(SCHEME, [quantity('0.85', 1, 1), rating('0.15', 90, null)]);

    expect(sheet.lines[1]).toMatchObject({ score: null, note: 'NOT_RATED' });
    expect(sheet).toMatchObject({ total: null, percent: null, max: '100.00' });
  });

  test('a penalty is taken off the total', () => {
    expect(scoreSheet({ ...SCHEME, penalty: '1.5' }, FORM_B).total).toBe('75.31');
  });

  test('halves are rounded up', () => {
    // 1/8 of 0.01 × 100 = 0.125
    expect(scoreSheet(SCHEME, [quantity('0.01', 1, 8)]).total).toBe('0.13');
  });
});

describe('any sheet', () => {
  const anyQuantity = array(integer({ min: 0, max: 50 }), { minLength: 2, maxLength: 12 });

  test('adds up to the cent, and never exceeds its maximum under a cap of 1', () => {
    assert(
      property(anyQuantity, (numbers) => {
        const weight = (1 / 16).toString();
        const sheet = scoreSheet(
          SCHEME,
          numbers.slice(1).map((actual, index) => quantity(weight, actual, numbers[index]!)),
        );
        const cents = sheet.lines.map(({ score }) => Math.round(Number(score ?? 0) * 100));
        expect(Math.round(Number(sheet.total) * 100)).toBe(cents.reduce((all, cent) => all + cent, 0));
        expect(Number(sheet.total)).toBeLessThanOrEqual(Number(sheet.max) + 0.005 * numbers.length);
      }),
    );
  });
});
