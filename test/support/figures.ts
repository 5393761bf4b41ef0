import { Big } from 'big.js';
import type { Client } from './client.ts';

/** One group of an aggregate, with what was selected of it. */
export interface Group {
  readonly group: Readonly<Record<string, unknown>>;
  readonly count: number;
  readonly sum: Readonly<Record<string, string | null>>;
  readonly avg: Readonly<Record<string, string | null>>;
  readonly min: Readonly<Record<string, unknown>>;
  readonly max: Readonly<Record<string, unknown>>;
  readonly countDistinct: Readonly<Record<string, number>>;
}

/** The groups that an aggregate field answers with. */
export async function groups(client: Client, field: string): Promise<Group[]> {
  return (await client.data<{ groups: Group[] }>(`{ groups: ${field} }`)).groups;
}

/** The exact sum of the values that there are, or null where there are none. */
export function total(values: readonly unknown[]): Big | null {
  const given = values.filter((value) => value !== null) as string[];
  return given.length ? given.reduce((sum, value) => sum.plus(value), Big(0)) : null;
}

/** The day of an instant, at so many hours ahead of UTC. */
export function dayAt(offsetHours: number, instant: Date): string {
  return new Date(instant.getTime() + offsetHours * 3_600_000).toISOString().slice(0, 10);
}

/** How often each key stands in a list, in the order of keys, null last. */
export function counts(keys: readonly (string | null)[]): [string | null, number][] {
  const byKey = Map.groupBy(keys, (key) => key);
  const nullLast = (key: string | null): string => key ?? '~';
  return [...byKey]
    .map(([key, all]): [string | null, number] => [key, all.length])
    .toSorted(([a], [b]) => (nullLast(a) < nullLast(b) ? -1 : 1));
}
