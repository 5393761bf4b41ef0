import { useListContext } from 'react-admin';
import { usePanel, useResourceModel } from '../../app/panel.ts';
import { asksDeleted, toOrderBy, toWhere } from '../../provider/where.ts';
import type { FieldModel, ResourceModel, Where } from '../model.ts';
import { useShownColumns } from './useShownColumns.ts';

/** What the list on the page asks the gateway for, but for the page. */
export interface ListRequest {
  readonly resource: ResourceModel;
  /** Everything that narrows the list down, as one condition; undefined: nothing does. */
  readonly where: Where | undefined;
  /** Null where the rows come in the order of their ids. */
  readonly orderBy: readonly Where[] | null;
  /** Whether it is the deleted rows that are asked for. */
  readonly deleted: boolean;
  /** The columns shown, in their order. */
  readonly columns: readonly FieldModel[];
  /** How many rows match; undefined while that is not known. */
  readonly total: number | undefined;
}

/** The request behind the list on the page, for whatever is done with the rows that it matches. */
export function useListRequest(): ListRequest {
  const model = usePanel();
  const resource = useResourceModel();
  const columns = useShownColumns();
  const { filterValues, sort, total } = useListContext();
  return {
    resource,
    where: toWhere(model, resource, filterValues as Where),
    orderBy: toOrderBy(model, resource, sort),
    deleted: asksDeleted(filterValues as Where),
    columns,
    total,
  };
}
