import { invalid } from '../errors.ts';
import type { Entity, Field } from '../field/index.ts';
import { sortKey, typeOf, valueAt } from './column.ts';
import type { Compilation } from './compilation.ts';
import { Joins, type Place } from './joins.ts';
import { join, raw, sql, type Sql } from './sql.ts';

export type Direction = 'ASC' | 'DESC';

/** One key of an order: what is compared, in which direction, and as what type a cursor keeps it. */
export interface OrderKey {
  readonly path: string;
  readonly value: Sql;
  readonly direction: Direction;
  readonly type: string;
  readonly nullable: boolean;
  readonly nullsFirst?: boolean;
}

/** A total order over rows, with the joins that keys of related rows need. */
export interface Order {
  readonly keys: readonly OrderKey[];
  readonly joins: Sql;
  readonly hasJoins: boolean;
}

export type OrderInput = Readonly<Record<string, unknown>>;

/** Compiles `orderBy`, the noun's default order where none is given, always ended by `id`. */
export function orderOf(compilation: Compilation, entity: Entity, alias: string, input?: readonly OrderInput[]): Order {
  const joins = new Joins(compilation, { entity, alias });
  const wanted = input?.length ? input.map(flatten).filter((key) => key !== undefined) : defaultKeys(compilation, entity);
  const keys = wanted.map(({ path, direction }) => keyOf(joins.at(path.slice(0, -1)), path, direction));
  const joined = { joins: joins.sql(), hasJoins: wanted.some(({ path }) => path.length > 1) };
  if (keys.at(-1)?.path === 'id') return { keys, ...joined };
  const last = keyOf({ entity, alias }, ['id'], keys.at(-1)?.direction ?? 'ASC');
  return { keys: [...keys, last], ...joined };
}

/** The same rows from the last to the first. */
export function reversed(order: Order): Order {
  const keys = order.keys.map((key): OrderKey => ({
    ...key,
    direction: key.direction === 'ASC' ? 'DESC' : 'ASC',
    nullsFirst: !key.nullsFirst,
  }));
  return { ...order, keys };
}

/** The keys as an ORDER BY list; rows without a value come last in either direction, first where the list is reversed. */
export function orderSql(order: Order): Sql {
  return join(
    order.keys.map(({ value, direction, nullable, nullsFirst = false }) => {
      // as the database has them by itself, nothing is said
      const nulls = nullable && nullsFirst === (direction === 'ASC') ? ` nulls ${nullsFirst ? 'first' : 'last'}` : '';
      return sql`${value} ${raw(direction.toLowerCase() + nulls)}`;
    }),
    ', ',
  );
}

interface Key {
  readonly path: readonly string[];
  readonly direction: Direction;
}

/** `{ specialist: { name: ASC } }` → path `specialist.name`. */
export function flatten(input: OrderInput): Key | undefined {
  const [entry, ...others] = Object.entries(input).filter(([, value]) => value !== null && value !== undefined);
  if (!entry) return undefined;
  // an input object has no order of its own: which key comes first would be anybody's guess
  if (others.length) throw invalid('orderBy', 'ONE_KEY');
  const [name, value] = entry;
  if (value === 'ASC' || value === 'DESC') return { path: [name], direction: value };
  const rest = flatten(value as OrderInput);
  return rest && { path: [name, ...rest.path], direction: rest.direction };
}

/** The noun's own order, as far as the viewer may know it. */
function defaultKeys({ guard }: Compilation, entity: Entity): Key[] {
  return entity.sort.map(defaultKey).filter(({ path }) => guard.mayUse(entity, entity.fields.get(path[0]!)!, 'sort'));
}

function defaultKey(key: string): Key {
  return key.startsWith('-') ? { path: [key.slice(1)], direction: 'DESC' } : { path: [key], direction: 'ASC' };
}

function keyOf(place: Place, path: readonly string[], direction: Direction): OrderKey {
  const field = place.entity.fields.get(path.at(-1)!)!;
  return {
    path: path.join('.'),
    value: sortKey(field, valueAt(place, field)),
    direction,
    type: field.kind === 'CHOICE' ? 'integer' : typeOf(field),
    nullable: path.length > 1 || isNullable(field),
  };
}

function isNullable(field: Field): boolean {
  return Boolean(field.derived) || !field.required;
}
