import { columnOf, type Entity, type Naming, type ReferenceField, snakeCase } from '../field/index.ts';
import type { Compilation } from './compilation.ts';
import { allOf, ident, raw, sql, type Sql } from './sql.ts';

/** The rows under `alias` that exist for the viewer: in scope, and not deleted, nor hidden with a deleted parent. */
export function visibleRows(compilation: Compilation, entity: Entity, alias: string, deleted = false): Sql {
  const state = deleted ? sql`${ident('deleted_at', alias)} is not null` : sql`${ident('deleted_at', alias)} is null`;
  const hidden = entity.scope.via ? [sql`${ident('hidden_at', alias)} is null`] : [];
  return allOf([state, ...hidden, compilation.guard.rows(entity, alias)]);
}

/** Ties the rows of a relation's target under `other` to the source row under `alias`. */
export function relatedRows(field: ReferenceField, source: Entity, alias: string, other: string): Sql {
  switch (field.kind) {
    case 'BELONGS_TO':
      return sql`${ident('id', other)} = ${ident(columnOf(field), alias)}`;
    case 'HAS_MANY':
      return sql`${ident(columnOf({ name: field.inverse, kind: 'BELONGS_TO' }), other)} = ${ident('id', alias)}`;
    case 'LINKS':
      return sql`${ident('id', other)} in (select target_id from ${ident(pairTable(source, field.name))} where source_id = ${ident('id', alias)})`;
  }
}

/** Ties the rows of a noun under `other` to the row under `alias` that they name by a field. */
export function namingRows({ source, field }: Naming, other: string, alias: string): Sql {
  if (field.kind === 'BELONGS_TO') return sql`${ident(columnOf(field), other)} = ${ident('id', alias)}`;
  return sql`${ident('id', other)} in (select source_id from ${ident(pairTable(source, field.name))} where target_id = ${ident('id', alias)})`;
}

/** The table of pairs behind a many-to-many field. */
export function pairTable(source: Entity, fieldName: string): string {
  return `${source.table}_${snakeCase(fieldName)}`;
}

/** `"table" alias`, as it stands in a FROM clause. */
export function fromClause(entity: Entity, alias: string): Sql {
  return sql`${ident(entity.table)} ${raw(alias)}`;
}
