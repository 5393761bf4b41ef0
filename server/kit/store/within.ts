import type { FieldError } from '../errors.ts';
import { columnOf, inputName, type BelongsToField, type Entity, type Field, type LinksField } from '../field/index.ts';
import { fromClause, visibleRows } from '../query/rows.ts';
import { allOf, ident, join, sql, type Sql } from '../query/sql.ts';
import { idOperand } from '../query/where.ts';
import type { Unit } from './unit.ts';
import type { Values } from './validate.ts';

type Bound = (BelongsToField | LinksField) & { readonly within: string };

/** A failure at every reference in `values` to a row that belongs to another than the row itself: see `within`. */
export async function withinFailures(unit: Unit, entity: Entity, row: Values, values: Values): Promise<FieldError[]> {
  const bound = [...entity.fields.values()].filter((field): field is Bound => isBound(field) && idsIn(values[field.name]).length > 0);
  const told = bound.filter(({ within }) => idsIn(row[within]).length > 0);
  if (!told.length) return [];
  const strays = await unit.rows<{ name: string }>(
    join(
      told.map((field) => strayRows(unit, field, { ids: idsIn(values[field.name]), parent: idsIn(row[field.within])[0]! })),
      ' union all ',
    ),
  );
  const names = new Set(strays.map(({ name }) => name));
  return told.filter(({ name }) => names.has(name)).map((field) => failure(entity, field));
}

function isBound(field: Field): boolean {
  return 'within' in field && field.within !== undefined;
}

/** The ids of a reference, whether they stand as texts or as rows. */
function idsIn(value: unknown): string[] {
  return [value ?? []].flat().flatMap((each) => (typeof each === 'string' ? each : ((each as { id?: string }).id ?? [])));
}

interface Named {
  readonly ids: readonly string[];
  readonly parent: string;
}

function strayRows(unit: Unit, field: Bound, { ids, parent }: Named): Sql {
  const target = unit.registry.target(field);
  const column = ident(columnOf(target.fields.get(field.within)!), 't');
  const known = ids.map(idOperand).filter((id) => id !== null);
  // what is out of sight is told as not found, and no more
  const rows = [
    sql`t.id = any(${known}::uuid[])`,
    visibleRows(unit.compilation(), target, 't'),
    sql`${column} <> ${idOperand(parent)}::uuid`,
  ];
  return sql`select ${field.name}::text as name from ${fromClause(target, 't')} where ${allOf(rows)}`;
}

function failure(entity: Entity, field: Bound): FieldError {
  const { zh, en } = entity.fields.get(field.within)!.label;
  const message = { zh: `须属于同一${zh}`, en: `Must belong to the same ${en.toLowerCase()}` };
  return { path: inputName(field), code: 'RULE', message };
}
