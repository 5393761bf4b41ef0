import { createHash } from 'node:crypto';
import { Big } from 'big.js';
import type { Evidence } from './assessmentEvidence.ts';
import { gradeOf, neededForNextGrade, type GradeBounds } from './assessmentGrade.ts';
import { scoreSheet, type Indicator, type LineScore, type Scheme } from './assessmentScore.ts';

/** The actual of a line: what its records add up to. */
export function actualOf(evidence: readonly Evidence[]): string {
  return evidence.reduce((sum, { amount }) => sum.plus(amount), new Big(0)).toString();
}

/** What a sheet says once it is calculated, in its own figures and in those of each line. */
export function drawUp(scheme: Required<Scheme>, indicators: readonly Indicator[], bounds: GradeBounds) {
  const { lines, total, max, percent } = scoreSheet(scheme, indicators);
  const needed = neededForNextGrade(scheme, indicators, bounds);
  return {
    lines: indicators.map((indicator, index) => ({ ...lineValues(indicator, lines[index]!), needed: needed[index] ?? null })),
    figures: { ...scheme, total, max, percent, grade: percent && gradeOf(percent, bounds) },
  };
}

function lineValues(indicator: Indicator, { rate, cappedRate, weight, score, note }: LineScore) {
  const quantity = indicator.kind === 'QUANTITATIVE' ? { plan: indicator.plan ?? '0', actual: indicator.actual } : {};
  return { ...quantity, rate, cappedRate, weight: weight && new Big(weight).round(4).toFixed(4), score, note: note ?? null };
}

/** What is frozen of a sheet's lines, of the points given and of the evidence. */
export const FROZEN = {
  lines: ['order', 'plan', 'actual', 'rate', 'weight', 'score', 'note'],
  ratings: ['id', 'share', 'points'],
  evidence: ['noun', 'recordId', 'recordVersion', 'counted', 'amount', 'excludeReason'],
} as const;

type Rows = readonly Readonly<Record<string, unknown>>[];

/** SHA-256 over what a sheet rests on, whatever order and notation its rows come in. */
export function frozenHash(rows: Readonly<Record<keyof typeof FROZEN, Rows>>): string {
  const told = [said(rows.lines, FROZEN.lines), said(rows.ratings, FROZEN.ratings), said(rows.evidence, FROZEN.evidence)];
  return createHash('sha256').update(JSON.stringify(told)).digest('hex');
}

const DECIMALS: ReadonlySet<string> = new Set(['plan', 'actual', 'rate', 'weight', 'score', 'share', 'points', 'amount']);

function said(rows: Rows, names: readonly string[]): string[] {
  const value = (row: Rows[number], name: string): unknown => {
    const held = row[name] ?? null;
    return held !== null && DECIMALS.has(name) ? new Big(String(held)).toString() : held;
  };
  return rows.map((row) => JSON.stringify(names.map((name) => value(row, name)))).toSorted();
}
