import type { FieldModel, PanelModel, ResourceModel, Where, WhereValue } from '../generate/model.ts';
import { fieldNamed, resourceNamed, whereType } from '../generate/model.ts';
import { titleFields } from '../generate/choose.ts';
import { dayBounds } from '../i18n/time.ts';
import { fitting } from './fitting.ts';
import type { Fitted } from './fitting.ts';

/** The filter key that asks for the deleted rows instead of the living. */
export const deletedKey = '_deleted';

/** The filter key of a condition that is in the gateway's form already; it holds beside all others. */
export const whereKey = '_where';

/** The filter key of the columns shown, in their order; absent: those of the viewer, else of the catalogue. */
export const columnsKey = '_columns';

/** The filter key of the field whose choices are a board's columns. */
export const boardKey = '_board';

/** The filter key of the days that a calendar's rows are put on, and how they are shown: `{start, end, span}`. */
export const calendarKey = '_calendar';

/** The filter key of a day of the stretch that a calendar shows; no view keeps it. */
export const dayKey = '_day';

/** The filter key of what a list's rows are put together by: `["tier", "createdAt:MONTH"]`. */
export const groupsKey = '_groups';

/** The filter key of the view that the list was opened by. */
export const viewKey = '_view';

/** Whether a key of a list's filter is a word of the panel's, kept there to travel in the address, and no field. */
export function isOwnKey(key: string): boolean {
  return key.startsWith('_');
}

/**
 * Makes the gateway's condition from the list's filter, which already has its form: drops what
 * was left empty, and what the viewer's schema has no place for.
 */
export function toWhere(model: PanelModel, resource: ResourceModel, filter: Where): Where | undefined {
  return fittedWhere(model, resource, filter).where;
}

/** The same, with how many conditions of the filter the viewer's schema has no place for. */
export function fittedWhere(model: PanelModel, resource: ResourceModel, filter: Where): Fitted {
  const own = prune(filter[whereKey]);
  const type = whereType(resource);
  const parts = [fieldsWhere(model, resource, filter), isCondition(own) ? own : undefined].map((part) =>
    part ? fitting(model, type, part) : { where: undefined, left: 0 },
  );
  return { where: both(parts[0]?.where, parts[1]?.where), left: parts.reduce((sum, { left }) => sum + left, 0) };
}

/** The columns that a list's filter says. */
export function columnsIn(filter: Where | undefined): readonly string[] | null {
  const columns = filter?.[columnsKey];
  return Array.isArray(columns) && columns.length > 0 ? columns.map(String) : null;
}

function fieldsWhere(model: PanelModel, resource: ResourceModel, filter: Where): Where | undefined {
  const entries = Object.entries(filter)
    .filter(([key]) => !isOwnKey(key))
    .map(([key, value]) => searchEntry(resource, key, value))
    .map(([key, value]) => [key, dayEntry(model, fieldNamed(resource, key), value)] as const);
  const pruned = prune(Object.fromEntries(entries));
  return isCondition(pruned) ? pruned : undefined;
}

/** Whether the filter asks for deleted rows. */
export function asksDeleted(filter: Where | undefined): boolean {
  return filter?.[deletedKey] === true;
}

/** Joins conditions; both must hold. */
export function both(left: Where | undefined, right: Where | undefined): Where | undefined {
  if (!left) return right;
  return right ? { and: [left, right] } : left;
}

/** The order in the gateway's form; a relation is ordered by what names its rows. Null when it cannot be. */
export function toOrderBy(
  model: PanelModel,
  resource: ResourceModel,
  sort: { readonly field: string; readonly order: string },
): readonly Where[] | null {
  const field = fieldNamed(resource, sort.field);
  if (!field?.sortable) return null;
  const order = orderOf(model, field, sort.order, 3);
  return order === null ? null : [{ [field.name]: order }];
}

function orderOf(model: PanelModel, field: FieldModel, order: string, depth: number): WhereValue {
  if (field.kind !== 'BELONGS_TO') return order;
  if (!field.target || depth === 0) return null;
  const title = titleFields(resourceNamed(model, field.target))[0];
  const inner = title ? orderOf(model, title, order, depth - 1) : null;
  return title && inner !== null ? { [title.name]: inner } : null;
}

/** Without a free-text search of the gateway's own, searching means: the title contains it. */
function searchEntry(resource: ResourceModel, key: string, value: WhereValue): readonly [string, WhereValue] {
  if (key !== 'q' || resource.searchable) return [key, value];
  return [resource.title, { contains: value }];
}

function dayEntry(model: PanelModel, field: FieldModel | undefined, value: WhereValue): WhereValue {
  if (field?.kind !== 'DATE_TIME' || !isObject(value)) return value;
  const { gte, lte, ...rest } = value;
  return {
    ...rest,
    gte: isDay(gte) ? dayBounds(gte, model.timeZone).from : gte,
    lte: isDay(lte) ? dayBounds(lte, model.timeZone).to : lte,
  };
}

function prune(value: WhereValue): WhereValue {
  if (value === '' || value === null) return undefined;
  if (Array.isArray(value)) return value.length > 0 ? value : undefined;
  if (!isObject(value)) return value;
  const kept = Object.entries(value)
    .map(([key, inner]) => [key, prune(inner)] as const)
    .filter(([, inner]) => inner !== undefined);
  return kept.length > 0 ? Object.fromEntries(kept) : undefined;
}

function isCondition(value: WhereValue): value is Where {
  return isObject(value);
}

function isObject(value: WhereValue): value is Where {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isDay(value: WhereValue): value is string {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
}
