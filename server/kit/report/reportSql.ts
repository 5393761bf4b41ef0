import { maxGroups } from '../query/aggregate.ts';
import { jsonValue } from '../query/column.ts';
import type { Compilation } from '../query/compilation.ts';
import { columnList, rowColumns } from '../query/object.ts';
import { within } from '../query/page.ts';
import { selectedFields, type Selected } from '../query/selection.ts';
import { int, raw, sql, type Sql } from '../query/sql.ts';
import { ReportQuery } from './reportQuery.ts';
import type { Report } from './report.ts';

/** Rows of a report that asks for no number. */
export const DEFAULT_ROWS = 100;

const MAX_OFFSET = 100_000;

/** The computed rows of one report; each report of an operation has them in a scope of its own. */
const REPORTED = raw('reported');

interface RowsArgs {
  readonly first?: number | null;
  readonly offset?: number | null;
}

/** A report as JSON: its rows are computed once, for the page, the count and the total alike. */
export function reportSql(compilation: Compilation, report: Report, selected: Selected): Sql {
  const query = new ReportQuery(compilation, report, selected.args);
  const fields = selectedFields(compilation, selected.type, selected.nodes);
  const columns = columnList(fields, (field) => partSql(compilation, report, field));
  return sql`(with ${REPORTED} as materialized (${report.rows(query)}) select row_to_json(a) from (select ${columns}) a)`;
}

function partSql(compilation: Compilation, report: Report, selected: Selected): Sql {
  switch (selected.name) {
    case 'rows':
      return rowsSql(compilation, report, selected);
    case 'total':
      return totalSql(compilation, report, selected);
    default:
      return sql`(select count(*)::int from ${REPORTED})`;
  }
}

function rowsSql(compilation: Compilation, { row, order }: Report, selected: Selected): Sql {
  const alias = compilation.alias();
  const args = selected.args as RowsArgs;
  const most = maxGroups(compilation.maxFirst);
  const first = compilation.decide(args.first ?? DEFAULT_ROWS, (given) => within('first', given, most));
  compilation.decide(args.offset ?? 0, (given) => within('offset', given, MAX_OFFSET));
  const columns = rowColumns(compilation, row, alias, selected);
  return sql`(select coalesce(json_agg(r), '[]') from (select ${columns} from ${REPORTED} ${raw(alias)}
    order by ${raw(order)} limit ${int(first)} offset ${args.offset ?? 0}::int) r)`;
}

function totalSql(compilation: Compilation, { row, total }: Report, selected: Selected): Sql {
  const fields = selectedFields(compilation, selected.type, selected.nodes);
  const columns = columnList(fields, ({ name }) => {
    const field = row.fields.get(name)!;
    const value = raw(`(${total[name]!})`);
    return 'scale' in field ? jsonValue(field, sql`round(${value}, ${int(field.scale)})`) : jsonValue(field, value);
  });
  return sql`(select row_to_json(t) from (select ${columns} from ${REPORTED}) t)`;
}

/** What a report costs beside the values of its answer: it looks at many rows for each. */
export const REPORT_COST = 200;
