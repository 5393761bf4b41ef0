import { useListContext } from 'react-admin';
import { useResourceModel } from '../../app/panel.ts';
import { columnsIn } from '../../provider/where.ts';
import type { FieldModel, ResourceModel, Where } from '../model.ts';
import { fieldNamed } from '../model.ts';
import { useLayout } from './useLayout.ts';

/** The columns of the list on the page, in their order. */
export function useShownColumns(): readonly FieldModel[] {
  const resource = useResourceModel();
  const layout = useLayout(resource);
  const { filterValues } = useListContext();
  return columnsOf(resource, columnsIn(filterValues as Where) ?? layout.columns);
}

/** Those of the named columns that the viewer has; the list's own where none is left. */
export function columnsOf(resource: ResourceModel, names: readonly string[]): readonly FieldModel[] {
  const found = names.flatMap((name) => fieldNamed(resource, name) ?? []).filter(canBeColumn);
  return found.length > 0 ? found : resource.list.flatMap((name) => fieldNamed(resource, name) ?? []);
}

/** Whether a table has a place for a field: rows of other lists and what is shown once have none. */
export function canBeColumn({ kind, shownOnce, internal, name }: FieldModel): boolean {
  return kind !== 'HAS_MANY' && !shownOnce && !internal && name !== 'id';
}
