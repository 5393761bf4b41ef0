import { gql } from '@apollo/client/core';
import type { BuildQueryFactory, BuildQueryResult } from 'ra-data-graphql';
import type { PanelModel, ResourceModel, Where } from '../generate/model.ts';
import { resourceNamed } from '../generate/model.ts';
import { bulkRequest, listRequest, manyRequest, oneRequest, rowRequest, updateRequest } from './documents.ts';
import type { ListWish, Request } from './documents.ts';
import { HttpError } from 'react-admin';
import { toRecord } from './row.ts';

/** What react-admin's calls carry, as far as the panel uses it. */
interface CallParams extends ListWish {
  readonly id: string;
  readonly ids: readonly string[];
  readonly target: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly previousData?: Readonly<Record<string, unknown>>;
  readonly meta?: { readonly columns?: readonly string[]; readonly version?: unknown };
}

type Answer = Readonly<Record<string, unknown>>;

/** Builds, for one viewer's model, the document of each react-admin call and reads its answer. */
export function buildQueryFor(model: PanelModel): BuildQueryFactory {
  return () => (call: string, resourceName: string, params: CallParams) => {
    const resource = resourceNamed(model, resourceName);
    return toQuery(requestFor(call, model, resource, params), readerFor(call, resource, params));
  };
}

/** Parses a request for the client; equal texts are parsed once. */
export function toQuery(request: Request, read: (answer: unknown) => unknown): BuildQueryResult {
  return {
    query: gql(request.text),
    variables: request.variables,
    parseResponse: (response: { readonly data: Answer }) => read(response.data[request.operation.name]),
  };
}

function requestFor(call: string, model: PanelModel, resource: ResourceModel, params: CallParams): Request {
  const columns = params.meta?.columns ?? [];
  switch (call) {
    case 'GET_LIST':
      return listRequest(model, resource, { ...params, columns });
    case 'GET_MANY_REFERENCE':
      return listRequest(model, resource, { ...params, columns, within: childOf(params) });
    case 'GET_ONE':
      return oneRequest(model, resource, params.id);
    case 'GET_MANY':
      return manyRequest(model, resource, params.ids);
    case 'UPDATE':
      return updateRequest(model, resource, updateWish(params));
    case 'DELETE':
      return rowRequest(resource, 'remove', { id: params.id, version: params.previousData?.['version'] });
    case 'DELETE_MANY':
      return bulkRequest(resource, 'removeMany', params);
    case 'UPDATE_MANY':
      return bulkRequest(resource, 'updateMany', { ids: params.ids, input: params.data });
    default:
      throw new Error(`The panel makes no call "${call}".`);
  }
}

function readerFor(call: string, resource: ResourceModel, params: CallParams): (answer: unknown) => unknown {
  switch (call) {
    case 'GET_LIST':
    case 'GET_MANY_REFERENCE':
      return (answer) => ({ data: recordsOf(resource, answer), total: (answer as Answer)['totalCount'] });
    case 'GET_MANY':
      return (answer) => ({ data: recordsOf(resource, answer) });
    case 'GET_ONE':
      return (answer) => ({ data: foundRecord(resource, answer) });
    case 'DELETE':
      return () => ({ data: { id: params.id } });
    case 'DELETE_MANY':
    case 'UPDATE_MANY':
      return (answer) => ({ data: bulkIds(params.ids, answer) });
    default:
      return (answer) => ({ data: toRecord(resource, answer as Answer) });
  }
}

function updateWish(params: CallParams) {
  const before = params.previousData ?? {};
  return { id: params.id, before, after: params.data, version: params.meta?.version ?? before['version'] };
}

function childOf(params: CallParams): Where {
  return { [params.target]: { id: { eq: params.id } } };
}

function recordsOf(resource: ResourceModel, answer: unknown) {
  const nodes = (answer as { readonly nodes: readonly Answer[] }).nodes;
  return nodes.map((node) => toRecord(resource, node));
}

function foundRecord(resource: ResourceModel, answer: unknown) {
  const row = resource.operations.one ? answer : (answer as { readonly nodes: readonly Answer[] }).nodes[0];
  if (!row) throw new HttpError('panel.error.notFound', 404, { code: 'NOT_FOUND' });
  return toRecord(resource, row as Answer);
}

/** Bulk operations are all or nothing: one refused row is an error that speaks for all. */
function bulkIds(ids: readonly string[], answer: unknown): readonly string[] {
  const { failed = [] } = answer as { readonly failed?: readonly { readonly code: string; readonly message: string }[] };
  const [first] = failed;
  if (first) throw new HttpError(first.message, 422, { code: first.code });
  return ids;
}
