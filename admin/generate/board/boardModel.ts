import type { Row } from '../choose.ts';
import type { FieldModel, Label, ResourceModel, VerbModel, Where, WhereValue } from '../model.ts';
import { fieldNamed } from '../model.ts';

/** The field whose states are the columns of a board; null where a resource has none that its rows can be told apart by. */
export function stateField(resource: ResourceModel): FieldModel | null {
  const field = resource.status ? fieldNamed(resource, resource.status) : undefined;
  return field && field.filterable && field.options.length > 0 ? field : null;
}

/** The fields that a board's columns can be made of: the state first, then every other choice. */
export function boardFields(resource: ResourceModel): readonly FieldModel[] {
  const state = stateField(resource);
  const others = resource.fields.filter(({ kind, filterable, options }) => kind === 'CHOICE' && filterable && options.length > 0);
  return [...(state ? [state] : []), ...others.filter((field) => field !== state)];
}

/** The field that an address names, else the state, a choice of the list's, the first there is. */
export function chosenField(resource: ResourceModel, named: WhereValue): FieldModel | null {
  const fields = boardFields(resource);
  const found = fields.find(({ name }) => name === named) ?? stateField(resource);
  return found ?? fields.find(({ name }) => resource.list.includes(name)) ?? fields[0] ?? null;
}

/** The column of the rows that have no value. */
export const noneState = '';

/** The column that a row belongs to. */
export function stateIn(field: FieldModel, row: Row): string {
  return String(row[field.name] ?? noneState);
}

/** A column: one value, in the words of the catalogue. */
export interface BoardState {
  readonly state: string;
  /** Null for the column of the rows that have none. */
  readonly label: Label | null;
}

/** The columns of a board: all values and, where a row may have none, that; or those that the list's filter names. */
export function statesShown(field: FieldModel, filter: Where): readonly BoardState[] {
  const asked = filter[field.name] as { readonly in?: readonly string[]; readonly eq?: string } | undefined;
  const named = asked?.in?.length ? asked.in : asked?.eq ? [asked.eq] : null;
  const all = field.options.map(({ value, label }): BoardState => ({ state: value, label }));
  if (named) return all.filter(({ state }) => named.includes(state));
  return field.hasNone ? [...all, { state: noneState, label: null }] : all;
}

/** The way from one column to another: the operation that leads there, or the writing of the field. */
export interface Move {
  /** Null where the field itself is written. */
  readonly verb: VerbModel | null;
  readonly to: string;
}

/** A board's columns by a field: states move by operations alone, other choices by being written, by those who may. */
export interface BoardBy {
  readonly resource: ResourceModel;
  readonly field: FieldModel;
  readonly isWritable: boolean;
}

/** The ways out of a column that the viewer has, in the order of the columns; the guards decide whether one is free. */
export function movesFrom({ resource, field, isWritable }: BoardBy, state: string): readonly Move[] {
  if (field !== stateField(resource)) return isWritable ? writesFrom(field, state) : [];
  const order = field.options.map(({ value }) => value);
  const moves = resource.verbs
    .filter((verb) => verb.onRow && verb.from?.includes(state))
    .flatMap((verb) => (verb.to ?? []).filter((to) => to !== state).map((to) => ({ verb, to })));
  return moves.toSorted((one, other) => order.indexOf(one.to) - order.indexOf(other.to));
}

function writesFrom(field: FieldModel, state: string): readonly Move[] {
  return statesShown(field, {})
    .filter((column) => column.state !== state)
    .map(({ state: to }) => ({ verb: null, to }));
}

const DAYS: ReadonlySet<string> = new Set(['DATE', 'DATE_TIME', 'PERIOD']);
const FIGURES: ReadonlySet<string> = new Set(['MONEY', 'DECIMAL', 'NUMBER', 'PERCENT']);

/** Most fields of a card beside the title. */
const FIELDS = 3;

/** What a card tells of a row beside its name: of the list's columns the first, the first day and the first amount or figure, else the next ones. */
export function cardFields(resource: ResourceModel, by = resource.status): readonly string[] {
  const columns = resource.list
    .filter((name) => name !== resource.title && name !== by)
    .flatMap((name) => fieldNamed(resource, name) ?? []);
  const first = columns.find(({ kind }) => !DAYS.has(kind) && !FIGURES.has(kind));
  const day = columns.find(({ kind }) => DAYS.has(kind));
  const figure = columns.find(({ kind }) => kind === 'MONEY') ?? columns.find(({ kind }) => FIGURES.has(kind));
  const chosen = [first, day, figure].flatMap((field) => field ?? []);
  return [...new Set([...chosen, ...columns])].slice(0, FIELDS).map(({ name }) => name);
}

/** An order of rows. */
export interface Sort {
  readonly field: string;
  readonly order: string;
}

/**
 * The order of a column: the one that was chosen for the list; else what can still move by its day, the most pressing first, and what has
 * come to its end by when it did.
 */
export function columnSort(by: BoardBy, state: string, fields: readonly FieldModel[], chosen: Sort): Sort {
  const { resource, field } = by;
  const isChosen = chosen.field !== resource.sort.field || chosen.order !== resource.sort.order;
  if (isChosen || field !== stateField(resource)) return chosen;
  const isOpen = movesFrom(by, state).length > 0;
  const day = isOpen ? fields.find(({ kind }) => DAYS.has(kind)) : fieldNamed(resource, 'updatedAt');
  return day?.sortable ? { field: day.name, order: isOpen ? 'ASC' : 'DESC' } : chosen;
}

/** The amount that each column is summed up by: the first of the list's columns that can be. */
export function summedField(resource: ResourceModel): FieldModel | null {
  const fields = resource.list.flatMap((name) => fieldNamed(resource, name) ?? []);
  return fields.find(({ kind, name }) => kind === 'MONEY' && resource.sums.includes(name)) ?? null;
}
