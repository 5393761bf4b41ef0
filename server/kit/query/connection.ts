import type { Entity } from '../field/index.ts';
import type { Compilation } from './compilation.ts';
import { cursorSql } from './cursor.ts';
import { columnList, objectText, pageTable, rowColumns } from './object.ts';
import { othersExist, pageOf, pageTail, type Page } from './page.ts';
import { fromClause } from './rows.ts';
import { selectedFields, type Selected } from './selection.ts';
import { int, raw, sql, type Sql } from './sql.ts';
import type { Tie } from './where.ts';

/** A connection as JSON: the page, and the count and page information where they are selected. */
export function connectionSql(compilation: Compilation, entity: Entity, selected: Selected, tie: Tie): Sql {
  return sql`(select row_to_json(c) from (select ${connectionParts(compilation, { entity, selected, tie }, columnList)}) c)`;
}

/** The same as text, for a list that stands under no row. */
export function connectionText(compilation: Compilation, entity: Entity, selected: Selected): Sql {
  return sql`(select ${connectionParts(compilation, { entity, selected }, objectText)})`;
}

interface ConnectionWanted {
  readonly entity: Entity;
  readonly selected: Selected;
  readonly tie?: Tie;
}

/** What is selected of a connection, put together by `write`, with the FROM clause of the page's rows where it needs one. */
function connectionParts(compilation: Compilation, { entity, selected, tie }: ConnectionWanted, write: typeof columnList): Sql {
  const page = pageOf(compilation, entity, selected, tie);
  const fields = selectedFields(compilation, selected.type, selected.nodes);
  const ofRows = fields.filter(({ name }) => name !== 'totalCount' && name !== '__typename');
  const [nodes, ...others] = ofRows;
  if (nodes?.name === 'nodes' && !others.length && page.side !== 'before') {
    return write(fields, (field) => (field === nodes ? nodesSql(compilation, page, nodes) : countSql(page)));
  }
  const parts = fields.map((field) => partOf(compilation, field));
  const columns = write(fields, (field) => partSql(page, { parts, part: parts[fields.indexOf(field)]! }));
  // one row whatever is selected: an aggregate of the page's rows may be missing among the columns
  return ofRows.length ? sql`${columns} from ${pageRows(compilation, page, parts)} p having true` : columns;
}

/** The rows of a page and nothing about it: no row needs to know its place. */
function nodesSql(compilation: Compilation, page: Page, nodes: Selected): Sql {
  const { entity, alias, first } = page;
  const rows = pageTable(compilation, { entity, alias, tail: pageTail(page, first) }, nodes);
  return sql`(select coalesce(json_agg(r), '[]') from (${rows}) r)`;
}

function countSql({ entity, alias, rows }: Page): Sql {
  return sql`(select count(*)::int from ${fromClause(entity, alias)} where ${rows})`;
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
    select ${cursor} as cursor${columns}${pageTail(page, first + 1)}) q)`;
}

function needsCursor({ inner }: Part): boolean {
  return inner.some(({ name }) => name === 'cursor' || name === 'startCursor' || name === 'endCursor');
}

function nodeColumn(parts: readonly Part[], selected: Selected): Sql {
  return raw(`n${nodeSelections(parts).indexOf(selected)}`);
}

interface PartPlace {
  readonly parts: readonly Part[];
  readonly part: Part;
}

/** The value of one selected field of the connection, aggregated over the page rows. */
function partSql(page: Page, { parts, part: { field, inner } }: PartPlace): Sql {
  const within = sql`filter (where place <= ${int(page.first)})`;
  const order = placeOrder(page);
  switch (field.name) {
    case 'nodes':
      return sql`coalesce(json_agg(${nodeColumn(parts, field)} ${order}) ${within}, '[]')`;
    case 'edges': {
      const columns = columnList(inner, (part) => (part.name === 'cursor' ? raw('cursor') : nodeColumn(parts, part)));
      return sql`coalesce(json_agg((select row_to_json(e) from (select ${columns}) e) ${order}) ${within}, '[]')`;
    }
    case 'pageInfo': {
      const columns = columnList(inner, ({ name }) => pageInfoSql(page, name, within));
      return sql`(select row_to_json(i) from (select ${columns}) i)`;
    }
    default:
      return countSql(page);
  }
}

/** Rows before a cursor are read from it backwards, and answered in their order. */
function placeOrder({ side }: Page): Sql {
  return raw(side === 'before' ? 'order by place desc' : 'order by place');
}

/** All aggregates of a page have one order: the database sorts for one, and hands the rows to the others as they lie. `count(place)` rather than `count(*)`: the reference makes it an aggregate of the page, not of the sub-select it stands in. */
function pageInfoSql(page: Page, name: string, within: Sql): Sql {
  const cursors = sql`(array_agg(cursor ${placeOrder(page)}) ${within})`;
  const goesOn = sql`count(place) > ${int(page.first)}`;
  switch (name) {
    case 'hasNextPage':
      return page.side === 'before' ? othersExist(page) : goesOn;
    case 'hasPreviousPage':
      return page.side === 'before' ? goesOn : othersExist(page);
    case 'startCursor':
      return sql`${cursors}[1]`;
    default:
      return sql`${cursors}[array_upper(${cursors}, 1)]`;
  }
}
