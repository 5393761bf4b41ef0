import { columnOf, type Choices, type Field, type TextField } from '../field/index.ts';
import type { Place } from './joins.ts';
import { ident, raw, sql, type Sql } from './sql.ts';

/** The value of a field of the row under `alias`, as the database compares it. */
export function valueOf(field: Field, alias: string): Sql {
  if (field.derived) return raw(`(${field.derived(alias)})`);
  return ident(columnOf(field), alias);
}

/** The same of a row that may not be there: what is computed is then nothing, not what it would be of an empty row. */
export function valueAt({ alias, isJoined }: Place, field: Field): Sql {
  const value = valueOf(field, alias);
  return field.derived && isJoined ? sql`case when ${ident('id', alias)} is not null then ${value} end` : value;
}

/** The value of a field as it stands in the answer's JSON: decimals as text, instants in UTC with milliseconds. */
export function jsonOf(field: Field, alias: string): Sql {
  return jsonValue(field, valueOf(field, alias));
}

/** The same of a value of the field that does not stand in its row, such as the largest of many. */
export function jsonValue(field: Field, value: Sql): Sql {
  switch (field.kind) {
    case 'DECIMAL':
    case 'MONEY':
    case 'PERCENT':
      return field.derived ? sql`round(${value}, ${raw(String(field.scale))})::text` : sql`${value}::text`;
    case 'DATE_TIME':
      return sql`to_char(${value} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
    default:
      return value;
  }
}

/** What of a text stands in the answer of a viewer who may not read it whole. */
export function maskedOf(field: TextField, alias: string): Sql {
  const value = valueOf(field, alias);
  const between = (keepFirst: number, keepLast: number, from: number): Sql => {
    const stars = raw(`'${'*'.repeat(from - keepFirst - keepLast)}'`);
    const [first, last] = [raw(String(keepFirst)), raw(String(keepLast))];
    return sql`case when length(${value}) >= ${raw(String(from))} then left(${value}, ${first}) || ${stars} || right(${value}, ${last})
      when ${value} is not null then '****' end`;
  };
  switch (field.mask) {
    case 'phone':
      return between(3, 4, 11);
    case 'idNumber':
      return between(3, 4, 18);
    case 'email':
      return sql`left(${value}, 1) || '***' || substring(${value} from '@.*$')`;
    case undefined:
      throw new Error(`${field.name} declares no mask`);
  }
}

/** The PostgreSQL type that operands of a field are cast to. */
export function typeOf(field: Field): string {
  switch (field.kind) {
    case 'ID':
    case 'BELONGS_TO':
    case 'HAS_MANY':
    case 'LINKS':
      return 'uuid';
    case 'NUMBER':
      return 'integer';
    case 'DECIMAL':
    case 'MONEY':
    case 'PERCENT':
      return 'numeric';
    case 'FLAG':
      return 'boolean';
    case 'DATE':
      return 'date';
    case 'DATE_TIME':
      return 'timestamptz';
    case 'JSON':
      return 'jsonb';
    case 'TEXT':
    case 'LONG_TEXT':
    case 'PERIOD':
    case 'CHOICE':
    case 'CHOICES':
    case 'TAGS':
      return 'text';
  }
}

/** What rows are ordered by: text by pinyin, enumerations as declared. */
export function sortKey(field: Field, value: Sql): Sql {
  if (field.kind === 'TEXT' || field.kind === 'LONG_TEXT') return sql`${value} collate "zh-x-icu"`;
  if (field.kind !== 'CHOICE') return value;
  return sql`array_position(array[${raw(codesOf(field.choices))}], ${value})`;
}

/** The same for a column of a statement that is written as text. */
export function placeOf(choices: Choices, column: string): string {
  return `array_position(array[${codesOf(choices)}], ${column})`;
}

function codesOf({ members }: Choices): string {
  return members.map(({ value }) => `'${value}'`).join(',');
}
