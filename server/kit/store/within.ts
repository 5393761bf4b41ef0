import type { FieldError } from '../errors.ts';
import { columnOf, inputName, type BelongsToField, type Entity, type Field, type LinksField } from '../field/index.ts';
import { fromClause, visibleRows } from '../query/rows.ts';
import { allOf, ident, join, sql, type Sql } from '../query/sql.ts';
import { idOperand } from '../query/where.ts';
import type { Unit } from './unit.ts';
import type { Values } from './validate.ts';

type Bound = (BelongsToField | LinksField) & { readonly within: string };

/** A row, and what is written of it. */
interface Written {
  readonly row: Values;
  readonly values: Values;
}

/** A failure at every reference in what is written to a row that belongs to another than the row itself: see `within`. */
export async function withinFailures(unit: Unit, entity: Entity, written: readonly Written[]): Promise<FieldError[]> {
  const bound = [...entity.fields.values()].filter((field): field is Bound => isBound(field));
  const told = bound.flatMap((field) => {
    const named = written.flatMap((one) => namedIn(field, one));
    return named.length ? [{ field, named }] : [];
  });
  if (!told.length) return [];
  const strays = await unit.rows<{ name: string }>(
    join(
      told.map(({ field, named }) => strayRows(unit, field, named)),
      ' union all ',
    ),
  );
  const names = new Set(strays.map(({ name }) => name));
  return told.filter(({ field }) => names.has(field.name)).map(({ field }) => failure(entity, field));
}

function isBound(field: Field): boolean {
  return 'within' in field && field.within !== undefined;
}

/** The ids of a reference, whether they stand as texts or as rows. */
function idsIn(value: unknown): string[] {
  return [value ?? []].flat().flatMap((each) => (typeof each === 'string' ? each : ((each as { id?: string }).id ?? [])));
}

interface Named {
  readonly id: string;
  /** The row that it has to belong to. */
  readonly parent: string | null;
}

function namedIn(field: Bound, { row, values }: Written): Named[] {
  const [parent] = idsIn(row[field.within]);
  if (parent === undefined) return [];
  const ids = idsIn(values[field.name]).map(idOperand);
  return ids.filter((id) => id !== null).map((id) => ({ id, parent: idOperand(parent) }));
}

function strayRows(unit: Unit, field: Bound, named: readonly Named[]): Sql {
  const target = unit.registry.target(field);
  const column = ident(columnOf(target.fields.get(field.within)!), 't');
  const pairs = sql`unnest(${named.map(({ id }) => id)}::uuid[], ${named.map(({ parent }) => parent)}::uuid[]) as named (id, parent)`;
  // what is out of sight is told as not found, and no more
  const rows = [sql`t.id = named.id`, visibleRows(unit.compilation(), target, 't'), sql`${column} <> named.parent`];
  return sql`select ${field.name}::text as name from ${pairs} join ${fromClause(target, 't')} on ${allOf(rows)}`;
}

function failure(entity: Entity, field: Bound): FieldError {
  const { zh, en } = entity.fields.get(field.within)!.label;
  const message = { zh: `须属于同一${zh}`, en: `Must belong to the same ${en.toLowerCase()}` };
  return { path: inputName(field), code: 'RULE', message };
}
