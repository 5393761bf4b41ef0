import { parse, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import { AppError, fieldError, inputError, type FieldError } from '../../kit/errors.ts';
import type { Entity } from '../../kit/field/index.ts';
import { checkVariables } from '../../kit/query/limitsValues.ts';
import { coerced } from '../coerced.ts';

/** What is to be done with each row. */
export type Change =
  | { readonly kind: 'update'; readonly input: Readonly<Record<string, unknown>> }
  | { readonly kind: 'delete' }
  | { readonly kind: 'run'; readonly verb: string };

/** Which rows, and what is to be done with each of them. */
export interface BulkAsk {
  /** Rows by id, with the versions that the caller has seen. */
  readonly ids: readonly string[] | undefined;
  readonly versions: readonly number[] | undefined;
  /** All that match, where no ids are given. */
  readonly where: Readonly<Record<string, unknown>> | undefined;
  readonly change: Change;
}

const KNOWN = ['ids', 'expectedVersions', 'where', 'change', 'input', 'verb'];
const MAX_IDS = 1_000;
const ID = /^[0-9a-f-]{36}$/i;

type Given = Readonly<Record<string, unknown>>;

/** Reads the body of a bulk edit. @throws VALIDATION_FAILED with every failure at once, QUERY_TOO_COSTLY */
export function readBulkAsk(body: unknown): BulkAsk {
  const given: Given = typeof body === 'object' && body !== null && !Array.isArray(body) ? { ...body } : {};
  const { ids, expectedVersions: versions, where } = given;
  const change = changeOf(given);
  const faults: FieldError[] = Object.keys(given)
    .filter((name) => !KNOWN.includes(name))
    .map((name) => fieldError(name.slice(0, 100), 'UNKNOWN_PARAMETER', { known: KNOWN.join(', ') }));
  // saying nothing must not mean everything
  if (ids === undefined && where === undefined) faults.push(fieldError('ids', 'REQUIRED'));
  if (ids !== undefined && where !== undefined) faults.push(fieldError('where', 'EXCLUSIVE', { other: 'ids' }));
  if (ids !== undefined && !isList(ids, (id) => typeof id === 'string' && ID.test(id))) faults.push(fieldError('ids', 'INVALID_FORMAT'));
  if (versions !== undefined && !(isList(versions, Number.isSafeInteger) && versions.length === (ids as unknown[] | undefined)?.length))
    faults.push(fieldError('expectedVersions', 'RULE'));
  if (!change) faults.push(fieldError('change', 'NOT_A_CHOICE', { choices: 'update, delete, run' }));
  if (faults.length) throw inputError(faults);
  checkVariables({ where, input: given['input'] });
  return { ids, versions, where, change: change! } as BulkAsk;
}

function isList(value: unknown, isEntry: (entry: unknown) => boolean): value is readonly unknown[] {
  return Array.isArray(value) && value.length <= MAX_IDS && value.every(isEntry);
}

function changeOf({ change, input, verb }: Given): Change | undefined {
  if (change === 'delete') return { kind: 'delete' };
  if (change === 'run' && typeof verb === 'string') return { kind: 'run', verb };
  const isInput = typeof input === 'object' && input !== null && Object.keys(input).length > 0;
  return change === 'update' && isInput ? { kind: 'update', input: input as Given } : undefined;
}

/** As the viewer's own schema takes filter and input: what is not there for them fits nothing. @throws VALIDATION_FAILED */
export function coercedBulk(schema: GraphQLSchema, { name }: Entity, ask: BulkAsk): BulkAsk {
  const { change, where } = ask;
  const input = change.kind === 'update' ? change.input : undefined;
  const declared = [...(where ? [`$where: ${name}Where`] : []), ...(input ? [`$input: ${name}UpdateInput!`] : [])];
  if (!declared.length) return ask;
  const [operation] = parse(`query (${declared.join(', ')}) { __typename }`, { noLocation: true }).definitions as [OperationDefinitionNode];
  const told = coerced({ schema, operation, refuse: unfit }, { where, input }) as { readonly where?: Given; readonly input?: Given };
  return {
    ...ask,
    where: told.where,
    // what a client sends has a prototype of its own; what graphql-js makes has none
    change: change.kind === 'update' ? { kind: 'update', input: { ...told.input } } : change,
  };
}

function unfit(words: string): AppError {
  const label = { zh: `筛选或内容与此列表不符：${words}`, en: `The filter or the values do not fit the list: ${words}` };
  return new AppError('VALIDATION_FAILED', { label });
}
