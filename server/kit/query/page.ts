import { invalid } from '../errors.ts';
import type { Entity } from '../field/index.ts';
import type { Compilation } from './compilation.ts';
import { beyondSql, type Side } from './cursor.ts';
import { orderOf, orderSql, reversed, type Order } from './order.ts';
import { fromClause } from './rows.ts';
import type { Selected } from './selection.ts';
import { int, raw, sql, type Sql } from './sql.ts';
import { wantedRows, type RowsWanted, type Tie } from './where.ts';

/** Rows of a page that asks for no number. */
export const DEFAULT_FIRST = 25;
const MAX_OFFSET = 10_000;

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
  readonly beyond: Sql;
}

/** The page that a list's arguments ask for. @throws VALIDATION_FAILED at the argument */
export function pageOf(compilation: Compilation, entity: Entity, { args }: Selected, tie?: Tie): Page {
  const alias = compilation.alias();
  const { orderBy, ...wanted } = args as unknown as PageArgs;
  const { first, offset } = checkedPage(compilation, wanted);
  const rows = wantedRows(compilation, { entity, alias }, wanted, tie);
  const order = orderOf(compilation, entity, alias, orderBy ?? undefined);
  const side = sideOf(compilation, wanted, offset);
  const beyond = side ? beyondSql(compilation, order, { side, cursor: wanted[side]! }) : raw('true');
  return { entity, alias, rows, order, first, offset, side, beyond };
}

/** From FROM to OFFSET. */
export function pageTail({ entity, alias, order, rows, offset, side, beyond }: Page, most: number): Sql {
  const read = side === 'before' ? reversed(order) : order;
  return sql` from ${fromClause(entity, alias)} ${order.joins}
    where ${rows}${side ? sql` and ${beyond}` : raw('')} order by ${orderSql(read)} limit ${int(most)}${offset ? sql` offset ${offset}` : raw('')}`;
}

/** Whether the list has rows on the other side of where the page begins to be read. */
export function othersExist({ entity, alias, rows, order, offset, side, beyond }: Page): Sql {
  if (!side && !offset) return raw('false');
  // a page that begins at an offset has rows before it if there are any
  const others = offset ? raw('') : sql` and ${beyond} is not true`;
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
