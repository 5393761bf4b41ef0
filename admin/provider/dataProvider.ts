import type { ApolloClient, ApolloError } from '@apollo/client/core';
import buildGraphQLProvider from 'ra-data-graphql';
import { getOperationAST, OperationTypeNode, parse } from 'graphql';
import { HttpError } from 'react-admin';
import type { CreateParams, DataProvider } from 'react-admin';
import type { PanelModel, VerbModel } from '../generate/model.ts';
import { resourceNamed } from '../generate/model.ts';
import { buildQueryFor, toQuery } from './buildQuery.ts';
import { createRequest, rowRequest, verbRequest } from './documents.ts';
import type { Request } from './documents.ts';
import { faultOf } from './errors.ts';
import { toRecord } from './row.ts';

/** What a verb is run with. */
export interface VerbRun {
  readonly id?: string;
  readonly version?: unknown;
  readonly values: Readonly<Record<string, unknown>>;
}

type RunnableVerb = Pick<VerbModel, 'operation' | 'reveals' | 'statusField'>;

/** How a document is sent. */
export interface AskOptions {
  /** A mutation that is sent again under the same key takes effect once. */
  readonly idempotencyKey?: string;
  /** Takes the request back: the gateway ends its statement. */
  readonly signal?: AbortSignal;
}

/** react-admin's provider with the gateway's own operations beside it. */
export interface PanelProvider extends DataProvider {
  restore(resource: string, ids: readonly string[]): Promise<void>;
  /** Runs it and gives what it answers, which is little: the row's id, its state and what is shown once. */
  runVerb(verb: RunnableVerb, run: VerbRun): Promise<Readonly<Record<string, unknown>>>;
  /** Sends one document, a query or a mutation. @throws an HttpError with the gateway's code and sentence */
  ask<Data>(text: string, variables?: Readonly<Record<string, unknown>>, options?: AskOptions): Promise<Data>;
}

/** Builds the provider for one viewer's model. */
export function createDataProvider(client: ApolloClient<unknown>, model: PanelModel): PanelProvider {
  const calls = buildGraphQLProvider({ client, introspection: false, buildQuery: buildQueryFor(model) });
  const mutate = async ({ operation, text, variables }: Request, idempotencyKey?: string) => {
    const { query } = toQuery({ operation, text, variables }, () => null);
    const context = contextOf({ ...(idempotencyKey && { idempotencyKey }) });
    const { data } = await speaking(client.mutate<Readonly<Record<string, unknown>>>({ mutation: query, variables, context }));
    return (data?.[operation.name] ?? {}) as Readonly<Record<string, unknown>>;
  };
  return {
    ...withFaults(calls),
    create: async (name: string, { data, meta }: CreateParams) => {
      const resource = resourceNamed(model, name);
      const row = await mutate(createRequest(model, resource, data), (meta as AskOptions | undefined)?.idempotencyKey);
      return { data: toRecord(resource, row) as never };
    },
    restore: async (resource, ids) => {
      for (const id of ids) await mutate(rowRequest(resourceNamed(model, resource), 'restore', { id }));
    },
    runVerb: (verb, run) => mutate(verbRequest(verb, run)),
    ask: (text, variables, options) => ask(client, text, variables, options),
  };
}

/** Sends one document outside react-admin's calls. @throws an HttpError with the gateway's code. */
export async function ask<Data>(
  client: ApolloClient<unknown>,
  text: string,
  variables: Readonly<Record<string, unknown>> = {},
  options: AskOptions = {},
): Promise<Data> {
  const document = parse(text);
  const context = contextOf(options);
  const isMutation = getOperationAST(document)?.operation === OperationTypeNode.MUTATION;
  const sent = isMutation
    ? client.mutate<Data>({ mutation: document, variables, context })
    : client.query<Data>({ query: document, variables, context });
  const { data } = await speaking<{ data?: Data | null }>(sent);
  return data as Data;
}

function contextOf({ idempotencyKey, signal }: AskOptions) {
  return {
    ...(idempotencyKey && { headers: { 'idempotency-key': idempotencyKey } }),
    ...(signal && { fetchOptions: { signal } }),
  };
}

/** `create` is not among them: it has a key of its own to send. */
const names = ['getList', 'getOne', 'getMany', 'getManyReference', 'update', 'updateMany', 'delete', 'deleteMany'] as const;

function withFaults(calls: DataProvider): DataProvider {
  const wrapped = names.map((name) => {
    const call = calls[name] as (resource: string, params: unknown) => Promise<unknown>;
    return [name, (resource: string, params: unknown) => speaking(call(resource, params))] as const;
  });
  return { ...calls, ...Object.fromEntries(wrapped) };
}

/** Gives every failure its status, code and field errors; the adapter would report all as status 200. */
async function speaking<Answer>(pending: Promise<Answer>): Promise<Answer> {
  try {
    return await pending;
  } catch (error) {
    throw translated(error);
  }
}

function translated(error: unknown): unknown {
  if (error instanceof HttpError && error.body instanceof HttpError) return error.body;
  const apollo = error instanceof HttpError && isApollo(error.body) ? error.body : error;
  if (!isApollo(apollo) || apollo.graphQLErrors.length === 0) return offline(error);
  const fault = faultOf(apollo.graphQLErrors);
  return new HttpError(fault.message, fault.status, fault.body);
}

function offline(error: unknown): unknown {
  const isNetwork = isApollo(error) ? error.networkError !== null : error instanceof HttpError && !error.status;
  return isNetwork ? new HttpError('panel.error.offline', 503, { code: 'UNAVAILABLE' }) : error;
}

function isApollo(error: unknown): error is ApolloError {
  return typeof error === 'object' && error !== null && 'graphQLErrors' in error;
}
