import { columnOf, entityOf, fieldsOf, type Entity, type EntityClass, type Field, type Group, type Label } from '../field/index.ts';
import type { Sql } from '../query/sql.ts';
import { readsAll, type FieldRead, type SchemaAccess } from '../schema/grants.ts';
import type { FormLayout } from './formLayout.ts';
import type { ReportQuery } from './reportQuery.ts';

type Names<T> = keyof T & string;

/** A noun and the fields of it that a report looks at; who may not read one of them does not have the report. */
export interface Reading {
  readonly cls: EntityClass;
  readonly fields: readonly string[];
}

export interface ReportOptions<P extends object, R extends object> {
  /** The name of its field of Query, for what it tells. */
  readonly name: string;
  readonly label: Label;
  /** What a row is, and what counts. */
  readonly description: Label;
  readonly group: Group;
  readonly icon: string;
  /** Its arguments, declared like the fields of a noun. */
  readonly parameters: new () => P;
  /** What its parameters are when a page of it is opened, by the business day: a month, mostly. */
  readonly initial?: Partial<Record<Names<P>, (today: string) => string>>;
  /** Its columns, declared likewise; a to-one field stands for a record, which can be opened and selected from. */
  readonly row: new () => R;
  readonly reads: readonly Reading[];
  /** The verb that it helps with, where it is for those alone who may run it. */
  readonly serves?: string;
  /** A SELECT with a column for each field of a row, named as a noun's would be; further ones serve order and total. */
  readonly rows: (query: ReportQuery<Names<P>>) => Sql;
  /** SQL over the columns of the rows. */
  readonly order: string;
  /** The total row: SQL aggregates over the columns of the rows. */
  readonly total: Partial<Record<Names<R>, string>>;
  /** The paper form that it fills, where there is one. */
  readonly form?: FormLayout;
}

/** A table that is computed from the work itself, declared once: a field of Query, a dataset, a page and a print. */
export interface Report extends Pick<
  ReportOptions<object, object>,
  'name' | 'label' | 'description' | 'group' | 'icon' | 'reads' | 'order' | 'form' | 'serves'
> {
  readonly parameters: readonly Field[];
  readonly initial: Readonly<Record<string, (today: string) => string>>;
  /** The shape of a row: no noun, though it is described like one. */
  readonly row: Entity;
  readonly rows: (query: ReportQuery) => Sql;
  readonly total: Readonly<Record<string, string>>;
}

/**
 * Declares a report. Its statement mentions nouns through {@link ReportQuery.from} alone, which has the rows of the viewer's
 * scope: there is no other way to one.
 */
export function report<P extends object, R extends object>(options: ReportOptions<P, R>): Report {
  const { name, label, parameters, initial = {}, row, total, rows, icon, ...rest } = options;
  const shape = shapeOf(`${typeName(name)}Row`, row, label, icon);
  return {
    ...rest,
    name,
    label,
    icon,
    parameters: declared(parameters),
    initial: initial as Report['initial'],
    row: shape,
    // a list of reports forgets which parameters each one has; the schema holds requests to them
    rows: rows as Report['rows'],
    total: Object.fromEntries(Object.entries(total).filter(([, sql]) => sql !== undefined)) as Record<string, string>,
  };
}

/** Names the fields of a noun that a report looks at; the id always. */
export function reading<T extends object>(cls: EntityClass<T>, ...fields: readonly Names<T>[]): Reading {
  return { cls, fields: ['id', ...fields] };
}

/** `visitStatistics` → `VisitStatistics`, its type in the schema. */
export function typeName(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** The GraphQL types of a report: itself, a row, the total. */
export function typesOf({ name }: Report): readonly string[] {
  return ['', 'Row', 'Total'].map((suffix) => typeName(name) + suffix);
}

/** Every field that a report looks at. */
export function fieldsRead({ reads }: Report): FieldRead[] {
  return reads.flatMap(({ cls, fields }) => fields.map((field) => ({ entity: entityOf(cls).name, field })));
}

/** Whether a viewer has a report: whoever reads all that it is made of, and may do what it helps with. */
export function hasReport(access: SchemaAccess, report: Report): boolean {
  return readsAll(access, fieldsRead(report)) && (!report.serves || access.grants.mayRun(report.serves));
}

/** Stops the start for a report that names what is not there. */
export function checkReport({ name, row, reads, total }: Report): void {
  for (const { cls, fields } of reads) {
    const missing = fields.find((field) => !entityOf(cls).fields.has(field));
    if (missing) throw new Error(`Report ${name} reads ${cls.name}.${missing}, which is not declared`);
  }
  const column = Object.keys(total).find((field) => !row.fields.has(field));
  if (column) throw new Error(`Report ${name} totals ${column}, which is no column`);
  for (const field of row.fields.values()) {
    if (field.kind !== 'BELONGS_TO' || reads.some(({ cls }) => cls === field.target())) continue;
    throw new Error(`Report ${name}: the column ${field.name} opens records of a noun that it does not read`);
  }
}

function shapeOf(name: string, cls: EntityClass, label: Label, icon: string): Entity {
  const fields = declared(cls).map((field) => [field.name, rounded(field)] as const);
  const none = { filters: [], search: [], alike: {}, sort: [], rules: [], uniques: [], exclusives: [], scope: {} };
  const title = fields[0]![0];
  const list = fields.map(([field]) => field);
  return { ...none, name, single: name, plural: name, cls, table: name, label, labels: label, icon, title, list, fields: new Map(fields) };
}

/** The fields of a class, then those that it has from the one above. */
function declared({ prototype }: EntityClass): Field[] {
  const own = prototype as object;
  const above = Object.getPrototypeOf(own) as object;
  if (above !== Object.prototype && Object.getPrototypeOf(above) !== Object.prototype)
    throw new Error(`${own.constructor.name} has more than one class above it`);
  return [...fieldsOf(own).values(), ...fieldsOf(above).values()];
}

/** Amounts have the places that their field declares, whatever the statement computes. */
function rounded(field: Field): Field {
  return 'scale' in field ? { ...field, derived: (row) => `${row}."${columnOf(field)}"` } : field;
}
