import type { Operation, PanelModel, ResourceModel, VerbModel, Where } from '../generate/model.ts';
import { both, asksDeleted, columnsIn, toOrderBy, toWhere } from './where.ts';
import { fullSelection, listSelection } from './selection.ts';
import { changes, given } from './row.ts';

/** A document with its variables, before parsing. */
export interface Request {
  readonly operation: Operation;
  readonly text: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Most ids that one lookup asks for: the gateway's bound on a page. */
export const pageLimit = 100;

/** What a list asks for besides its page. */
export interface ListWish {
  readonly filter?: Where;
  readonly sort?: { readonly field: string; readonly order: string };
  readonly pagination?: { readonly page: number; readonly perPage: number };
  /** Columns shown; without them only what names a row is read. */
  readonly columns?: readonly string[];
  /** A condition beyond the filter, for rows of one parent. */
  readonly within?: Where;
}

/** One page of a list, with the total. */
export function listRequest(model: PanelModel, resource: ResourceModel, wish: ListWish): Request {
  const { page, perPage } = wish.pagination ?? { page: 1, perPage: 25 };
  const nodes = listSelection(model, resource, columnsIn(wish.filter) ?? wish.columns ?? []);
  return request('query', resource.operations.list, `{ nodes { ${nodes} } totalCount }`, {
    where: both(toWhere(model, resource, wish.filter ?? {}), wish.within),
    orderBy: (wish.sort && toOrderBy(model, resource, wish.sort)) ?? undefined,
    first: Math.min(perPage, pageLimit),
    offset: (page - 1) * perPage,
    deleted: asksDeleted(wish.filter) ? 'ONLY' : undefined,
  });
}

/** One row with all its fields. */
export function oneRequest(model: PanelModel, resource: ResourceModel, id: string): Request {
  const { one } = resource.operations;
  if (one) return request('query', one, `{ ${fullSelection(model, resource)} }`, { id });
  return request('query', resource.operations.list, `{ nodes { ${fullSelection(model, resource)} } }`, {
    where: { id: { eq: id } },
    first: 1,
  });
}

/** The named rows among those that the viewer sees. */
export function manyRequest(model: PanelModel, resource: ResourceModel, ids: readonly string[]): Request {
  const nodes = listSelection(model, resource, []);
  return request('query', resource.operations.list, `{ nodes { ${nodes} } }`, {
    where: { id: { in: [...ids] } },
    first: pageLimit,
  });
}

/** Creates a row from what a form gives. */
export function createRequest(model: PanelModel, resource: ResourceModel, values: Readonly<Record<string, unknown>>): Request {
  const operation = granted(resource, 'create');
  const input = given(operation.inputFields, values);
  const once = resource.fields.filter((field) => field.shownOnce).map((field) => field.name);
  return request('mutation', operation, `{ ${[fullSelection(model, resource), ...once].join(' ')} }`, { input });
}

/** What an update needs to know of the row it changes. */
export interface UpdateWish {
  readonly id: string;
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
  /** The version that the writer has seen. */
  readonly version: unknown;
}

/** Changes a row by the difference alone. */
export function updateRequest(model: PanelModel, resource: ResourceModel, wish: UpdateWish): Request {
  const operation = granted(resource, 'update');
  return request('mutation', operation, `{ ${fullSelection(model, resource)} }`, {
    id: wish.id,
    input: changes(operation.inputFields, wish.before, wish.after),
    expectedVersion: wish.version,
  });
}

/** Deletes or restores one row. */
export function rowRequest(
  resource: ResourceModel,
  action: 'remove' | 'restore',
  wish: { readonly id: string; readonly version?: unknown },
): Request {
  const variables = { id: wish.id, expectedVersion: wish.version };
  return request('mutation', granted(resource, action), '{ id }', variables);
}

/** Deletes or changes many rows at once, all or nothing. */
export function bulkRequest(
  resource: ResourceModel,
  action: 'removeMany' | 'updateMany',
  wish: { readonly ids: readonly string[]; readonly input?: Readonly<Record<string, unknown>> },
): Request {
  const operation = granted(resource, action);
  const failed = operation.answers.includes('failed') ? ' failed { id code message }' : '';
  return request('mutation', operation, `{ changed${failed} }`, {
    ids: wish.ids,
    input: wish.input,
  });
}

/** Runs a business operation; what it answers is read again by the page, but for the state that it led to and what is shown once. */
export function verbRequest(
  { operation, reveals, statusField }: Pick<VerbModel, 'operation' | 'reveals' | 'statusField'>,
  wish: {
    readonly id?: string;
    readonly version?: unknown;
    readonly values: Readonly<Record<string, unknown>>;
  },
): Request {
  const state = statusField ? [statusField] : [];
  const named = ['id', ...state, ...reveals.map((field) => field.name)].filter((name) => operation.answers.includes(name));
  const selection = operation.answers.length > 0 ? `{ ${named.join(' ') || '__typename'} }` : '';
  return request('mutation', operation, selection, {
    id: wish.id,
    expectedVersion: wish.version,
    input: operation.args['input'] ? given(operation.inputFields, wish.values) : undefined,
  });
}

function granted(resource: ResourceModel, action: 'create' | 'update' | 'remove' | 'restore' | 'removeMany' | 'updateMany'): Operation {
  const operation = resource.operations[action];
  if (operation) return operation;
  throw new Error(`The viewer's schema has no operation to ${action} "${resource.name}".`);
}

function request(type: 'query' | 'mutation', operation: Operation, selection: string, wanted: Readonly<Record<string, unknown>>): Request {
  const used = Object.entries(wanted).filter(([name, value]) => value !== undefined && operation.args[name] !== undefined);
  const declared = used.map(([name]) => `$${name}: ${operation.args[name]}`).join(', ');
  const passed = used.map(([name]) => `${name}: $${name}`).join(', ');
  const wrap = (text: string) => (text ? `(${text})` : '');
  return {
    operation,
    text: `${type} ${operation.name}${wrap(declared)} { ${operation.name}${wrap(passed)} ${selection} }`,
    variables: Object.fromEntries(used),
  };
}
