import { invalid } from '../errors.ts';
import type { Entity } from '../field/index.ts';
import type { Compilation } from './compilation.ts';
import { beyondRows, type BeyondRows, type Side } from './cursor.ts';
import { orderOf, orderSql, reversed, type Order } from './order.ts';
import { fromClause } from './rows.ts';
import type { Selected } from './selection.ts';
import { ident, int, join, raw, sql, type Sql } from './sql.ts';
import { wantedRows, type RowsWanted, type Tie } from './where.ts';

/** Rows of a page that asks for no number. */
export const DEFAULT_FIRST = 25;
/** Rows that a page may skip: beyond, a cursor finds its place at once. */
export const MAX_OFFSET = 10_000;

interface PageArgs extends RowsWanted {
  readonly first?: number | null;
  readonly offset?: number | null;
  readonly after?: string | null;
  readonly before?: string | null;
  readonly orderBy?: readonly Readonly<Record<string, unknown>>[] | null;
}

/** Some rows of a list, in its order. */
export interface Page {
  readonly entity: Entity;
  readonly alias: string;
  /** Which rows the whole list holds. */
  readonly rows: Sql;
  readonly order: Order;
  readonly first: number;
  /** None, or a number that may come with each request. */
  readonly offset: Sql | undefined;
  /** On which side of a cursor the page lies, and the rows that do. */
  readonly side: Side | undefined;
  readonly beyond: BeyondRows | undefined;
}

/** The page that a list's arguments ask for. @throws VALIDATION_FAILED at the argument */
export function pageOf(compilation: Compilation, entity: Entity, { args }: Selected, tie?: Tie): Page {
  const alias = compilation.alias();
  const { orderBy, ...wanted } = args as unknown as PageArgs;
  const { first, offset } = checkedPage(compilation, wanted);
  const rows = wantedRows(compilation, { entity, alias }, wanted, tie);
  const order = orderOf(compilation, entity, alias, orderBy ?? undefined);
  const side = sideOf(compilation, wanted, offset);
  const beyond = side && beyondRows(compilation, order, { side, cursor: wanted[side]! });
  return { entity, alias, rows, order, first, offset, side, beyond };
}

/** From FROM to OFFSET. */
export function pageTail(page: Page, most: number): Sql {
  const { order, offset, beyond } = page;
  const { condition, parts } = beyond ?? ALL;
  const isShared = parts.length > 1 && !offset && !order.hasJoins;
  if (!isShared) return sql`${tailSql(page, condition, most)}${offset ? sql` offset ${offset}` : raw('')}`;
  // no index reads the parts one after the other in their order: the page is among the first rows of each
  const id = ident('id', page.alias);
  const ids = parts.map((part) => sql`array(select ${id}${tailSql(page, part, most)})`);
  return tailSql(page, sql`${id} = any(${join(ids, ' || ')})`, most);
}

const ALL: BeyondRows = { condition: raw('true'), parts: [] };

function tailSql({ entity, alias, order, rows, side }: Page, within: Sql, most: number): Sql {
  const read = side === 'before' ? reversed(order) : order;
  return sql` from ${fromClause(entity, alias)} ${order.joins}
    where ${rows} and ${within} order by ${orderSql(read)} limit ${int(most)}`;
}

/** Whether the list has rows on the other side of where the page begins to be read. */
export function othersExist({ entity, alias, rows, order, offset, side, beyond }: Page): Sql {
  if (!side && !offset) return raw('false');
  // a page that begins at an offset has rows before it if there are any
  const others = offset || !beyond ? raw('') : sql` and ${beyond.condition} is not true`;
  return sql`exists (select 1 from ${fromClause(entity, alias)} ${order.joins} where ${rows}${others})`;
}

/** An empty cursor is none. */
function isCursor(given: string): boolean {
  return given !== '';
}

/** On which side of a cursor the page is to lie. */
function sideOf(compilation: Compilation, args: PageArgs, offset: Sql | undefined): Side | undefined {
  const isGiven = (side: Side): boolean => args[side] != null && compilation.decide(args[side], isCursor);
  const isAfter = isGiven('after');
  if (!isGiven('before')) return isAfter ? 'after' : undefined;
  if (isAfter || offset) throw invalid('before', 'EXCLUSIVE', { other: isAfter ? 'after' : 'offset' });
  return 'before';
}

/** The length of a page stands in the text: a plan for any length would be one for a tenth of the table. */
function checkedPage(compilation: Compilation, args: PageArgs): Pick<Page, 'first' | 'offset'> {
  const { maxFirst } = compilation;
  const first = compilation.decide(args.first ?? DEFAULT_FIRST, (given) => within('first', given, maxFirst));
  const offset = args.offset ?? 0;
  const isMoved = compilation.decide(offset, (given) => within('offset', given, MAX_OFFSET) > 0);
  return { first, offset: isMoved ? sql`${offset}::int` : undefined };
}

/** A number of rows or groups that may be asked for. @throws VALIDATION_FAILED at the argument */
export function within(argument: string, value: number, max: number): number {
  if (value < 0) throw invalid(argument, 'TOO_SMALL', { min: 0 });
  if (value > max) throw invalid(argument, 'TOO_LARGE', { max });
  return value;
}
