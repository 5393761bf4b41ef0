import type { Operation, PanelModel, ResourceModel, Where } from '../generate/model.ts';
import { listSelection } from './selection.ts';
import { both, toOrderBy, toWhere } from './where.ts';

/** Cards of a column that are read at once. */
export const cardsAtOnce = 15;

/** What a board shows. */
export interface BoardWish {
  /** Name of the field with the state. */
  readonly status: string;
  readonly states: readonly string[];
  readonly fields: readonly string[];
  readonly filter: Where;
  readonly sort: { readonly field: string; readonly order: string };
  /** Name of the field that each column is summed up by. */
  readonly sum: string | null;
}

export interface BoardDocument {
  readonly text: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** The name under which a column's rows are answered. */
export function columnName(state: string): string {
  return `in_${state}`;
}

/** Every column of a board in one request: the first cards of each, how many there are, and what they come to. */
export function boardDocument(model: PanelModel, resource: ResourceModel, wish: BoardWish): BoardDocument {
  const { list } = resource.operations;
  const columns = wish.states.map((state) => ({ name: columnName(state), where: whereOf(model, resource, wish, state) }));
  const cards = `{ nodes { ${listSelection(model, resource, [wish.status, ...wish.fields])} } totalCount }`;
  const order = orderOf(model, resource, wish);
  const asked = columns.map(
    ({ name }) => `${name}: ${list.name}(where: $${name}${order ? ', orderBy: $order' : ''}, first: ${cardsAtOnce}) ${cards}`,
  );
  const sums = sumsOf(model, resource, wish);
  const declared = [
    ...columns.map(({ name }) => `$${name}: ${list.args['where']}`),
    ...(order ? [`$order: ${list.args['orderBy']}`] : []),
    ...(sums ? [`$all: ${list.args['where']}`] : []),
  ];
  return {
    text: `query board(${declared.join(', ')}) { ${[...asked, ...(sums ? [sums.text] : [])].join(' ')} }`,
    variables: {
      ...Object.fromEntries(columns.map(({ name, where }) => [name, where])),
      ...(order && { order }),
      ...(sums && { all: sums.where }),
    },
  };
}

/** Further cards of one column. */
export function columnDocument(model: PanelModel, resource: ResourceModel, wish: BoardWish, at: ColumnPage): BoardDocument {
  const { list } = resource.operations;
  const order = orderOf(model, resource, wish);
  const [declared, given] = order ? [`, $order: ${list.args['orderBy']}`, ', orderBy: $order'] : ['', ''];
  const cards = `{ nodes { ${listSelection(model, resource, [wish.status, ...wish.fields])} } totalCount }`;
  return {
    text:
      `query boardColumn($where: ${list.args['where']}, $offset: Int!${declared}) ` +
      `{ cards: ${list.name}(where: $where${given}, first: ${cardsAtOnce}, offset: $offset) ${cards} }`,
    variables: { where: whereOf(model, resource, wish, at.state), offset: at.page * cardsAtOnce, ...(order && { order }) },
  };
}

/** A page of a column, counted from 0. */
export interface ColumnPage {
  readonly state: string;
  readonly page: number;
}

function whereOf(model: PanelModel, resource: ResourceModel, { filter, status }: BoardWish, state: string): Where | undefined {
  return both(filterOf(model, resource, filter, status), { [status]: { eq: state } });
}

/** The list's filter without the state, which is the column's. */
function filterOf(model: PanelModel, resource: ResourceModel, filter: Where, status: string): Where | undefined {
  const { [status]: _, ...others } = filter;
  return toWhere(model, resource, others);
}

function orderOf(model: PanelModel, resource: ResourceModel, { sort }: BoardWish) {
  return resource.operations.list.args['orderBy'] ? toOrderBy(model, resource, sort) : null;
}

function sumsOf(model: PanelModel, resource: ResourceModel, { sum, status, states, filter }: BoardWish) {
  const aggregate: Operation | null = resource.operations.aggregate;
  if (!sum || !aggregate) return null;
  const group = `where: $all, groupBy: [{ ${status}: true }], first: ${states.length}`;
  const where = both(filterOf(model, resource, filter, status), { [status]: { in: states } });
  return { text: `sums: ${aggregate.name}(${group}) { group { ${status} } sum { ${sum} } }`, where };
}
