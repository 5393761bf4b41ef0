import { getArgumentValues } from 'graphql';
import type { Entity, Field } from '../field/index.ts';
import { maskedOf, valueOf } from '../query/column.ts';
import { Compilation } from '../query/compilation.ts';
import { fromClause, visibleRows } from '../query/rows.ts';
import { allOf, join, raw, render, sql, type Sql } from '../query/sql.ts';
import { whereSql } from '../query/where.ts';
import type { Column } from './columns.ts';
import { rootField } from './dataset.ts';
import type { Reading } from './pages.ts';

export interface Fingerprint {
  /** Rows that the dataset has for the viewer. */
  readonly rows: number;
  /** Changes with any value of the dataset, and with nothing that the viewer may not read. */
  readonly mark: string;
}

/**
 * Sums up, by hashes of the very values that the dataset shows, its rows and the visible rows that they may be joined to: what
 * lies outside the viewer's scope has no part in it.
 */
export async function fingerprint({ view, scope, variables, keys, read }: Reading): Promise<Fingerprint> {
  const { entity, columns, schema, operation } = view;
  const compilation = new Compilation({ ...scope, fragments: {}, variables });
  const root = rootField(operation)!;
  const args = getArgumentValues(schema.getQueryType()!.getFields()[entity.plural]!, root, { ...variables });
  const own = columns.filter(({ path }) => path.length === 1);
  const joined = Map.groupBy(
    columns.filter(({ path }) => path.length > 1),
    (column) => column.entity,
  );
  const sums = [
    sumSql(compilation, entity, own, args['where'] as Readonly<Record<string, unknown>>),
    ...[...joined].map(([target, fields]) => sumSql(compilation, target, fields)),
  ];
  const statement = render(sql`select json_build_array(${join(sums, ', ')})::text as answer`, { variables, keys });
  const counted = JSON.parse(await read(statement)) as readonly (readonly [number, string])[];
  return { rows: counted[0]![0], mark: JSON.stringify(counted) };
}

/** `[count, sum of hashes]` of the rows that exist for the viewer; a sum does not depend on the order they are read in. */
function sumSql(compilation: Compilation, entity: Entity, columns: readonly Column[], where: Readonly<Record<string, unknown>> = {}): Sql {
  const alias = compilation.alias();
  const fields = new Set<Field>([entity.fields.get('id')!, ...columns.map(({ field }) => field)]);
  const values = join(
    [...fields].map((field) => shownSql(compilation, entity, field, alias)),
    ', ',
  );
  const rows = allOf([visibleRows(compilation, entity, alias), whereSql(compilation, entity, alias, where)]);
  return sql`(select json_build_array(count(*), coalesce(sum(hashtextextended(row(${values})::text, 0)), 0)::text)
    from ${fromClause(entity, alias)} where ${rows})`;
}

function shownSql({ guard }: Compilation, entity: Entity, field: Field, alias: string): Sql {
  const isMasked = 'mask' in field && field.mask && !guard.mayUse(entity, field, 'plain');
  if (isMasked) return maskedOf(field, alias);
  return field.kind === 'BELONGS_TO' ? raw('null') : valueOf(field, alias);
}
