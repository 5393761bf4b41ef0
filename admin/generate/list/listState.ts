import { boardKey, calendarKey, columnsKey, deletedKey, groupsKey, isOwnKey, viewKey, whereKey } from '../../provider/where.ts';
import type { Look } from '../look/look.ts';
import type { ResourceModel, Where } from '../model.ts';

/** How much room the rows of a table take. */
export type Density = 'comfortable' | 'compact';

/** An order of rows. */
export interface Sort {
  readonly field: string;
  readonly order: 'ASC' | 'DESC';
}

/** All that makes one look at a list differ from another. What is absent is the list's own. */
export interface ListState {
  /** Search and the filters beside it, by field, in the gateway's form. */
  readonly filter?: Where;
  /** A condition of any depth in the gateway's form, which holds beside them. */
  readonly where?: Where;
  readonly columns?: readonly string[];
  readonly density?: Density;
  readonly sort?: Sort;
  readonly perPage?: number;
  readonly look?: Look;
  /** What the look is made by, in the words of the address: `{_board: 'tier'}`. */
  readonly by?: Where;
}

/** The keys of a filter by which each way to look is made. */
const LOOK_KEYS: Readonly<Record<Look, readonly string[]>> = { list: [], board: [boardKey], calendar: [calendarKey], groups: [groupsKey] };

/** Rows of a page unless somebody wants more or fewer. */
export const usualPage = 25;

/** What a list that is open knows of itself. */
export interface OpenList {
  readonly filterValues: Where;
  readonly sort: { readonly field: string; readonly order: string };
  readonly perPage: number;
  /** As its layout has them where its filter says none. */
  readonly columns: readonly string[];
  readonly density: Density;
  readonly look: Look;
}

/** The state of a list that is open. */
export function stateOf({ filterValues, sort, perPage, columns, density, look }: OpenList): ListState {
  const fields = Object.entries(filterValues).filter(([key]) => !isOwnKey(key));
  return {
    filter: Object.fromEntries(fields),
    where: filterValues[whereKey] as Where | undefined,
    columns,
    density,
    sort: { field: sort.field, order: sort.order === 'DESC' ? 'DESC' : 'ASC' },
    perPage,
    look,
    by: picked(filterValues, LOOK_KEYS[look]),
  };
}

/** Reads a state that was kept: whatever somebody wrote there, it opens. */
export function readState(kept: unknown): ListState {
  const { filter, where, columns, density, sort, perPage, look, by } = (isObject(kept) ? kept : {}) as Record<string, unknown>;
  return {
    ...(isObject(filter) && { filter: Object.fromEntries(Object.entries(filter).filter(([key]) => !isOwnKey(key))) as Where }),
    ...(isObject(where) && { where: where as Where }),
    ...(Array.isArray(columns) && { columns: columns.map(String) }),
    ...((density === 'comfortable' || density === 'compact') && { density }),
    ...(isObject(sort) && typeof sort['field'] === 'string' && { sort: readSort(sort) }),
    ...(Number.isInteger(perPage) && { perPage: Math.min(Math.max(perPage as number, 1), 100) }),
    ...(isLook(look) && { look, by: isObject(by) ? picked(by as Where, LOOK_KEYS[look]) : {} }),
  };
}

function isLook(look: unknown): look is Look {
  return typeof look === 'string' && Object.hasOwn(LOOK_KEYS, look);
}

function picked(values: Where, keys: readonly string[]): Where {
  return Object.fromEntries(keys.filter((key) => values[key] !== undefined).map((key) => [key, values[key]]));
}

function readSort(sort: Readonly<Record<string, unknown>>): Sort {
  return { field: String(sort['field']), order: sort['order'] === 'DESC' ? 'DESC' : 'ASC' };
}

/** The state as an address says it: the part behind the question mark. */
export function searchOf(resource: ResourceModel, state: ListState, view?: string): string {
  const { filter = {}, where, columns, sort = resource.sort, perPage = usualPage, by } = state;
  const own = {
    ...by,
    ...(where && { [whereKey]: where }),
    ...(columns && { [columnsKey]: columns }),
    ...(view && { [viewKey]: view }),
  };
  return `?${new URLSearchParams({
    filter: JSON.stringify({ ...filter, ...own }),
    displayedFilters: '{}',
    sort: sort.field,
    order: sort.order,
    page: '1',
    perPage: String(perPage),
  }).toString()}`;
}

/** The address of a list's parameters as they are kept; empty where nothing is. */
export function addressOf(kept: Readonly<Record<string, unknown>>): string {
  const entries = Object.entries(kept).map(([name, value]) => [name, typeof value === 'object' ? JSON.stringify(value) : String(value)]);
  return entries.length > 0 ? `?${new URLSearchParams(Object.fromEntries(entries) as Record<string, string>).toString()}` : '';
}

/** Whether what is open is what was kept, as far as the latter says. */
export function isSameState(resource: ResourceModel, open: ListState, kept: ListState): boolean {
  const { columns, density, look, by } = open;
  return isSame(open, { filter: {}, columns, density, look, by, sort: resource.sort, perPage: usualPage, ...kept });
}

/** Whether a list is narrowed down by anything but the choice between living and deleted rows. */
export function isFiltered(filterValues: Where): boolean {
  return Object.keys(filterValues).some((key) => !isOwnKey(key) || key === whereKey);
}

/** The filter without what narrows the rows down; columns and the like stay. */
export function unfiltered(filterValues: Where): Where {
  return Object.fromEntries(
    Object.entries(filterValues).filter(([key]) => isOwnKey(key) && key !== whereKey && key !== deletedKey),
  ) as Where;
}

function isSame(left: unknown, right: unknown): boolean {
  return JSON.stringify(ordered(left)) === JSON.stringify(ordered(right));
}

/** Objects with their keys in one order. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .toSorted()
      .map((key) => [key, ordered(value[key])]),
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
