import type { Entity, Field } from '../field/index.ts';
import { valueOf } from '../query/column.ts';
import { fromClause, visibleRows } from '../query/rows.ts';
import { allOf, ident, join, raw, sql, type Sql } from '../query/sql.ts';
import { castType } from '../store/insertRow.ts';
import { plain } from '../store/trail.ts';
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

/** What a record says, and how its row is known again. */
export interface Search {
  readonly keys: readonly (readonly string[])[];
  readonly values: Values;
  /** The fields to compare. */
  readonly compared: readonly Field[];
}

/** The one row that a record is about; `ambiguous` is the first field of a key that more than one row fits. */
export interface Found {
  readonly row?: KnownRow;
  readonly ambiguous?: Field;
}

/**
 * Looks for the rows of many records, a statement for each key in turn. A row found by a later key is another one if it has a different
 * value of an earlier: two companies of one name have credit codes of their own.
 */
export async function findKnown(unit: Unit, entity: Entity, searches: readonly Search[]): Promise<readonly Found[]> {
  const found: Found[] = searches.map(() => ({}));
  const places = [...searches.keys()];
  for (const [, alike] of Map.groupBy(places, (at) => JSON.stringify(searches[at]!.keys))) {
    const { keys } = searches[alike[0]!]!;
    for (const [rank, key] of keys.entries()) {
      const open = alike.filter((at) => isOpen(found[at]!) && key.some((name) => searches[at]!.values[name] != null));
      const rows = open.length
        ? await matching(unit, { entity, key, earlier: keys.slice(0, rank).flat(), asked: open.map((at) => searches[at]!) })
        : [];
      for (const [place, [row, other]] of Map.groupBy(rows, ({ at }) => at))
        found[open[place - 1]!] = other ? { ambiguous: entity.fields.get(key[0]!)! } : { row: { ...row!, by: key[0]! } };
    }
  }
  return found;
}

function isOpen({ row, ambiguous }: Found): boolean {
  return !row && !ambiguous;
}

interface Matching {
  readonly entity: Entity;
  readonly key: readonly string[];
  /** The fields of keys that found nothing. */
  readonly earlier: readonly string[];
  readonly asked: readonly Search[];
}

/** No field is called like this. */
const COMPARED = 'fields compared';

type Match = Omit<KnownRow, 'by'> & { /** Of the record, from 1. */ readonly at: number };

/** Two rows at most for each record. */
function matching(unit: Unit, { entity, key, earlier, asked }: Matching): Promise<Match[]> {
  const compared = [...new Set(asked.flatMap((search) => search.compared))];
  const names = [...new Set([...key, ...earlier, ...compared.map(({ name }) => name)])];
  const fields = names.map((name) => entity.fields.get(name)!);
  const state = entity.status ? valueOf(entity.fields.get(entity.status)!, 't') : raw('null');
  const rows = allOf([
    ...key.map((name) => same(entity, name, asked)),
    ...earlier.map((name) => compatible(entity, name)),
    visibleRows(unit.compilation(), entity, 't'),
  ]);
  const columns = [...fields.map((field) => sql`${ident(field.name)} ${raw(operandType(field))}`), sql`${ident(COMPARED)} text[]`];
  return unit.rows(
    sql`select r.at::int, f.* from rows from (json_to_recordset(${recordsOf(fields, asked)}::json) as (${join(columns, ', ')}))
      with ordinality as r (${join(
        [...names, COMPARED, 'at'].map((name) => ident(name)),
        ', ',
      )})
      cross join lateral (select t.id, ${state} as state, array_remove(array[${join(
        compared.map((field) => differing(unit, entity, field)),
        ', ',
      )}]::text[], null) as differing from ${fromClause(entity, 't')} where ${rows} limit 2) f`,
  );
}

function recordsOf(fields: readonly Field[], asked: readonly Search[]): string {
  const records = asked.map(({ values, compared }) => ({
    ...Object.fromEntries(fields.map((field) => [field.name, plain(field, values[field.name])])),
    [COMPARED]: compared.map(({ name }) => name),
  }));
  return JSON.stringify(records);
}

function differing(unit: Unit, entity: Entity, field: Field): Sql {
  // what is read in part is written and not compared: "unchanged" would tell a guess right
  const differs = unit.guard.mayUse(entity, field, 'plain') ? sql` and ${valueOf(field, 't')} is distinct from ${said(field)}` : raw('');
  return sql`case when ${field.name}::text = any(r.${ident(COMPARED)})${differs} then ${field.name}::text end`;
}

/** By a plain comparison, which an index serves, where all records have a value. */
function same(entity: Entity, name: string, asked: readonly Search[]): Sql {
  const field = entity.fields.get(name)!;
  const isAlways = asked.every(({ values }) => values[name] != null);
  return sql`${valueOf(field, 't')} ${raw(isAlways ? '=' : 'is not distinct from')} ${said(field)}`;
}

function compatible(entity: Entity, name: string): Sql {
  const field = entity.fields.get(name)!;
  const column = valueOf(field, 't');
  return sql`(${column} is null or ${said(field)} is null or ${column} = ${said(field)})`;
}

function said({ name }: Field): Sql {
  return ident(name, 'r');
}

/** Padded text is compared as such, or its index serves nothing. */
function operandType(field: Field): string {
  return field.kind === 'PERIOD' ? 'char(7)' : castType(field);
}
