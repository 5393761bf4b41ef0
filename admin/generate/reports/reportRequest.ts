import { fieldSelection } from '../../provider/selection.ts';
import type { Row } from '../choose.ts';
import type { FieldModel, PanelModel, ReportModel } from '../model.ts';

/** The parameters of a report as its address has them. */
export type ReportArgs = Readonly<Record<string, string>>;

/** What one page of a report answers. */
export interface ReportAnswer {
  readonly report: {
    readonly count: number;
    readonly rows: readonly Row[];
    readonly total?: Row;
  };
}

/** Values of one answer that the gateway takes, less what a report costs by itself. */
const affordable = 4500;

/** How many rows one request may ask for. */
export function pageRows(selections: readonly string[]): number {
  const values = selections.join(' ').match(/\w+/g)?.length ?? 1;
  return Math.min(500, Math.floor(affordable / (values + 1)));
}

/** What is read of a row: every column, records by their names or by what a print wants of them. */
export function rowSelections(model: PanelModel, report: ReportModel, wanted: Readonly<Record<string, string>> = {}): readonly string[] {
  return report.columns.map((field) => {
    const own = wanted[field.name];
    return own ? `${field.name} { ${own} }` : fieldSelection(model, field);
  });
}

/** The document that reads rows from a place on, with the count and the total of all. */
export function reportDocument({ name, args, totals }: ReportModel, given: ReportArgs, selections: readonly string[]): string {
  const used = Object.keys(given).filter((arg) => args[arg] !== undefined);
  const declared = [...used.map((arg) => `$${arg}: ${args[arg]}`), '$first: Int', '$offset: Int'].join(', ');
  const passed = used.length > 0 ? `(${used.map((arg) => `${arg}: $${arg}`).join(', ')})` : '';
  const total = totals.length > 0 ? ` total { ${totals.join(' ')} }` : '';
  return `query ${name}(${declared}) { report: ${name}${passed} { count rows(first: $first, offset: $offset) { ${selections.join(' ')} }${total} } }`;
}

/** The address of the report as a file, its total at the end. */
export function fileAddress({ name, totals }: ReportModel, given: ReportArgs, format: 'csv' | 'xlsx', locale: string): string {
  const query = new URLSearchParams({ ...given, lang: locale, ...(totals.length > 0 && { total: 'true' }) });
  return `/bi/v1/datasets/${name}.${format}?${query.toString()}`;
}

/** The address of the report as a workbook of its paper form. */
export function formAddress({ name }: ReportModel, given: ReportArgs, locale: string): string {
  return `/bi/v1/datasets/${name}.xlsx?${new URLSearchParams({ ...given, lang: locale, layout: 'form' }).toString()}`;
}

/** Of a pair of columns in two languages only the reader's is shown. */
export function shownColumns({ columns }: ReportModel, locale: string): readonly FieldModel[] {
  const names = new Set(columns.map(({ name }) => name));
  return columns.filter(({ name }) => {
    const [, stem, language] = /^(.+)(Zh|En)$/.exec(name) ?? [];
    const isPair = stem !== undefined && names.has(`${stem}En`) && (names.has(`${stem}Zh`) || names.has(stem));
    return !isPair || language?.toLowerCase() === locale;
  });
}
