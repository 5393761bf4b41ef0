import { columnOf, type EntityClass, type Field } from '../field/index.ts';
import { typeOf, valueOf } from '../query/column.ts';
import type { Compilation } from '../query/compilation.ts';
import { mapped } from '../query/deferred.ts';
import { fromClause, visibleRows } from '../query/rows.ts';
import { ident, join, raw, sql, type Sql } from '../query/sql.ts';
import { idOperand } from '../query/where.ts';
import type { Report } from './report.ts';

/** An id that no row has. */
const NOTHING = '00000000-0000-0000-0000-000000000000';

type Args = Readonly<Record<string, unknown>>;

/** What a report's statement is made of: the rows that its viewer sees, and the parameters of the request. */
export class ReportQuery<P extends string = string> {
  private readonly compilation: Compilation;
  private readonly report: Report;
  private readonly args: Args;

  constructor(compilation: Compilation, report: Report, args: Args) {
    this.compilation = compilation;
    this.report = report;
    this.args = args;
  }

  /**
   * The viewer's rows of a noun as a table of a FROM clause, with the columns of the fields that the report says it reads.
   * @example sql`select v.kind from ${query.from(Visit, 'v')}`
   */
  from(cls: EntityClass, name: string): Sql {
    const { registry } = this.compilation;
    const entity = registry.of(cls);
    const read = this.report.reads.find((reading) => reading.cls === cls);
    if (!read) throw new Error(`Report ${this.report.name} does not say that it reads ${entity.name}`);
    const alias = this.compilation.alias();
    const columns = read.fields.map((field) => columnSql(entity.fields.get(field)!, alias));
    const rows = visibleRows(this.compilation, entity, alias);
    return sql`(select ${join(columns, ', ')} from ${fromClause(entity, alias)} where ${rows}) ${raw(name)}`;
  }

  /** A parameter of the request, null where it is left out. */
  given(name: P): Sql {
    const field = this.parameter(name);
    const value = this.args[name] ?? null;
    const operand = field.kind === 'BELONGS_TO' && value !== null ? mapped(value, (id) => idOperand(id) ?? NOTHING) : value;
    return sql`${operand}::${raw(typeOf(field))}`;
  }

  isGiven(name: P): boolean {
    return this.args[name] != null;
  }

  private parameter(name: string): Field {
    const field = this.report.parameters.find((parameter) => parameter.name === name);
    if (!field) throw new Error(`Report ${this.report.name} has no parameter ${name}`);
    return field;
  }
}

function columnSql(field: Field, alias: string): Sql {
  return sql`${valueOf(field, alias)} as ${ident(columnOf(field))}`;
}
