import type { PolicyRow } from './policy.ts';

/** The same grant for every role of a row. */
export function mapRoles<R extends PolicyRow, G>(row: R, grant: G): { [K in keyof R]: G } {
  // Object.fromEntries forgets the keys that it was given
  return Object.fromEntries(Object.keys(row).map((role) => [role, grant])) as { [K in keyof R]: G };
}

/** The row without one role. */
export function omit<R extends PolicyRow, K extends keyof R>(row: R, role: K): Omit<R, K> {
  const { [role]: _left, ...rest } = row;
  return rest;
}
