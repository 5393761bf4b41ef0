import { Compilation } from '../query/compilation.ts';
import { resolved, type Bindings } from '../query/deferred.ts';
import { operationPlan, type ReadScope } from '../query/operation.ts';
import type { Plan, Statement } from '../query/plan.ts';
import { fromClause } from '../query/rows.ts';
import { ident, raw, sql, Sql } from '../query/sql.ts';
import { rootField } from './dataset.ts';
import { readReportPage, REPORT_PAGE_ROWS } from './reportDataset.ts';
import type { DatasetView } from './view.ts';

/** Rows that are read, converted and sent at a time. */
export const PAGE_ROWS = 500;

/** A row as the database answers it: values by field, related rows as objects. */
export type DataRow = Readonly<Record<string, unknown>>;

export interface Page {
  readonly rows: readonly DataRow[];
  /** Where the next page begins; null after the last. */
  readonly next: string | null;
}

/** One viewer's reading of a dataset. */
export interface Reading {
  readonly view: DatasetView;
  readonly scope: ReadScope;
  readonly variables: Bindings['variables'];
  /** What the viewer's conditions compare rows with. */
  readonly keys: Bindings['keys'];
  /** Gives the JSON text of a statement's `answer`, all from one snapshot. */
  readonly read: (statement: Statement) => Promise<string>;
}

interface Answer {
  readonly nodes: readonly DataRow[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

interface PageWanted {
  readonly first: number;
  readonly after: string | null;
  /** What pages of the same reading were read by: all that come after a cursor are read alike. */
  readonly plans?: Plan[];
}

/** One page of rows. @throws VALIDATION_FAILED for a cursor that is none of this dataset's */
export function readPage(reading: Reading, wanted: PageWanted): Promise<Page> {
  return reading.view.dataset.report ? readReportPage(reading, wanted.first, wanted.after) : readListPage(reading, wanted);
}

async function readListPage(reading: Reading, { first, after, plans = [] }: PageWanted): Promise<Page> {
  const { view, scope, keys, read } = reading;
  const { schema, operation } = view;
  const bindings = { variables: { ...reading.variables, first, after }, keys };
  const valid = { schema, operation, fragments: {} };
  const known = after === null ? undefined : plans.find((made) => made.serves(bindings));
  const plan = known ?? operationPlan({ ...scope, maxFirst: Math.max(first, scope.maxFirst) }, valid, bindings.variables);
  if (!known && after !== null) plans.push(plan);
  const answer = JSON.parse(await read(plan.bind(bindings))) as Readonly<Record<string, Answer>>;
  const { nodes, pageInfo } = answer[rootField(operation)!.name.value]!;
  return { rows: nodes, next: pageInfo.hasNextPage ? pageInfo.endCursor : null };
}

/** Every page from `after` on. */
export async function* readPages(reading: Reading, after: string | null, rows = PAGE_ROWS): AsyncGenerator<Page> {
  const plans: Plan[] = [];
  let cursor = after;
  const most = reading.view.dataset.report ? REPORT_PAGE_ROWS : rows;
  do {
    const page = await readPage(reading, { first: most, after: cursor, plans });
    yield page;
    cursor = page.next;
  } while (cursor !== null);
}

/**
 * A statement whose `answer` lists, by id, rows within the viewer's scope that were deleted since, themselves or with what they
 * hang on: `{ id, deletedAt }`. No role but those who may restore sees such rows: it runs as the system, under the scope's
 * own condition, and tells nothing else of them.
 */
export function removedSql({ view, scope, keys }: Reading, { since, after }: { since: string; after: string | null }): Sql {
  const { entity } = view;
  const alias = new Compilation({ ...scope, fragments: {}, variables: {} }).alias();
  const hidden = entity.scope.via ? sql`, ${ident('hidden_at', alias)}` : raw('');
  const removedAt = sql`least(${ident('deleted_at', alias)}${hidden})`;
  const following = after ? sql` and ${ident('id', alias)} > ${after}::uuid` : raw('');
  const statement = sql`select coalesce(json_agg(r order by r.id), '[]') as answer from (
    select ${ident('id', alias)} as id, to_char(${removedAt} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "deletedAt"
    from ${fromClause(entity, alias)}
    where ${removedAt} >= ${since}::timestamptz${following} and ${scope.guard.rows(entity, alias)}
    order by ${ident('id', alias)} limit ${PAGE_ROWS}::int) r`;
  const bindings = { variables: {}, keys };
  return new Sql(
    statement.texts,
    statement.values.map((value) => resolved(value, bindings)),
  );
}
