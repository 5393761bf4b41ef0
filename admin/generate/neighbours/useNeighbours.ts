import { useState } from 'react';
import { useDataProvider, useLocation, useNavigate } from 'react-admin';
import type { RaRecord } from 'react-admin';
import type { PanelProvider } from '../../provider/dataProvider.ts';
import { useFaultNotice } from '../faults.ts';
import type { Trail } from './trail.ts';
import { rememberTrail, trailOf } from './trail.ts';

/** Where a record stands in the list that one came from. */
export interface Neighbours {
  readonly position: number;
  readonly total: number | undefined;
  readonly hasPrevious: boolean;
  readonly hasNext: boolean;
  /** Opens the record before, or after; from the next page where it stands there. */
  go(by: -1 | 1): Promise<void>;
}

/** The record before and after, in the order of the list that one came from; null for who came otherwise. */
export function useNeighbours(resource: string, row: RaRecord): Neighbours | null {
  const provider = useDataProvider<PanelProvider>();
  const navigate = useNavigate();
  const { search } = useLocation();
  const sayFault = useFaultNotice();
  const [isGoing, setIsGoing] = useState(false);
  const trail = trailOf(resource);
  const place = trail?.ids.indexOf(String(row.id)) ?? -1;
  if (!trail || place < 0) return null;
  const position = (trail.page - 1) * trail.perPage + place + 1;
  const isLastKnown = place === trail.ids.length - 1 && trail.ids.length < trail.perPage;
  const go = async (by: -1 | 1) => {
    setIsGoing(true);
    try {
      const id = trail.ids[place + by] ?? (await idBeyond(provider, trail, by));
      if (id) navigate(`/${resource}/${id}/show${search}`);
    } catch (error) {
      sayFault(error);
    }
    setIsGoing(false);
  };
  const hasNext = trail.total === undefined ? !isLastKnown : position < trail.total;
  return { position, total: trail.total, hasPrevious: position > 1 && !isGoing, hasNext: hasNext && !isGoing, go };
}

/** The first record of the next page, or the last one of the page before, which is the trail's page from now on. */
async function idBeyond(provider: PanelProvider, trail: Trail, by: -1 | 1): Promise<string | undefined> {
  const { resource, filter, sort, perPage } = trail;
  const page = trail.page + by;
  const { data, total } = await provider.getList(resource, { filter, sort, pagination: { page, perPage }, meta: { columns: [] } });
  const ids = data.map(({ id }) => String(id));
  if (ids.length > 0) rememberTrail({ ...trail, page, ids, total: total ?? trail.total });
  return by > 0 ? ids[0] : ids.at(-1);
}
