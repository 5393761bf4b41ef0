import { Big } from 'big.js';
import type { Sheet, SheetLine } from './sheetQuery.ts';

/** One indicator on both sheets, or on the one that has it. */
export interface ComparedLine {
  readonly key: string;
  readonly official: SheetLine | null;
  readonly shadow: SheetLine | null;
  /** Points more on the shadow; null where one of them has none. */
  readonly difference: string | null;
}

/** The lines of two sheets of one month side by side: those that count the same work, or are called the same, stand in one row. */
export function compareLines(official: Sheet, shadow: Sheet): readonly ComparedLine[] {
  const [left, right] = [linesByKey(official), linesByKey(shadow)];
  return [...new Set([...left.keys(), ...right.keys()])].map((key) => {
    const [one, other] = [left.get(key) ?? null, right.get(key) ?? null];
    return { key, official: one, shadow: other, difference: difference(one?.score, other?.score) };
  });
}

/** How much more the second is; null where one of them is not known. */
export function difference(one: string | null | undefined, other: string | null | undefined): string | null {
  return one && other ? new Big(other).minus(one).toString() : null;
}

function linesByKey({ lines }: Sheet): Map<string, SheetLine> {
  return new Map(lines.nodes.map((line) => [line.source === 'MANUAL' ? (line.nameZh ?? '') : line.source, line]));
}
