import { fieldError, type FieldError } from '../errors.ts';
import { columnOf, inputName, type BelongsToField, type Entity, type Field, type LinksField } from '../field/index.ts';
import { fromClause, visibleRows } from '../query/rows.ts';
import { allOf, ident, join, sql, type Sql } from '../query/sql.ts';
import { idOperand } from '../query/where.ts';
import type { Unit } from './unit.ts';
import type { Values } from './validate.ts';

type Reference = BelongsToField | LinksField;

/** A NOT_FOUND at the path of every id in the inputs that is no row within the viewer's sight, unknown and foreign alike. */
export async function referenceFailures(unit: Unit, fields: readonly Field[], inputs: readonly Values[]): Promise<FieldError[]> {
  const given = fields.filter(isWritten).flatMap((field) => {
    const lists = inputs.map((input) => [input[inputName(field)] ?? []].flat().map(String));
    const ids = [...new Set(lists.flat())];
    return ids.length ? [{ field, lists, ids }] : [];
  });
  if (!given.length) return [];
  const seen = await unit.rows<{ name: string; id: string }>(
    join(
      given.map(({ field, ids }) => seenIds(unit, field, ids)),
      ' union all ',
    ),
  );
  const keys = new Set(seen.map(({ name, id }) => `${name} ${id}`));
  const isSeen = (field: Field, id: string): boolean => keys.has(`${field.name} ${id.toLowerCase()}`);
  return given.flatMap(({ field, lists }) =>
    lists.flatMap((ids) => ids.flatMap((id, index) => (isSeen(field, id) ? [] : [fieldError(pathOf(field, index), 'NOT_FOUND')]))),
  );
}

function isWritten(field: Field): field is Reference {
  return field.kind === 'BELONGS_TO' || field.kind === 'LINKS';
}

function seenIds(unit: Unit, field: Reference, ids: readonly string[]): Sql {
  const target = unit.registry.target(field);
  const known = ids.map(idOperand).filter((id) => id !== null);
  const rows = [sql`t.id = any(${known}::uuid[])`, visibleRows(unit.compilation(), target, 't'), ...onlyConditions(target, field)];
  return sql`select ${field.name}::text as name, t.id from ${fromClause(target, 't')} where ${allOf(rows)}`;
}

function onlyConditions(target: Entity, field: Reference): Sql[] {
  const only = field.kind === 'BELONGS_TO' ? (field.only ?? {}) : {};
  return Object.entries(only).map(([name, value]) => sql`${ident(columnOf(target.fields.get(name)!), 't')} = ${value}`);
}

function pathOf(field: Reference, index: number): string {
  return field.kind === 'LINKS' ? `${inputName(field)}.${index}` : inputName(field);
}
