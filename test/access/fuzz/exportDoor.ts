import { isDeepStrictEqual } from 'node:util';
import { asyncProperty, check, gen } from 'fast-check';
import type { EntityName } from '../../../server/entities/index.ts';
import type { Entity, Field } from '../../../server/kit/field/index.ts';
import { takesOut } from '../oracle/exports.ts';
import { compares, reads } from '../oracle/fields.ts';
import type { Many, OrderKey, Selected } from '../oracle/query.ts';
import { knows } from '../oracle/tokens.ts';
import { Chance } from './chance.ts';
import { makeList } from './generate.ts';
import { foreignMark } from './judge.ts';
import { SEED } from './run.ts';
import type { Finding, Seat } from './suite.ts';
import { takeTracesBack } from './traces.ts';
import { marksIn } from './unsettle.ts';

type Cells = Readonly<Record<string, unknown>>;

/** Files of `/exports` that are not what the viewer should get: other rows, columns or values, or any where they may take none out. */
export async function exportFaults(seat: Seat, lists: number): Promise<Finding> {
  const { entities } = seat.oracle.rules.world.registry;
  const faults: string[] = [];
  for (const entity of entities) faults.push(...(await refusalFaults(seat, entity)));
  const some = entities.some(({ name }) => takesOut(seat.oracle.rules.viewer, name as EntityName));
  const { fault, rows } = some ? await listFaults(seat, lists) : { fault: undefined, rows: 0 };
  return { queries: entities.length + lists, rows, faults: [...faults, ...(fault === undefined ? [] : [fault])] };
}

async function refusalFaults(seat: Seat, entity: Entity): Promise<string[]> {
  const { viewer } = seat.oracle.rules;
  const noun = entity.name as EntityName;
  if (takesOut(viewer, noun)) return forbiddenFieldFaults(seat, entity);
  const { status, body } = await exported(seat, entity, { columns: ['id'] });
  const isRefused = status === (knows(viewer, noun) ? 403 : 404) && marksIn(body).length === 0;
  return isRefused ? [] : [`export of ${entity.plural}: not refused, but ${status}`];
}

/** A field that may not be read is no column, and one that may not be compared no condition. */
async function forbiddenFieldFaults(seat: Seat, entity: Entity): Promise<string[]> {
  const { world, viewer } = seat.oracle.rules;
  const fields = [...entity.fields.values()].filter(({ kind }) => kind !== 'HAS_MANY');
  const hidden = fields.find((field) => !reads(world.registry, viewer, entity, field));
  const mute = fields.find((field) => !compares(world.registry, viewer, entity, field));
  const asks = [...(hidden ? [{ columns: [hidden.name] }] : []), ...(mute ? [{ columns: ['id'], where: { [mute.name]: {} } }] : [])];
  const faults: string[] = [];
  for (const ask of asks) {
    const { status, body } = await exported(seat, entity, ask);
    if (status !== 400) faults.push(`export of ${entity.plural} with ${JSON.stringify(ask)}: ${status} ${body.slice(0, 200)}`);
  }
  return faults;
}

async function listFaults(seat: Seat, lists: number): Promise<{ fault: string | undefined; rows: number }> {
  const { rules } = seat.oracle;
  let rows = 0;
  const property = asyncProperty(gen(), async (pick) => {
    const list = makeList({ chance: new Chance(pick), rules });
    if (!takesOut(rules.viewer, list.noun as EntityName)) return;
    // each export writes down that it was taken, where the oracle knows nothing of it
    if (list.noun === 'AuditEvent') await takeTracesBack(seat.stage);
    const fault = await listFault(seat, list, (more) => void (rows += more));
    if (fault) throw new Error(fault);
  });
  const { errorInstance, counterexamplePath } = await check(property, { numRuns: lists, seed: SEED, endOnFailure: true });
  const fault = errorInstance instanceof Error ? `seed ${SEED}, path ${counterexamplePath}: ${errorInstance.message}` : undefined;
  return { fault, rows };
}

async function listFault(seat: Seat, { noun, name, args }: Many, onRows: (rows: number) => void): Promise<string | undefined> {
  const { oracle, stage } = seat;
  const { registry } = oracle.rules.world;
  const entity = registry.named(noun);
  const columns = [...entity.fields.values()].filter(
    (field) => field.kind !== 'HAS_MANY' && !field.shownOnce && reads(registry, oracle.rules.viewer, entity, field),
  );
  const where = args.where && { where: args.where };
  const ask = { ...where, orderBy: (args.orderBy ?? []).map(orderInput), columns: columns.map((field) => field.name) };
  const { status, body, text } = await exported(seat, entity, ask);
  const at = `export of ${name} ${JSON.stringify(ask)}`;
  if (status !== 200) return `${at}: ${status} ${body.slice(0, 300)}`;
  const expected = expectedRows(seat, entity, columns, args);
  const told = body
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Cells);
  onRows(told.length);
  const wrong = expected.findIndex((row, place) => !isDeepStrictEqual(row, told[place]));
  if (wrong >= 0) return `${at}: expected ${JSON.stringify(expected[wrong])}, got ${JSON.stringify(told[wrong])}`;
  if (told.length !== expected.length) return `${at}: ${told.length} rows instead of ${expected.length}`;
  return foreignMark(oracle.rules, stage.marks, text);
}

async function exported({ stage, headers }: Seat, { plural }: Entity, ask: object) {
  const response = await fetch(`${stage.server.url}/exports/${plural}`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ format: 'ndjson', values: 'code', ...ask }),
  });
  const body = await response.text();
  return { status: response.status, body, text: `${JSON.stringify([...response.headers])}\n${body}` };
}

function orderInput([path, direction]: OrderKey): unknown {
  return path.reduceRight<unknown>((inner, key) => ({ [key]: inner }), direction);
}

function expectedRows({ oracle }: Seat, entity: Entity, columns: readonly Field[], { where, orderBy }: Many['args']): Cells[] {
  const selection = columns.map((field) => columnSelection(oracle, field));
  const part = { kind: 'nodes', alias: 'rows', selection } as const;
  const args = { ...(where && { where }), ...(orderBy && { orderBy }), first: Number.MAX_SAFE_INTEGER };
  const list: Many = { kind: 'many', alias: 'rows', name: entity.plural, noun: entity.name, args, isBound: false, parts: [part] };
  const { rows } = oracle.answer({ roots: [list] })['rows'] as { rows: readonly Cells[] };
  return rows.map((row) => Object.fromEntries(columns.map((field) => [field.name, cellOf(field, row[field.name] ?? null)])));
}

type OracleOf = Seat['oracle'];

function columnSelection(oracle: OracleOf, field: Field): Selected {
  const { registry } = oracle.rules.world;
  if (field.kind !== 'BELONGS_TO' && field.kind !== 'LINKS') return { kind: 'leaf', name: field.name };
  const target = registry.target(field);
  const selection = titles(oracle, target, 3);
  if (field.kind === 'BELONGS_TO') return { kind: 'one', name: field.name, noun: target.name, selection };
  const parts = [{ kind: 'nodes', selection }] as const;
  return { kind: 'many', name: field.name, noun: target.name, args: { first: 100 }, isBound: false, parts };
}

/** What a row is called by, the first that it has counting: its name, in Chinese before English, or its id. */
function titles(oracle: OracleOf, entity: Entity, hops: number): Selected[] {
  const { world, viewer } = oracle.rules;
  const names = [...new Set([entity.title, entity.title.replace(/Zh$/, 'En')])];
  const found = names
    .flatMap((name) => entity.fields.get(name) ?? [])
    .filter((field) => reads(world.registry, viewer, entity, field))
    .flatMap((field): Selected[] => {
      if (field.kind !== 'BELONGS_TO') return [{ kind: 'leaf', name: field.name }];
      if (hops === 1) return [];
      const target = world.registry.target(field);
      return [{ kind: 'one', name: field.name, noun: target.name, selection: titles(oracle, target, hops - 1) }];
    });
  return found.length ? found : [{ kind: 'leaf', name: 'id' }];
}

/** Decimals are the numbers that JSON has. */
function cellOf(field: Field, value: unknown): unknown {
  if (value === null) return null;
  switch (field.kind) {
    case 'DECIMAL':
    case 'MONEY':
    case 'PERCENT':
      return Number(value);
    case 'BELONGS_TO':
      return named(value);
    case 'LINKS':
      return (value as { nodes: readonly unknown[] }).nodes.map((row) => String(named(row) ?? ''));
    default:
      return value;
  }
}

function named(row: unknown): unknown {
  if (typeof row !== 'object' || row === null) return row;
  return (
    Object.values(row)
      .map(named)
      .find((value) => value !== null) ?? null
  );
}
