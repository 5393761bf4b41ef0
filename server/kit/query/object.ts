import type { Entity, Field, TextField } from '../field/index.ts';
import { aggregatedField, aggregateSql } from './aggregate.ts';
import { jsonOf, jsonValue, maskedOf, valueOf } from './column.ts';
import type { Compilation } from './compilation.ts';
import { connectionSql } from './connection.ts';
import { fromClause, relatedRows, visibleRows } from './rows.ts';
import { selectedFields, type Selected } from './selection.ts';
import { allOf, ident, join, raw, sql, type Sql } from './sql.ts';

/** `expression as "key"` for every selected field of the row under `alias`. */
export function rowColumns(compilation: Compilation, entity: Entity, alias: string, selected: Selected): Sql {
  const fields = selectedFields(compilation, selected.type, selected.nodes);
  return columnList(fields, (field) => fieldSql(compilation, entity, alias, field));
}

/**
 * The rows of a page as a table of JSON values. Instants are written out once the page is cut: where the database sorts, it does so with
 * the columns it is asked for, and writing an instant out costs more than comparing it.
 */
export function pageTable(compilation: Compilation, { entity, alias, tail }: CutPage, selected: Selected): Sql {
  const fields = selectedFields(compilation, selected.type, selected.nodes);
  const instantOf = ({ name }: Selected): Field | undefined => {
    const field = entity.fields.get(name);
    return field?.kind === 'DATE_TIME' ? field : undefined;
  };
  const found = columnList(fields, (selection) => {
    const instant = instantOf(selection);
    return instant ? valueOf(instant, alias) : fieldSql(compilation, entity, alias, selection);
  });
  const cut = sql`select ${found}${tail}`;
  if (!fields.some(instantOf)) return cut;
  const written = columnList(fields, (selection) => {
    const value = ident(selection.key, 'q');
    const instant = instantOf(selection);
    return instant ? jsonValue(instant, value) : value;
  });
  return sql`select ${written} from (${cut}) q`;
}

interface CutPage {
  readonly entity: Entity;
  readonly alias: string;
  /** From FROM to LIMIT. */
  readonly tail: Sql;
}

/** A select list of JSON values under the keys of the answer. */
export function columnList(fields: readonly Selected[], value: (field: Selected) => Sql): Sql {
  return join(
    fields.map((field) => sql`${field.name === '__typename' ? typeName(field) : value(field)} as ${ident(field.key)}`),
    ', ',
  );
}

/** The same as the text of a JSON object: what is a whole page of rows is copied once, and not read to be written anew. */
export function objectText(fields: readonly Selected[], value: (field: Selected) => Sql): Sql {
  const members = fields.map((field, index) => {
    const json = field.name === '__typename' ? raw(`'"${field.type.name}"'`) : sql`coalesce((${value(field)})::text, 'null')`;
    return sql`${raw(`'${index ? ',' : '{'}"${field.key}":'`)}, ${json}`;
  });
  return members.length ? concatenated([...members, raw(`'}'`)]) : raw(`'{}'`);
}

/** A function of the database takes no more than a hundred values. */
const MOST_MEMBERS = 49;

function concatenated(parts: readonly Sql[]): Sql {
  if (parts.length <= MOST_MEMBERS) return sql`concat(${join(parts, ', ')})`;
  const pieces = Array.from({ length: Math.ceil(parts.length / MOST_MEMBERS) }, (_, index) =>
    concatenated(parts.slice(index * MOST_MEMBERS, (index + 1) * MOST_MEMBERS)),
  );
  return concatenated(pieces);
}

/** One row as JSON, or null: the row of `entity` that is visible, or deleted where `isDeleted` says so, and meets `condition`. */
export function oneRow(
  compilation: Compilation,
  { entity, selected, isDeleted = false }: { entity: Entity; selected: Selected; isDeleted?: boolean },
  condition: (alias: string) => Sql,
): Sql {
  const alias = compilation.alias();
  const columns = rowColumns(compilation, entity, alias, selected);
  const rows = allOf([condition(alias), visibleRows(compilation, entity, alias, isDeleted)]);
  return sql`(select row_to_json(r) from (select ${columns} from ${fromClause(entity, alias)} where ${rows}) r)`;
}

function fieldSql(compilation: Compilation, entity: Entity, alias: string, selected: Selected): Sql {
  const field = entity.fields.get(selected.name);
  if (!field) {
    const list = aggregatedField(entity, selected.name);
    return aggregateSql(compilation, compilation.registry.target(list), selected, (other) => relatedRows(list, entity, alias, other));
  }
  switch (field.kind) {
    case 'BELONGS_TO': {
      const target = compilation.registry.target(field);
      return oneRow(compilation, { entity: target, selected }, (other) => relatedRows(field, entity, alias, other));
    }
    case 'HAS_MANY':
    case 'LINKS': {
      const target = compilation.registry.target(field);
      return connectionSql(compilation, target, selected, (other) => relatedRows(field, entity, alias, other));
    }
    case 'TEXT':
    case 'LONG_TEXT':
      return isMasked(compilation, entity, field) ? maskedOf(field, alias) : jsonOf(field, alias);
    default:
      return jsonOf(field, alias);
  }
}

function isMasked({ guard }: Compilation, entity: Entity, field: TextField): boolean {
  return field.mask !== undefined && !guard.mayUse(entity, field, 'plain');
}

function typeName(selected: Selected): Sql {
  return raw(`'${selected.type.name}'::text`);
}
