import { useEffect } from 'react';
import { useListContext } from 'react-admin';
import { whereKey } from '../../provider/where.ts';
import type { Where } from '../model.ts';
import { rememberTrail } from './trail.ts';

/** Keeps the list on the page for the records that are opened from it; `within` is what narrows it down beside its filter. */
export function useRememberTrail(within?: Where): void {
  const { resource, data, filterValues, sort, page, perPage, total } = useListContext();
  const filter = JSON.stringify(within ? { ...filterValues, [whereKey]: within } : (filterValues ?? {}));
  const ids = data?.map(({ id }) => String(id)).join(' ');
  const { field, order } = sort;
  useEffect(() => {
    if (!ids) return;
    rememberTrail({ resource, filter: JSON.parse(filter) as Where, sort: { field, order }, page, perPage, total, ids: ids.split(' ') });
  }, [resource, filter, field, order, page, perPage, total, ids]);
}
