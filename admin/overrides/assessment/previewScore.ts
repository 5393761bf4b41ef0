import { Big } from 'big.js';

/** What a sheet's figures are made of, as the gateway answers it. */
export interface PreviewSheet {
  readonly weightPolicy: string | null;
  readonly planZeroPolicy: string | null;
  readonly penalty: string | null;
  readonly lines: readonly PreviewLine[];
}

/** A line: counted ones stand as they were calculated, rated ones follow what is typed. */
export interface PreviewLine {
  readonly id: string;
  readonly kind: string;
  /** The weight printed on the form. */
  readonly printed: string;
  /** Null where the line does not count. */
  readonly weight: string | null;
  readonly score: string | null;
  readonly ratings: readonly PreviewRating[];
}

export interface PreviewRating {
  readonly subItem: string;
  readonly share: string;
  readonly points: string | null;
}

export interface Preview {
  readonly scores: ReadonlyMap<string, string | null>;
  readonly total: string | null;
  readonly max: string;
  readonly percent: string | null;
}

/**
 * The total that a sheet would have with the points that are being typed, before they are sent: the gateway's own rule over the
 * figures it has already answered. A test holds it to that rule, to the cent.
 */
export function previewScore(sheet: PreviewSheet): Preview {
  const weights = weightsOf(sheet);
  const scores = new Map(sheet.lines.map((line, index) => [line.id, scoreOf(line, weights[index] ?? null)]));
  const max = sum(weights.map((weight) => weight ?? new Big(0))).times(100);
  const isWhole = sheet.lines.every((line, index) => weights[index] === null || scores.get(line.id) !== null);
  const total = sum([...scores.values()].map((score) => new Big(score ?? 0))).minus(sheet.penalty ?? 0);
  return {
    scores,
    total: isWhole ? total.toFixed(2) : null,
    max: max.toFixed(2),
    percent: isWhole && max.gt(0) ? total.div(max).round(4, Big.roundHalfUp).toFixed(4) : null,
  };
}

function weightsOf({ weightPolicy, planZeroPolicy, lines }: PreviewSheet): (Big | null)[] {
  const printed = lines.map((line) => new Big(line.printed));
  const whole = sum(printed);
  const wanted = weightPolicy === 'NORMALISE' && whole.gt(0) ? printed.map((weight) => weight.div(whole)) : printed;
  const kept = sum(wanted.filter((_weight, index) => isCounted(lines[index]!)));
  const grow = planZeroPolicy === 'REDISTRIBUTE' && kept.gt(0) ? sum(wanted).div(kept) : new Big(1);
  return wanted.map((weight, index) => (isCounted(lines[index]!) ? weight.times(grow) : null));
}

function isCounted({ kind, weight }: PreviewLine): boolean {
  return kind === 'RATING' || weight !== null;
}

function scoreOf({ kind, score, ratings }: PreviewLine, weight: Big | null): string | null {
  if (kind !== 'RATING' || weight === null) return score;
  const subItems = [...Map.groupBy(ratings, ({ subItem }) => subItem).values()];
  if (subItems.length === 0 || ratings.some(({ points }) => !isPoints(points))) return null;
  const shares = sum(subItems.map(([first]) => new Big(first!.share)));
  const points = sum(subItems.map((given) => mean(given).times(given[0]!.share))).div(shares);
  return points.times(weight).round(2, Big.roundHalfUp).toFixed(2);
}

/** Whether a text is points that the gateway would take: 0 to 100 with at most two decimals. */
export function isPoints(text: string | null): text is string {
  return text !== null && /^\d{1,3}(\.\d{1,2})?$/.test(text) && Number(text) <= 100;
}

function mean(ratings: readonly PreviewRating[]): Big {
  return sum(ratings.map(({ points }) => new Big(points!))).div(ratings.length);
}

function sum(values: readonly Big[]): Big {
  return values.reduce((all, value) => all.plus(value), new Big(0));
}
