import { invalid } from '../errors.ts';
import { inputName, type Entity, type Field } from '../field/index.ts';
import { valueOf } from '../query/column.ts';
import { fromClause, visibleRows } from '../query/rows.ts';
import { allOf, join, raw, sql, type Sql } from '../query/sql.ts';
import type { Unit } from '../store/unit.ts';
import type { Values } from '../store/validate.ts';

/** The row that a record is about, and the fields that it has otherwise than the record says. */
export interface KnownRow {
  readonly id: string;
  /** The state it is in, where the noun has states. */
  readonly state: string | null;
  readonly differing: readonly string[];
  /** First field of the key that it was found by. */
  readonly by: string;
}

interface Search {
  readonly entity: Entity;
  readonly keys: readonly (readonly string[])[];
  readonly values: Values;
  /** The fields to compare. */
  readonly compared: readonly Field[];
}

/**
 * Looks for the row by each key in turn. A row found by a later key is another one if it has a different value of an earlier:
 * two companies of one name have credit codes of their own.
 * @throws VALIDATION_FAILED when more than one row fits
 */
export async function findKnown(unit: Unit, search: Search): Promise<KnownRow | undefined> {
  const { entity, keys, values } = search;
  for (const [rank, key] of keys.entries()) {
    if (key.every((name) => values[name] == null)) continue;
    const agrees = keys.slice(0, rank).flatMap((earlier) => earlier.map((name) => compatible(entity, name, values)));
    const found = await matching(unit, search, [...key.map((name) => same(entity, name, values)), ...agrees]);
    if (found.length > 1) throw invalid(inputName(entity.fields.get(key[0]!)!), 'AMBIGUOUS');
    if (found[0]) return { ...found[0], by: key[0]! };
  }
  return undefined;
}

function matching(unit: Unit, { entity, values, compared }: Search, conditions: readonly Sql[]): Promise<Omit<KnownRow, 'by'>[]> {
  const state = entity.status ? valueOf(entity.fields.get(entity.status)!, 't') : raw('null');
  const differing = compared.map((field) => {
    // what is read in part is written and not compared: "unchanged" would tell a guess right
    if (!unit.guard.mayUse(entity, field, 'plain')) return sql`${field.name}::text`;
    return sql`case when ${valueOf(field, 't')} is distinct from ${values[field.name]} then ${field.name}::text end`;
  });
  const rows = allOf([...conditions, visibleRows(unit.compilation(), entity, 't')]);
  return unit.rows(
    sql`select t.id, ${state} as state, array_remove(array[${join(differing, ', ')}]::text[], null) as differing
      from ${fromClause(entity, 't')} where ${rows} limit 2`,
  );
}

function same(entity: Entity, name: string, values: Values): Sql {
  const column = valueOf(entity.fields.get(name)!, 't');
  return values[name] == null ? sql`${column} is null` : sql`${column} = ${values[name]}`;
}

function compatible(entity: Entity, name: string, values: Values): Sql {
  const column = valueOf(entity.fields.get(name)!, 't');
  return values[name] == null ? raw('true') : sql`(${column} is null or ${column} = ${values[name]})`;
}
