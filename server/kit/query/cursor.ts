import { createHash } from 'node:crypto';
import { invalid } from '../errors.ts';
import type { Compilation } from './compilation.ts';
import { mapped } from './deferred.ts';
import type { Order, OrderKey } from './order.ts';
import { allOf, anyOf, join, raw, sql, type Sql } from './sql.ts';

/** SQL for the cursor of a row: its order keys as text, with the mark of the order they belong to; base64url. */
export function cursorSql(order: Order): Sql {
  const values = join(
    order.keys.map((key) => textOf(key)),
    ', ',
  );
  const payload = sql`json_build_array(${markOf(order)}::text, ${values})::text`;
  return sql`translate(encode(convert_to(${payload}, 'UTF8'), 'base64'), E'+/=\n', '-_')`;
}

export type Side = 'after' | 'before';

interface Beyond {
  readonly side: Side;
  readonly cursor: string;
}

/** Rows on one side of a cursor. */
export interface BeyondRows {
  readonly condition: Sql;
  /** Conditions that share the rows out, each of which an index answers from where its rows begin; one alone is the condition itself. */
  readonly parts: readonly Sql[];
}

/** Rows that stand before or after the cursor in `order`. @throws VALIDATION_FAILED for a cursor that this order did not make */
export function beyondRows(compilation: Compilation, order: Order, { side, cursor }: Beyond): BeyondRows {
  const decoded = (text: string): (string | null)[] => decode(order, text, side);
  // what is later or earlier than a row without a value, the text says
  const known = compilation.decide(cursor, (text) =>
    decoded(text)
      .map((value) => (value === null ? '-' : '+'))
      .join(''),
  );
  const values = order.keys.map((_, index) => (known[index] === '+' ? mapped<string>(cursor, (text) => decoded(text)[index]) : null));
  if (isUniform(order)) {
    const parts = uniformParts(order, side, values);
    return { condition: anyOf(parts), parts };
  }
  const isBeyond = side === 'after' ? laterSql : earlierSql;
  const steps = order.keys.map((key, index) => {
    const same = order.keys.slice(0, index).map((earlier, at) => sameSql(earlier, values[at]));
    return allOf([...same, isBeyond(key, values[index])]);
  });
  const condition = anyOf(steps);
  return { condition, parts: [condition] };
}

/** Whether rows can be compared as a whole: all keys in one direction, and none without a value but the first. */
function isUniform({ keys }: Order): boolean {
  return keys.every(({ direction, nullable }, index) => direction === keys[0]!.direction && (index === 0 || !nullable));
}

/** Rows without a value in the first key are last: they follow those with one, and are a range of their own. */
function uniformParts({ keys }: Order, side: Side, values: readonly unknown[]): Sql[] {
  const [{ value, nullable }] = keys as readonly [OrderKey];
  const compared = rowSql(keys, side, values);
  if (!nullable) return [compared];
  if (values[0] !== null) return side === 'after' ? [compared, sql`${value} is null`] : [compared];
  const amongNulls = sql`(${value} is null and ${rowSql(keys.slice(1), side, values.slice(1))})`;
  return side === 'after' ? [amongNulls] : [sql`${value} is not null`, amongNulls];
}

/** As one comparison, which an index answers from the cursor on, however far that is. */
function rowSql(keys: readonly OrderKey[], side: Side, values: readonly unknown[]): Sql {
  const isLarger = (keys[0]!.direction === 'ASC') === (side === 'after');
  const row = keys.map(({ value }) => value);
  const bounds = keys.map(({ type }, index) => sql`${values[index]}::${raw(type)}`);
  return sql`(${join(row, ', ')}) ${raw(isLarger ? '>' : '<')} (${join(bounds, ', ')})`;
}

function textOf({ value, type }: OrderKey): Sql {
  return type === 'timestamptz' ? sql`to_char(${value} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')` : sql`${value}::text`;
}

function sameSql({ value, type }: OrderKey, bound: unknown): Sql {
  return sql`${value} is not distinct from ${bound}::${raw(type)}`;
}

/** Later in the order; no value is last, so nothing follows it but other keys. */
function laterSql({ value, type, direction, nullable }: OrderKey, bound: unknown): Sql {
  if (bound === null) return raw('false');
  const later = sql`${value} ${raw(direction === 'ASC' ? '>' : '<')} ${bound}::${raw(type)}`;
  return nullable ? sql`(${later} or ${value} is null)` : later;
}

/** Earlier in the order: everything with a value is earlier than none. */
function earlierSql({ value, type, direction, nullable }: OrderKey, bound: unknown): Sql {
  if (bound === null) return nullable ? sql`${value} is not null` : raw('false');
  return sql`${value} ${raw(direction === 'ASC' ? '<' : '>')} ${bound}::${raw(type)}`;
}

/** Tells a cursor of this order from one of another. */
function markOf(order: Order): string {
  const text = order.keys.map((key) => `${key.path} ${key.direction}`).join(',');
  return createHash('sha256').update(text).digest('base64url').slice(0, 8);
}

const CHECKS: Readonly<Record<string, RegExp>> = {
  uuid: /^[0-9a-f-]{36}$/,
  integer: /^-?\d{1,9}$/,
  numeric: /^-?\d{1,30}(\.\d{1,30})?$/,
  boolean: /^(true|false)$/,
  date: /^\d{4}-\d\d-\d\d$/,
  timestamptz: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/,
};

function decode(order: Order, cursor: string, argument: Side): (string | null)[] {
  const [mark, ...values] = parse(cursor);
  const fits = values.every((value, index) => {
    const type = order.keys[index]?.type ?? '';
    return value === null || (typeof value === 'string' && (CHECKS[type]?.test(value) ?? !value.includes('\0')));
  });
  if (mark !== markOf(order) || values.length !== order.keys.length || !fits) throw invalid(argument, 'INVALID_CURSOR');
  return values as (string | null)[];
}

function parse(cursor: string): unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}
