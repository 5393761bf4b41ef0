import { useListContext } from 'react-admin';
import { usePanel, useResourceModel } from '../../../app/panel.ts';
import { whereKey } from '../../../provider/where.ts';
import type { Where } from '../../model.ts';
import { whereType } from '../../model.ts';
import { readGroup, whereOf } from './conditionTree.ts';

/** The condition of the list on the page that stands beside its row of filters, taken apart, and the ways to change it. */
export function useConditions() {
  const { inputs } = usePanel();
  const resource = useResourceModel();
  const { filterValues, displayedFilters, setFilters } = useListContext();
  const where = filterValues[whereKey] as Where | undefined;
  const group = readGroup(inputs, whereType(resource), where);
  const apply = (next: Where | undefined) => {
    const { [whereKey]: _, ...rest } = filterValues as Where;
    setFilters(next ? { ...rest, [whereKey]: next } : rest, displayedFilters, false);
  };
  return { group, apply, remove: (place: number) => apply(whereOf({ ...group, items: group.items.toSpliced(place, 1) })) };
}
