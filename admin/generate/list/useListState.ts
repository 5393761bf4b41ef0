import { useListContext, useNavigate } from 'react-admin';
import { usePanel, useResourceModel } from '../../app/panel.ts';
import { columnsIn, columnsKey, viewKey } from '../../provider/where.ts';
import { lookPath, looksOf, useLook } from '../look/look.ts';
import type { Where } from '../model.ts';
import { searchOf, stateOf } from './listState.ts';
import type { ListState } from './listState.ts';
import { useLayout } from './useLayout.ts';

/** The state of the list on the page, and the ways to another. */
export function useListState() {
  const model = usePanel();
  const resource = useResourceModel();
  const look = useLook();
  const navigate = useNavigate();
  const layout = useLayout(resource);
  const { filterValues, displayedFilters, sort, page, perPage, setFilters, setPage } = useListContext();
  const filter = filterValues as Where;
  const columns = columnsIn(filter) ?? layout.columns;
  const view = filter[viewKey];
  return {
    state: stateOf({ filterValues: filter, sort, perPage, columns, density: layout.density, look }),
    /** The id of the view that it was opened by. */
    view: typeof view === 'string' ? view : null,
    open: (state: ListState, viewId?: string) => {
      if (state.density) layout.keepDensity(state.density);
      // a view of before there were looks, and one whose look the viewer lacks, is seen as things are now
      const isElsewhere = state.look !== undefined && state.look !== look && looksOf(model, resource).includes(state.look);
      navigate({ ...(isElsewhere && { pathname: lookPath(resource, state.look!) }), search: searchOf(resource, state, viewId) });
    },
    /** Null: those of the catalogue. They are kept for lists that are opened by no view. */
    setColumns: (names: readonly string[] | null) => {
      if (typeof view !== 'string') layout.keepColumns(names ?? undefined);
      setFilters({ ...filter, [columnsKey]: names ?? (view ? resource.list : undefined) }, displayedFilters, false);
      setPage(page);
    },
  };
}
