import { isReference, spokenTitle, TITLE_KEY, type Entity, type Field, type ReferenceField } from '../field/index.ts';
import { alikeSql } from './alike.ts';
import { typeOf, valueOf } from './column.ts';
import type { Compilation } from './compilation.ts';
import { mapped } from './deferred.ts';
import type { Place } from './joins.ts';
import { fromClause, relatedRows, visibleRows } from './rows.ts';
import { spokenPattern } from './spokenPattern.ts';
import { allOf, anyOf, ident, raw, sql, type Sql } from './sql.ts';

type Input = Readonly<Record<string, unknown>>;

/** Compiles a `where` tree over the row under `alias`; relation filters see visible rows only. */
export function whereSql(compilation: Compilation, entity: Entity, alias: string, where: Input): Sql {
  const conditions = given(where).map(([name, operand]) => conditionSql(compilation, { entity, alias, name, operand }));
  return allOf(conditions);
}

/** What a list and an aggregate take their rows by, at the root or below a row. */
export interface RowsWanted {
  readonly where?: Input | null;
  readonly deleted?: string | null;
}

/** The rows under `alias` that a list or aggregate is made of: visible, tied to the row above, meeting `where`. */
export function wantedRows(compilation: Compilation, { entity, alias }: Place, { where, deleted }: RowsWanted, tie?: Tie): Sql {
  return allOf([
    ...(tie ? [tie(alias)] : []),
    visibleRows(compilation, entity, alias, deleted === 'ONLY'),
    ...(where ? [whereSql(compilation, entity, alias, where)] : []),
  ]);
}

/** Ties the rows of a list to the row that the list stands on. */
export type Tie = (alias: string) => Sql;

interface Condition {
  readonly entity: Entity;
  readonly alias: string;
  readonly name: string;
  readonly operand: unknown;
}

function conditionSql(compilation: Compilation, { entity, alias, name, operand }: Condition): Sql {
  const nested = (input: unknown): Sql => whereSql(compilation, entity, alias, input as Input);
  if (name === 'and') return allOf((operand as Input[]).map(nested));
  if (name === 'or') return anyOf((operand as Input[]).map(nested));
  if (name === 'not') return sql`(${nested(operand)} is not true)`;
  if (name === 'q') return searchSql(compilation, entity, alias, operand);
  if (name === 'alike') return alikeSql(compilation, entity, alias, operand as Input);
  const field = entity.fields.get(name);
  // the schema has validated the input: a name that is no field cannot come this far
  if (!field) throw new Error(`${entity.name} has no field ${name}`);
  return isReference(field)
    ? relationSql(compilation, field, { entity, alias, name, operand })
    : comparisonsSql({ value: valueOf(field, alias), type: typeOf(field) }, operand as Input);
}

function relationSql(compilation: Compilation, field: ReferenceField, { entity: source, alias, operand }: Condition): Sql {
  const target = compilation.registry.target(field);
  const matching = (input: Input, holds: boolean): Sql => {
    const other = compilation.alias();
    const condition = whereSql(compilation, target, other, input);
    const wanted = holds ? condition : sql`(${condition} is not true)`;
    const rows = allOf([relatedRows(field, source, alias, other), visibleRows(compilation, target, other), wanted]);
    return sql`exists (select 1 from ${fromClause(target, other)} where ${rows})`;
  };
  if (field.kind === 'BELONGS_TO') return matching(operand as Input, true);
  return allOf(
    given(operand as Input).map(([quantifier, input]) => {
      if (quantifier === 'some') return matching(input as Input, true);
      if (quantifier === 'none') return sql`not ${matching(input as Input, true)}`;
      return sql`not ${matching(input as Input, false)}`;
    }),
  );
}

/** One free-text search: every word must stand in one of the search fields that the viewer may filter by, or be how the title is read. */
function searchSql(compilation: Compilation, entity: Entity, alias: string, text: unknown): Sql {
  const count = compilation.decide(text, (given) => wordsOf(given).length);
  const fields = searchFields(compilation, entity);
  const words = Array.from({ length: count }, (_, index) => mapped(text, (given) => `%${escapeLike(wordsOf(given)[index]!)}%`));
  const title = spokenTitle(entity);
  const key = title && fields.includes(title) ? ident(TITLE_KEY, alias) : undefined;
  const spoken = (index: number): Sql[] =>
    key ? [sql`${key} ~ ${mapped(text, (given) => spokenPattern(wordsOf(given)[index]!))}::text`] : [];
  return allOf(
    words.map((word, index) => anyOf([...fields.map((field) => sql`${valueOf(field, alias)} ilike ${word}`), ...spoken(index)])),
  );
}

function searchFields({ guard }: Compilation, entity: Entity): Field[] {
  return entity.search.map((name) => entity.fields.get(name)!).filter((field) => guard.mayUse(entity, field, 'filter'));
}

function wordsOf(text: unknown): string[] {
  return String(text).trim().split(/\s+/).filter(Boolean).slice(0, 8);
}

/** What operators compare, and the PostgreSQL type of its operands. */
export interface Compared {
  readonly value: Sql;
  readonly type: string;
}

/** All operators of one filter input hold for a value. */
export function comparisonsSql(compared: Compared, input: Input): Sql {
  return allOf(given(input).map(([operator, operand]) => comparisonSql(compared, operator, operand)));
}

function comparisonSql({ value, type: typeName }: Compared, operator: string, operand: unknown): Sql {
  const type = raw(typeName);
  const cast = (): Sql => sql`${operandOf(typeName, operand)}::${type}`;
  const list = (): Sql => sql`${mapped<unknown[]>(operand, (items) => items.map((item) => operandOf(typeName, item)))}::${type}[]`;
  const like = (pattern: (text: string) => string): Sql =>
    sql`${value} ilike ${mapped(operand, (text) => pattern(escapeLike(String(text))))}`;
  switch (operator) {
    case 'eq':
      return operand === null ? sql`${value} is null` : sql`${value} = ${cast()}`;
    case 'ne':
      return sql`${value} is distinct from ${cast()}`;
    case 'in':
      return sql`${value} = any(${list()})`;
    case 'notIn':
      return sql`(${value} = any(${list()})) is not true`;
    case 'gt':
      return sql`${value} > ${cast()}`;
    case 'gte':
      return sql`${value} >= ${cast()}`;
    case 'lt':
      return sql`${value} < ${cast()}`;
    case 'lte':
      return sql`${value} <= ${cast()}`;
    case 'contains':
      return like((text) => `%${text}%`);
    case 'startsWith':
      return like((text) => `${text}%`);
    case 'endsWith':
      return like((text) => `%${text}`);
    case 'has':
      return sql`${value} @> ${[operand]}::text[]`;
    case 'hasAny':
      return sql`${value} && ${operand}::text[]`;
    case 'isNull':
      return operand ? sql`${value} is null` : sql`${value} is not null`;
    default:
      throw new Error(`Unknown operator ${operator}`);
  }
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** A text that is no UUID is the id of nothing: it matches no row instead of failing. */
export function idOperand(value: unknown): string | null {
  return typeof value === 'string' && UUID.test(value) ? value : null;
}

function operandOf(type: string, value: unknown): unknown {
  return type === 'uuid' ? mapped(value, idOperand) : value;
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, (character) => `\\${character}`);
}

/** Entries that say something: a condition of null is as good as absent, `eq: null` and `ne: null` are not conditions of null. */
function given(input: Input): [string, unknown][] {
  return Object.entries(input).filter(([name, value]) => value !== undefined && (value !== null || name === 'eq' || name === 'ne'));
}
