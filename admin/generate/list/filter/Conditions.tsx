import { lazy, Suspense } from 'react';
import { useListContext } from 'react-admin';
import { whereKey } from '../../../provider/where.ts';
import type { Where } from '../../model.ts';

const FilterChips = lazy(async () => ({ default: (await import('./FilterChips.tsx')).FilterChips }));

/** The conditions of the list that its filters cannot say, where there are any. */
export function Conditions() {
  const filter = useListContext().filterValues as Where;
  return <Suspense fallback={null}>{filter[whereKey] !== undefined && <FilterChips />}</Suspense>;
}

/** How many there are, of those that stand side by side. */
export function countConditions(filter: Where): number {
  const where = filter[whereKey] as Where | undefined;
  if (!where) return 0;
  const [only, ...others] = Object.entries(where);
  return others.length === 0 && Array.isArray(only?.[1]) ? only[1].length : 1 + others.length;
}
