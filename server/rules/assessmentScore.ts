import { Big } from 'big.js';

/** What becomes of weights that do not sum to 1; a row that was added counts like any other (domain §1.4, AMB-2). */
export type WeightPolicy = 'AS_PRINTED' | 'NORMALISE' | 'ADD_ROW';

/** What an indicator is worth whose approved plan is zero and of which nothing was done (domain §2.8.3). */
export type PlanZeroPolicy = 'NOT_APPLICABLE' | 'REDISTRIBUTE' | 'ZERO' | 'FULL';

/** Numbers are decimal texts: a weight of `'0.4'`, a cap of `'1.2'`, never a float. */
export interface Scheme {
  readonly weightPolicy: WeightPolicy;
  readonly cap: string;
  readonly planZeroPolicy: PlanZeroPolicy;
  /** Points taken off the total, such as those for reporting late. */
  readonly penalty?: string;
}

/** `plan` is null where none was ever submitted. */
export interface Quantity {
  readonly kind: 'QUANTITATIVE';
  readonly weight: string;
  readonly plan: string | null;
  readonly actual: string;
  /** Whether `plan` is the part of the promise that falls to the days at work. */
  readonly isProRated?: boolean;
}

/** Sub-items with shares in proportion, such as three of 0.333333; `points` is null until somebody has rated. */
export interface Rating {
  readonly kind: 'RATING';
  readonly weight: string;
  readonly subItems: readonly { readonly share: string; readonly points: string | null }[];
}

export type Indicator = Quantity | Rating;

/** Why a line is not the plain quotient; the labels stand with the sheet. */
export type LineNote = 'PLAN_NOT_SUBMITTED' | 'PLAN_ZERO' | 'BEYOND_PLAN' | 'PRO_RATED' | 'NOT_RATED';

/** One line of a sheet; what has no value is null, and is printed as a dash. */
export interface LineScore {
  /** actual / plan, uncapped. */
  readonly rate: string | null;
  readonly cappedRate: string | null;
  /** The weight after the scheme's policies; null where the line does not count. */
  readonly weight: string | null;
  readonly score: string | null;
  readonly note?: LineNote;
}

export interface SheetScore {
  readonly lines: readonly LineScore[];
  /** The sum of the rounded lines, so that the paper adds up, less the penalty; null while a rating is missing. */
  readonly total: string | null;
  /** What could be reached over the lines that count. */
  readonly max: string;
  /** total / max, 4 decimals. */
  readonly percent: string | null;
}

const ONE = new Big(1);

/** Scores a sheet by the formulas of domain §2.8.2, with the edge cases of §2.8.3. */
export function scoreSheet(scheme: Scheme, indicators: readonly Indicator[]): SheetScore {
  const weights = weightsOf(scheme, indicators);
  const lines = indicators.map((indicator, index) => scoreLine(scheme, indicator, weights[index] ?? null));
  const max = sum(weights.map((weight) => weight ?? new Big(0))).times(100);
  const isWhole = lines.every(({ weight, score }) => weight === null || score !== null);
  const scored = sum(lines.map(({ score }) => new Big(score ?? 0))).minus(scheme.penalty ?? 0);
  return {
    lines,
    total: isWhole ? scored.toFixed(2) : null,
    max: max.toFixed(2),
    percent: isWhole && max.gt(0) ? scored.div(max).round(4, Big.roundHalfUp).toFixed(4) : null,
  };
}

/** What several raters of one sub-item come to: their mean, once all of them have rated. */
export function meanPoints(given: readonly (string | null)[]): string | null {
  const points = given.filter((one) => one !== null);
  return points.length === given.length && points.length > 0
    ? sum(points.map((one) => new Big(one)))
        .div(points.length)
        .toString()
    : null;
}

/** Each indicator's weight after the policies; null for one that does not count. */
function weightsOf({ weightPolicy, planZeroPolicy }: Scheme, indicators: readonly Indicator[]): (Big | null)[] {
  const printed = indicators.map(({ weight }) => new Big(weight));
  const whole = sum(printed);
  const wanted = weightPolicy === 'NORMALISE' ? printed.map((weight) => weight.div(whole)) : printed;
  const isOut = indicators.map((indicator) => dropsOut(indicator) && ['NOT_APPLICABLE', 'REDISTRIBUTE'].includes(planZeroPolicy));
  const kept = sum(wanted.filter((_weight, index) => !isOut[index]));
  const grow = planZeroPolicy === 'REDISTRIBUTE' && kept.gt(0) ? sum(wanted).div(kept) : ONE;
  return wanted.map((weight, index) => (isOut[index] ? null : weight.times(grow)));
}

/** Planned nothing, with approval, and did nothing. */
function dropsOut(indicator: Indicator): boolean {
  return indicator.kind === 'QUANTITATIVE' && indicator.plan !== null && isZero(indicator.plan) && isZero(indicator.actual);
}

function scoreLine(scheme: Scheme, indicator: Indicator, weight: Big | null): LineScore {
  if (indicator.kind === 'RATING') return ratingLine(indicator, weight!);
  const { plan, actual, isProRated } = indicator;
  if (plan === null) return lineOf({ rate: new Big(0), capped: new Big(0), weight, note: 'PLAN_NOT_SUBMITTED' });
  if (!isZero(plan)) {
    const rate = new Big(actual).div(plan);
    const capped = rate.gt(scheme.cap) ? new Big(scheme.cap) : rate;
    return lineOf({ rate, capped, weight, ...(isProRated && { note: 'PRO_RATED' }) });
  }
  if (!isZero(actual)) return lineOf({ rate: null, capped: ONE, weight, note: 'BEYOND_PLAN' });
  return lineOf({ rate: null, capped: scheme.planZeroPolicy === 'FULL' ? ONE : new Big(0), weight, note: 'PLAN_ZERO' });
}

function ratingLine({ subItems }: Rating, weight: Big): LineScore {
  if (subItems.some(({ points }) => points === null))
    return { rate: null, cappedRate: null, weight: weight.round(6).toString(), score: null, note: 'NOT_RATED' };
  return { rate: null, cappedRate: null, weight: weight.round(6).toString(), score: rounded(weighedPoints(subItems).times(weight)) };
}

/** The mean of the points by share; thirds that were rounded weigh as thirds. */
export function weighedPoints(subItems: Rating['subItems']): Big {
  const shares = sum(subItems.map(({ share }) => new Big(share)));
  return sum(subItems.map(({ share, points }) => new Big(share).times(points ?? 0))).div(shares);
}

interface LineParts {
  readonly rate: Big | null;
  readonly capped: Big;
  readonly weight: Big | null;
  readonly note?: LineNote;
}

function lineOf({ rate, capped, weight, note }: LineParts): LineScore {
  return {
    rate: rate && rate.round(4, Big.roundHalfUp).toFixed(4),
    cappedRate: weight && capped.round(4, Big.roundHalfUp).toFixed(4),
    weight: weight && weight.round(6).toString(),
    score: weight && rounded(capped.times(weight).times(100)),
    ...(note && { note }),
  };
}

function rounded(value: Big): string {
  return value.round(2, Big.roundHalfUp).toFixed(2);
}

function sum(values: readonly Big[]): Big {
  return values.reduce((all, value) => all.plus(value), new Big(0));
}

function isZero(value: string): boolean {
  return new Big(value).eq(0);
}
