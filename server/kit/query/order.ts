import { invalid } from '../errors.ts';
import { columnOf, type BelongsToField, type Entity, type Field } from '../field/index.ts';
import { sortKeyOf, typeOf } from './column.ts';
import type { Compilation } from './compilation.ts';
import { fromClause, visibleRows } from './rows.ts';
import { allOf, ident, join, raw, sql, type Sql } from './sql.ts';

export type Direction = 'ASC' | 'DESC';

/** One key of an order: what is compared, in which direction, and as what type a cursor keeps it. */
export interface OrderKey {
  readonly path: string;
  readonly value: Sql;
  readonly direction: Direction;
  readonly type: string;
  readonly nullable: boolean;
}

/** A total order over rows, with the joins that keys of related rows need. */
export interface Order {
  readonly keys: readonly OrderKey[];
  readonly joins: Sql;
}

type OrderInput = Readonly<Record<string, unknown>>;

/** Compiles `orderBy`, the noun's default order where none is given, always ended by `id`. */
export function orderOf(compilation: Compilation, entity: Entity, alias: string, input?: readonly OrderInput[]): Order {
  const joins: Sql[] = [];
  const wanted = input?.length ? input.map(flatten).filter((key) => key !== undefined) : defaultKeys(compilation, entity);
  const keys = wanted.map(({ path, direction }) => {
    const place = follow(compilation, { entity, alias }, path.slice(0, -1), joins);
    return keyOf(place, path, direction);
  });
  const last = keyOf({ entity, alias }, ['id'], keys.at(-1)?.direction ?? 'ASC');
  return { keys: [...keys, last], joins: join(joins, ' ') };
}

/** The keys as an ORDER BY list; rows without a value come last in either direction. */
export function orderSql(order: Order): Sql {
  return join(
    order.keys.map(({ value, direction, nullable }) => {
      const nulls = nullable && direction === 'DESC' ? ' nulls last' : '';
      return sql`${value} ${raw(direction.toLowerCase() + nulls)}`;
    }),
    ', ',
  );
}

interface Place {
  readonly entity: Entity;
  readonly alias: string;
}

interface Key {
  readonly path: readonly string[];
  readonly direction: Direction;
}

/** `{ specialist: { name: ASC } }` → path `specialist.name`. */
function flatten(input: OrderInput): Key | undefined {
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

/** Joins the visible related rows along a path: a row out of scope sorts as none. */
function follow(compilation: Compilation, from: Place, path: readonly string[], joins: Sql[]): Place {
  return path.reduce((place, name) => {
    const field = place.entity.fields.get(name) as BelongsToField;
    const target = compilation.registry.target(field);
    const alias = compilation.alias();
    const same = sql`${ident('id', alias)} = ${ident(columnOf(field), place.alias)}`;
    joins.push(sql`left join ${fromClause(target, alias)} on ${allOf([same, visibleRows(compilation, target, alias)])}`);
    return { entity: target, alias };
  }, from);
}

function keyOf({ entity, alias }: Place, path: readonly string[], direction: Direction): OrderKey {
  const field = entity.fields.get(path.at(-1)!)!;
  return {
    path: path.join('.'),
    value: sortKeyOf(field, alias),
    direction,
    type: field.kind === 'CHOICE' ? 'integer' : typeOf(field),
    nullable: path.length > 1 || isNullable(field),
  };
}

function isNullable(field: Field): boolean {
  return Boolean(field.derived) || !field.required;
}
