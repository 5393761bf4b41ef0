import type { PanelModel, ResourceModel, Where } from '../generate/model.ts';
import { listSelection } from './selection.ts';
import { both, toOrderBy, toWhere } from './where.ts';

/** Cards of a column that are read at once. */
export const cardsAtOnce = 15;

/** What a board shows. */
export interface BoardWish {
  /** Name of the field with the state. */
  readonly status: string;
  /** The columns, each in an order of its own. */
  readonly states: readonly OrderedState[];
  readonly fields: readonly string[];
  readonly filter: Where;
  /** Name of the field that each column is summed up by. */
  readonly sum: string | null;
}

export interface OrderedState {
  readonly state: string;
  readonly sort: { readonly field: string; readonly order: string };
}

/** A page of a column, counted from 0. */
export interface ColumnPage extends OrderedState {
  readonly page: number;
}

export interface BoardDocument {
  readonly text: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** The name under which a column's rows are answered; that of the rows without a value has no state's name. */
export function columnName(state: string): string {
  return `in_${state}`;
}

/** How many rows there are of each column and what they come to, as `groups` answers it. */
export interface ColumnFigures {
  readonly group: Readonly<Record<string, unknown>>;
  readonly count: number;
  readonly sum?: Readonly<Record<string, unknown>>;
}

/** Every column of a board in one request: the first cards of each, how many there are, and what they come to. */
export function boardDocument(model: PanelModel, resource: ResourceModel, wish: BoardWish): BoardDocument {
  const columns = wish.states.map((at) => columnOf(model, resource, wish, at));
  const figures = figuresOf(model, resource, wish);
  const parts = figures ? [...columns, figures] : columns;
  return {
    text: `query board(${parts.map(({ declared }) => declared).join(', ')}) { ${parts.map(({ text }) => text).join(' ')} }`,
    variables: Object.assign({}, ...parts.map(({ variables }) => variables)) as BoardDocument['variables'],
  };
}

/** Further cards of one column. */
export function columnDocument(model: PanelModel, resource: ResourceModel, wish: BoardWish, at: ColumnPage): BoardDocument {
  const { declared, text, variables } = columnOf(model, resource, wish, at);
  return { text: `query boardColumn(${declared}) { ${text} }`, variables };
}

interface Part extends BoardDocument {
  /** Its variables, as the document declares them. */
  readonly declared: string;
}

function columnOf(model: PanelModel, resource: ResourceModel, wish: BoardWish, at: OrderedState | ColumnPage): Part {
  const { list } = resource.operations;
  const { state, sort } = at;
  const name = columnName(state);
  const where = both(filterOf(model, resource, wish), { [wish.status]: state === '' ? { isNull: true } : { eq: state } });
  const order = list.args['orderBy'] ? toOrderBy(model, resource, sort) : null;
  // what the figures tell is not counted twice
  const total = hasFigures(model, resource, wish) ? '' : ' totalCount';
  const cards = `{ nodes { ${listSelection(model, resource, [wish.status, ...wish.fields])} }${total} }`;
  const page = 'page' in at ? `, offset: ${at.page * cardsAtOnce}` : '';
  const given = `where: $${name}${order ? `, orderBy: $by_${state}` : ''}, first: ${cardsAtOnce}${page}`;
  return {
    declared: `$${name}: ${list.args['where']}${order ? `, $by_${state}: ${list.args['orderBy']}` : ''}`,
    text: `${name}: ${list.name}(${given}) ${cards}`,
    variables: { [name]: where, ...(order && { [`by_${state}`]: order }) },
  };
}

/** The list's filter without the state, which is the column's. */
function filterOf(model: PanelModel, resource: ResourceModel, { filter, status }: BoardWish): Where | undefined {
  const { [status]: _, ...others } = filter;
  return toWhere(model, resource, others);
}

/** Whether the viewer may count the rows of each column. */
function hasFigures({ inputs }: PanelModel, { operations }: ResourceModel, { status }: BoardWish): boolean {
  const type = (operations.aggregate?.args['groupBy'] ?? '').replaceAll(/[![\]]/g, '');
  return inputs.get(type)?.has(status) ?? false;
}

function figuresOf(model: PanelModel, resource: ResourceModel, wish: BoardWish): Part | null {
  const { sum, status } = wish;
  const { aggregate, list } = resource.operations;
  if (!aggregate || !hasFigures(model, resource, wish)) return null;
  const all = filterOf(model, resource, wish);
  // a choice has no more values than a board has columns, and none
  const given = `where: $all, groupBy: [{ ${status}: true }], first: 100`;
  return {
    declared: `$all: ${list.args['where']}`,
    text: `figures: ${aggregate.name}(${given}) { group { ${status} } count${sum ? ` sum { ${sum} }` : ''} }`,
    variables: { all },
  };
}
