import type { FieldNode } from 'graphql';
import { datasets } from '../../../server/datasets/index.ts';
import type { EntityName } from '../../../server/entities/index.ts';
import { fieldsIn, rootEntity, rootField, type Dataset } from '../../../server/kit/dataset/dataset.ts';
import type { BelongsToField, Entity } from '../../../server/kit/field/index.ts';
import { reads } from '../oracle/fields.ts';
import type { Oracle } from '../oracle/oracle.ts';
import type { Many, Selected } from '../oracle/query.ts';
import { roleKnows } from '../oracle/roles.ts';
import { knows } from '../oracle/tokens.ts';
import type { Finding } from './suite.ts';
import { marksIn } from './unsettle.ts';

type Cells = Readonly<Record<string, unknown>>;

/** What comes out of `/bi/v1/datasets`, for one viewer. */
interface DatasetSeat {
  readonly oracle: Oracle;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Datasets whose rows, columns or values are not what the viewer should get: none at all where the noun is unknown. */
export async function datasetFaults({ oracle, url, headers }: DatasetSeat): Promise<Finding> {
  const faults: string[] = [];
  let rows = 0;
  for (const dataset of datasets) {
    const response = await fetch(`${url}/bi/v1/datasets/${dataset.name}.ndjson?values=code`, { headers });
    const body = await response.text();
    const fault = faultOf(oracle, dataset, response.status, body);
    if (response.ok) rows += body.split('\n').filter(Boolean).length;
    if (fault) faults.push(`${dataset.name}: ${fault}`);
  }
  return { queries: datasets.length, rows, faults };
}

function faultOf(oracle: Oracle, dataset: Dataset, status: number, body: string): string | undefined {
  const { world, viewer } = oracle.rules;
  const entity = rootEntity(world.registry, dataset);
  if (!knows(viewer, entity.name as EntityName)) {
    // a token is told which scope it lacks, where its role and its owner know the noun
    const couldKnow = viewer.token && [viewer.role, viewer.token.owner.role].every((role) => roleKnows(role, entity.name as EntityName));
    const refusal = couldKnow ? 403 : 404;
    return status === refusal && marksIn(body).length === 0 ? undefined : `not refused, but ${status}`;
  }
  if (status !== 200) return `${status} ${body.slice(0, 300)}`;
  const list = wholeList(oracle, entity, dataset);
  const { rows } = oracle.answer({ roots: [list] })['rows'] as { rows: readonly Cells[] };
  const selection = selectionOf(list);
  const expected = rows.map((row) => JSON.stringify(flat(row, selection, [])));
  const told = body.split('\n').filter(Boolean);
  const wrong = expected.findIndex((line, place) => line !== JSON.stringify(JSON.parse(told[place] ?? 'null')));
  if (wrong >= 0) return `expected ${expected[wrong]}, got ${told[wrong]}`;
  return told.length === expected.length ? undefined : `${told.length} rows instead of ${expected.length}`;
}

/** All rows of a dataset, with the fields of its query that the viewer reads, in the order of the ids. */
function wholeList(oracle: Oracle, entity: Entity, { operation }: Dataset): Many {
  const [nodes] = fieldsIn(rootField(operation)!.selectionSet!.selections);
  const part = { kind: 'nodes', alias: 'rows', selection: selected(oracle, entity, nodes!) } as const;
  const args = { orderBy: [[['id'], 'ASC']], first: Number.MAX_SAFE_INTEGER } as const;
  return { kind: 'many', alias: 'rows', name: entity.plural, noun: entity.name, args, isBound: false, parts: [part] };
}

function selectionOf({ parts: [part] }: Many): readonly Selected[] {
  return part && 'selection' in part ? part.selection : [];
}

function selected(oracle: Oracle, entity: Entity, parent: FieldNode): Selected[] {
  const { world, viewer } = oracle.rules;
  return fieldsIn(parent.selectionSet!.selections).flatMap((node): Selected[] => {
    const field = entity.fields.get(node.name.value)!;
    if (!reads(world.registry, viewer, entity, field)) return [];
    if (field.kind !== 'BELONGS_TO') return [{ kind: 'leaf', name: field.name }];
    const target = world.registry.target(field as BelongsToField);
    return [{ kind: 'one', name: field.name, noun: target.name, selection: selected(oracle, target, node) }];
  });
}

/** `{ account: { code } }` → `{ accountCode }`, with decimals as the numbers that JSON has. */
function flat(row: Cells | null, selection: readonly Selected[], path: readonly string[]): Cells {
  const entries = selection.flatMap((field): [string, unknown][] => {
    const at = [...path, field.name];
    const value = row?.[field.name] ?? null;
    if (field.kind === 'one') return Object.entries(flat(value as Cells | null, field.selection, at));
    const name = at.reduce((whole, part) => whole + part.charAt(0).toUpperCase() + part.slice(1));
    return [[name, typeof value === 'string' && /^-?\d+\.\d+$/.test(value) ? Number(value) : value]];
  });
  return Object.fromEntries(entries);
}
