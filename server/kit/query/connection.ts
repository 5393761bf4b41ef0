import { invalid } from '../errors.ts';
import type { Entity } from '../field/index.ts';
import type { Compilation } from './compilation.ts';
import { afterSql, cursorSql } from './cursor.ts';
import { columnList, rowColumns } from './object.ts';
import { orderOf, orderSql, type Order } from './order.ts';
import { fromClause } from './rows.ts';
import { selectedFields, type Selected } from './selection.ts';
import { int, raw, sql, type Sql } from './sql.ts';
import { wantedRows, type RowsWanted, type Tie } from './where.ts';

/** Rows of a page that asks for no number. */
export const DEFAULT_FIRST = 25;
const MAX_OFFSET = 10_000;

interface PageArgs extends RowsWanted {
  readonly first?: number | null;
  readonly offset?: number | null;
  readonly after?: string | null;
  readonly orderBy?: readonly Readonly<Record<string, unknown>>[] | null;
}

interface Page {
  readonly entity: Entity;
  readonly alias: string;
  readonly rows: Sql;
  readonly order: Order;
  readonly first: number;
  /** None, or a number that may come with each request. */
  readonly offset: Sql | undefined;
  readonly after: string | null;
}

/** A connection as JSON: the page, and the count and page information where they are selected. */
export function connectionSql(compilation: Compilation, entity: Entity, selected: Selected, tie?: Tie): Sql {
  const page = pageOf(compilation, entity, selected, tie);
  const fields = selectedFields(compilation, selected.type, selected.nodes);
  const ofRows = fields.filter(({ name }) => name !== 'totalCount' && name !== '__typename');
  const [nodes, ...others] = ofRows;
  const columns =
    nodes?.name === 'nodes' && !others.length
      ? columnList(fields, (field) => (field === nodes ? nodesSql(compilation, page, nodes) : countSql(page)))
      : partColumns(compilation, page, fields, ofRows.length > 0);
  return sql`(select row_to_json(c) from (select ${columns}) c)`;
}

/** The rows of a page and nothing about it: no row needs to know its place. */
function nodesSql(compilation: Compilation, page: Page, nodes: Selected): Sql {
  const row = rowColumns(compilation, page.entity, page.alias, nodes);
  return sql`(select coalesce(json_agg(r), '[]') from (select ${row}${pageTail(compilation, page, page.first)}) r)`;
}

/** From FROM to OFFSET. */
function pageTail(compilation: Compilation, { entity, alias, order, rows, offset, after }: Page, most: number): Sql {
  const following = after ? sql` and ${afterSql(compilation, order, after)}` : raw('');
  return sql` from ${fromClause(entity, alias)} ${order.joins}
    where ${rows}${following} order by ${orderSql(order)} limit ${int(most)}${offset ? sql` offset ${offset}` : raw('')}`;
}

function countSql({ entity, alias, rows }: Page): Sql {
  return sql`(select count(*)::int from ${fromClause(entity, alias)} where ${rows})`;
}

/** Columns that share the rows of one page, with its FROM clause. */
function partColumns(compilation: Compilation, page: Page, fields: readonly Selected[], needsRows: boolean): Sql {
  const parts = fields.map((field) => partOf(compilation, field));
  const columns = columnList(fields, (field) => partSql(page, parts, parts[fields.indexOf(field)]!));
  return needsRows ? sql`${columns} from ${pageRows(compilation, page, parts)} p` : columns;
}

function pageOf(compilation: Compilation, entity: Entity, { args }: Selected, tie?: Tie): Page {
  const alias = compilation.alias();
  const { after, orderBy, ...wanted } = args as unknown as PageArgs;
  const { first, offset } = checkedPage(compilation, wanted);
  const rows = wantedRows(compilation, { entity, alias }, wanted, tie);
  const order = orderOf(compilation, entity, alias, orderBy ?? undefined);
  // an empty cursor is none
  const follows = after != null && compilation.decide(after, (cursor) => cursor !== '');
  return { entity, alias, rows, order, first, offset, after: follows ? after : null };
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

/** A selected field of the connection, with its own selections, each of which has a column of the page rows. */
interface Part {
  readonly field: Selected;
  readonly inner: readonly Selected[];
}

function partOf(compilation: Compilation, field: Selected): Part {
  const hasInner = field.name === 'edges' || field.name === 'pageInfo';
  return { field, inner: hasInner ? selectedFields(compilation, field.type, field.nodes) : [] };
}

/** Where rows are selected: `nodes` and `edges { node }`, under whatever aliases. */
function nodeSelections(parts: readonly Part[]): Selected[] {
  return parts.flatMap(({ field, inner }) => (field.name === 'nodes' ? [field] : inner.filter((part) => part.name === 'node')));
}

/** The rows of the page, a JSON column per node selection, one row more than asked for to tell whether a next page exists. */
function pageRows(compilation: Compilation, page: Page, parts: readonly Part[]): Sql {
  const { entity, alias, order, first } = page;
  const columns = nodeSelections(parts).reduce((all, selected) => {
    const row = rowColumns(compilation, entity, alias, selected);
    return sql`${all}, (select row_to_json(r) from (select ${row}) r) as ${nodeColumn(parts, selected)}`;
  }, raw(''));
  const cursor = parts.some(needsCursor) ? cursorSql(order) : raw('null');
  return sql`(select row_number() over () as place, q.* from (
    select ${cursor} as cursor${columns}${pageTail(compilation, page, first + 1)}) q)`;
}

function needsCursor({ inner }: Part): boolean {
  return inner.some(({ name }) => name === 'cursor' || name === 'startCursor' || name === 'endCursor');
}

function nodeColumn(parts: readonly Part[], selected: Selected): Sql {
  return raw(`n${nodeSelections(parts).indexOf(selected)}`);
}

/** The value of one selected field of the connection, aggregated over the page rows. */
function partSql(page: Page, parts: readonly Part[], { field, inner }: Part): Sql {
  const within = sql`filter (where place <= ${int(page.first)})`;
  switch (field.name) {
    case 'nodes':
      return sql`coalesce(json_agg(${nodeColumn(parts, field)} order by place) ${within}, '[]')`;
    case 'edges': {
      const columns = columnList(inner, (part) => (part.name === 'cursor' ? raw('cursor') : nodeColumn(parts, part)));
      return sql`coalesce(json_agg((select row_to_json(e) from (select ${columns}) e) order by place) ${within}, '[]')`;
    }
    case 'pageInfo':
      return sql`(select row_to_json(i) from (select ${columnList(inner, ({ name }) => pageInfoSql(page, name, within))}) i)`;
    default:
      return countSql(page);
  }
}

/** All aggregates of a page have one order: the database sorts for one, and hands the rows to the others as they lie. `count(place)` rather than `count(*)`: the reference makes it an aggregate of the page, not of the sub-select it stands in. */
function pageInfoSql({ first, offset, after }: Page, name: string, within: Sql): Sql {
  const cursors = sql`(array_agg(cursor order by place) ${within})`;
  switch (name) {
    case 'hasNextPage':
      return sql`count(place) > ${int(first)}`;
    case 'hasPreviousPage':
      return raw(offset || after ? 'true' : 'false');
    case 'startCursor':
      return sql`${cursors}[1]`;
    default:
      return sql`${cursors}[array_upper(${cursors}, 1)]`;
  }
}
