import { columnOf, isStored, TITLE_KEY, type Entity, type Field } from '../field/index.ts';
import { jsonOf, typeOf } from '../query/column.ts';
import { ident, join, raw, sql, type Sql } from '../query/sql.ts';
import { titleKeyValues } from './titleKey.ts';
import { plain } from './trail.ts';
import type { Values } from './validate.ts';

/** The name of the new row in conditions on it. */
export const NEW_ROW = 'n';

/** What a new row's statement answers. */
export interface Inserted {
  readonly id: string;
  /** Whether the row as written is one that the viewer may write. */
  readonly may: boolean;
  readonly filled: Values | null;
}

/**
 * Writes a row and answers, as `filled`, the fields that the database has filled in, and, as `may`, a condition on what was written.
 * The same values make the same text, which each connection keeps parsed; the ORM would write another for every row.
 */
export function insertSql(entity: Entity, row: Values, may: Sql): Sql {
  const given = [...entity.fields.values()].filter((field) => isStored(field) && row[field.name] !== undefined);
  const { titleKey } = titleKeyValues(entity, row);
  const [keyColumn, key] = titleKey === undefined ? [[], []] : [[ident(TITLE_KEY)], [sql`${titleKey}::text`]];
  const columns = [...given.map((field) => ident(columnOf(field))), ...keyColumn];
  const values = [...given.map((field) => parameterOf(field, row[field.name])), ...key];
  return sql`insert into ${ident(entity.table)} as ${ident(NEW_ROW)} (${join(columns, ', ')}) values (${join(values, ', ')})
    returning ${ident('id', NEW_ROW)}, ${may} as may, ${filledSql(entity, row)} as filled`;
}

/** What the database has filled in of a new row. */
export function filledSql(entity: Entity, row: Values): Sql {
  const left = [...entity.fields.values()].filter((field) => isFilled(field) && row[field.name] === undefined);
  const filled = left.map((field) => sql`${jsonOf(field, NEW_ROW)} as ${ident(field.name)}`);
  return filled.length ? sql`(select row_to_json(f) from (select ${join(filled, ', ')}) f)` : raw('null');
}

/** The values with how the title is read, where they set it. */
export function withTitleKey(entity: Entity, values: Values): Values {
  return { ...values, ...titleKeyValues(entity, values) };
}

/** Whether the database fills the field in where a row leaves it out. */
export function isFilled(field: Field): boolean {
  return isStored(field) && (field.default !== undefined || ('serial' in field && field.serial !== undefined));
}

/** A value of a field as a parameter of its column's type. */
export function parameterOf(field: Field, value: unknown): Sql {
  return sql`${asParameter(field, value)}${castOf(field)}`;
}

function asParameter(field: Field, value: unknown): unknown {
  const given = plain(field, value);
  return field.kind === 'JSON' && given !== null ? JSON.stringify(given) : given;
}

function castOf(field: Field): Sql {
  return raw(`::${castType(field)}`);
}

/** The PostgreSQL type of a value of the field, lists as such. */
export function castType(field: Field): string {
  return `${typeOf(field)}${field.kind === 'TAGS' || field.kind === 'CHOICES' ? '[]' : ''}`;
}
