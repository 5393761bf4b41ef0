import { columnOf, customFields, type Entity, type Field } from '../field/index.ts';
import { jsonOf } from '../query/column.ts';
import { fromClause } from '../query/rows.ts';
import { ident, join, sql, type Sql } from '../query/sql.ts';
import { parameterOf } from './insertRow.ts';
import type { Values } from './validate.ts';

/** A row's values, those of the fields that the ORM knows apart from those that were added since. */
export function splitValues(entity: Entity, values: Values): { readonly own: Values; readonly added: Values } {
  const isAdded = ([name]: [string, unknown]): boolean => Boolean(entity.fields.get(name)?.custom);
  const entries = Object.entries(values);
  return {
    own: Object.fromEntries(entries.filter((entry) => !isAdded(entry))),
    added: Object.fromEntries(entries.filter(isAdded)),
  };
}

/** Sets added fields of a row whose version has been taken on already; undefined where there are none to set. */
export function addedSql(entity: Entity, id: string, added: Values): Sql | undefined {
  const given = customFields(entity).filter(({ name }) => added[name] !== undefined);
  if (!given.length) return undefined;
  const changes = given.map((field) => sql`${ident(columnOf(field))} = ${parameterOf(field, added[field.name])}`);
  return sql`update ${ident(entity.table)} set ${join(changes, ', ')} where id = ${id}::uuid`;
}

/** Reads added fields of a row, as `answer`. */
export function readAddedSql(entity: Entity, id: string, fields: readonly Field[]): Sql {
  const columns = fields.map((field) => sql`${jsonOf(field, 't')} as ${ident(field.name)}`);
  return sql`select row_to_json(f) as answer from (select ${join(columns, ', ')} from ${fromClause(entity, 't')} where t.id = ${id}::uuid) f`;
}
