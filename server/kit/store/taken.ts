import type { Entity, Field } from '../field/index.ts';
import { columnOf } from '../field/index.ts';
import { fromClause, visibleRows } from '../query/rows.ts';
import { allOf, ident, sql } from '../query/sql.ts';
import { TakenError, translated } from './failures.ts';
import { plain } from './trail.ts';
import type { Unit } from './unit.ts';
import type { Values } from './validate.ts';

/** A write that met a value which another row has already. */
export interface Taken {
  readonly entity: Entity;
  readonly fields: readonly Field[];
  /** The row as it would have been written. */
  readonly row: Values & { readonly id: string };
}

/** Keeps viewers from finding out, by trying, which values stand in rows that they do not see (guarantees E). */
export interface TakenLimit {
  /** @throws RATE_LIMITED while the viewer has met too many */
  check(viewer: string): Promise<void>;
  /** Counts one more. @throws RATE_LIMITED where that is one too many */
  note(viewer: string): Promise<void>;
}

/** Whether a write sets a value that must be the only one: such writes wait when the viewer has met too many taken ones. */
export function setsUnique(entity: Entity, values: Values): boolean {
  const names = entity.uniques.flatMap(({ fields }) => fields);
  return names.some((name) => entity.fields.get(name)!.write !== 'never' && values[name] != null);
}

/** Whether the value stands in a row that the viewer does not see. */
async function isHidden(unit: Unit, taken: Taken): Promise<boolean> {
  const isReadable = taken.fields.every((field) => unit.guard.mayUse(taken.entity, field, 'plain'));
  return !isReadable || !(await sees(unit, taken));
}

/** Remembers a value that another row was found to have. */
export function notingTaken<T>(unit: Unit, { entity, row }: Omit<Taken, 'fields'>, written: Promise<T>): Promise<T> {
  return written.catch((error: unknown) => {
    const failure = translated(error, entity);
    if (failure instanceof TakenError) unit.taken = { entity, fields: failure.fields, row };
    throw failure;
  });
}

/** Keeps in mind what an attempt was refused for, where the work goes on without it. */
export async function rememberHidden(unit: Unit): Promise<void> {
  if (unit.taken && (await isHidden(unit, unit.taken))) unit.met.push(unit.taken);
  unit.taken = undefined;
}

/** Leaves an audit event, without the value, unless the viewer sees the row that has it; answers whether it did. */
export async function auditHidden(unit: Unit, taken: Taken): Promise<boolean> {
  if (!(await isHidden(unit, taken))) return false;
  const { entity, fields, row } = taken;
  unit.noteFields(
    entity,
    row.id,
    fields.map(({ name }) => name),
    'taken',
  );
  return unit.writeTrail();
}

async function sees(unit: Unit, { entity, fields, row }: Taken): Promise<boolean> {
  const same = fields.map((field) => sql`${ident(columnOf(field), 't')} = ${plain(field, row[field.name])}`);
  const rows = allOf([visibleRows(unit.compilation(), entity, 't'), ...same]);
  return (await unit.rows(sql`select 1 from ${fromClause(entity, 't')} where ${rows} limit 1`)).length > 0;
}
