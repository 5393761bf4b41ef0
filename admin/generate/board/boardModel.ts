import type { Label } from '../model.ts';
import type { FieldModel, ResourceModel, VerbModel, Where } from '../model.ts';
import { fieldNamed } from '../model.ts';

/** The field whose states are the columns of a board; null where a resource has none that its rows can be told apart by. */
export function stateField(resource: ResourceModel): FieldModel | null {
  const field = resource.status ? fieldNamed(resource, resource.status) : undefined;
  return field && field.filterable && field.options.length > 0 ? field : null;
}

/** The fields that a board's columns can be made of. */
export function boardFields(resource: ResourceModel): readonly FieldModel[] {
  const state = stateField(resource);
  return state ? [state] : [];
}

/** A column: one state, in the words of the catalogue. */
export interface BoardState {
  readonly state: string;
  readonly label: Label;
}

/** The columns of a board: all states, or those that the list's filter names. */
export function statesShown(field: FieldModel, filter: Where): readonly BoardState[] {
  const asked = filter[field.name] as { readonly in?: readonly string[]; readonly eq?: string } | undefined;
  const named = asked?.in?.length ? asked.in : asked?.eq ? [asked.eq] : null;
  return field.options.filter(({ value }) => !named || named.includes(value)).map(({ value, label }) => ({ state: value, label }));
}

/** The way from one state to another: the operation that leads there. */
export interface Move {
  readonly verb: VerbModel;
  readonly to: string;
}

/** The ways out of a state that the viewer's operations open, in the order of the states; the guards decide whether one is free. */
export function movesFrom(resource: ResourceModel, state: string): readonly Move[] {
  const order = stateField(resource)?.options.map(({ value }) => value) ?? [];
  const moves = resource.verbs
    .filter((verb) => verb.onRow && verb.from?.includes(state))
    .flatMap((verb) => (verb.to ?? []).filter((to) => to !== state).map((to) => ({ verb, to })));
  return moves.toSorted((one, other) => order.indexOf(one.to) - order.indexOf(other.to));
}

const DAYS: ReadonlySet<string> = new Set(['DATE', 'DATE_TIME', 'PERIOD']);
const FIGURES: ReadonlySet<string> = new Set(['MONEY', 'DECIMAL', 'NUMBER', 'PERCENT']);

/** Most fields of a card beside the title. */
const FIELDS = 3;

/** What a card tells of a row beside its name: of the list's columns the first, the first day and the first amount or figure, else the next ones. */
export function cardFields(resource: ResourceModel): readonly string[] {
  const columns = resource.list
    .filter((name) => name !== resource.title && name !== resource.status)
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
export function columnSort(resource: ResourceModel, state: string, fields: readonly FieldModel[], chosen: Sort): Sort {
  const isChosen = chosen.field !== resource.sort.field || chosen.order !== resource.sort.order;
  if (isChosen) return chosen;
  const isOpen = movesFrom(resource, state).length > 0;
  const day = isOpen ? fields.find(({ kind }) => DAYS.has(kind)) : fieldNamed(resource, 'updatedAt');
  return day?.sortable ? { field: day.name, order: isOpen ? 'ASC' : 'DESC' } : chosen;
}

/** The amount that each column is summed up by: the first of the list's columns that can be. */
export function summedField(resource: ResourceModel): FieldModel | null {
  const fields = resource.list.flatMap((name) => fieldNamed(resource, name) ?? []);
  return fields.find(({ kind, name }) => kind === 'MONEY' && resource.sums.includes(name)) ?? null;
}
