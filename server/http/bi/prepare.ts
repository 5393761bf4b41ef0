import type { SystemQuery } from '../../access/viewer.ts';
import { cellRows } from '../../kit/dataset/cellRows.ts';
import { columnOf, type Column } from '../../kit/dataset/columns.ts';
import { fingerprint } from '../../kit/dataset/fingerprint.ts';
import { writeForm } from '../../kit/dataset/formWriter.ts';
import { FORMATS, type Format } from '../../kit/dataset/formats.ts';
import { readPage, readPages, removedSql, type DataRow, type Page, type Reading, PAGE_ROWS } from '../../kit/dataset/pages.ts';
import { readReportTotal } from '../../kit/dataset/reportDataset.ts';
import { cellsOf, headerOf, totalCells, type CellRow, type Table } from '../../kit/dataset/table.ts';
import { XLSX_MAX_ROWS } from '../../kit/dataset/xlsxWriter.ts';
import { AppError, invalid } from '../../kit/errors.ts';
import { DATASETS_PATH } from './catalogue.ts';
import type { DoorParts, Wanted } from './door.ts';

/** An answer whose first rows are there, so that what could fail early has not. */
export interface Prepared {
  readonly table: Table;
  /** Equal for equal rows; undefined where nobody could reuse them. */
  readonly mark: string | undefined;
  readonly write: () => AsyncIterable<string | Uint8Array>;
  /** Rows that have gone out. */
  readonly sent: () => number;
}

/**
 * What to ask for next time goes back behind now by more than a write may take: one that was under way is not missed, and a
 * row that comes twice has the same id.
 */
const OVERLAP_MS = 60_000;

export async function prepare(parts: DoorParts, wanted: Wanted, reading: Reading): Promise<Prepared> {
  const { view, format, ask } = wanted;
  const { report } = view.dataset;
  if (ask.isTotalled && !mayTotal(wanted)) throw invalid('total', 'NOT_ALLOWED');
  const form = ask.layout === 'form' ? formOf(wanted) : undefined;
  const whole = ask.limit === undefined && !report ? await fingerprint(reading) : undefined;
  if (format === 'xlsx' && (whole?.rows ?? 0) > XLSX_MAX_ROWS) throw invalid('format', 'TOO_MANY', { max: XLSX_MAX_ROWS });
  const pages = wholePages(parts.query, wanted, reading);
  const first = (await pages.next().catch(atCursor)).value as Page;
  const columns = ask.updatedSince ? [...view.columns, deletedAt(view)] : view.columns;
  const told = cellRows({ first, rest: pages }, cellsOf(columns, ask.telling));
  const rows = async function* (): AsyncGenerator<readonly CellRow[]> {
    yield* told.rows();
    if (ask.isTotalled) yield [totalCells(columns, ask.telling, await readReportTotal(reading))];
  };
  const table: Table = {
    name: view.dataset.name,
    title: view.entity.labels[ask.telling.language],
    columns,
    headers: columns.map((column) => headerOf(column, ask.telling)),
    asOf: new Date(parts.now().getTime() - OVERLAP_MS).toISOString(),
    next: () => (ask.limit && first.next ? nextAddress(wanted, first.next) : null),
  };
  // of a report that takes several pages, the first one alone would not tell that the others are the same
  const isTold = ask.limit !== undefined || whole !== undefined || first.next === null;
  const mark = ask.updatedSince || !isTold ? undefined : (whole?.mark ?? JSON.stringify(first));
  return {
    table,
    mark,
    write: () => (form ? writeForm({ ...form, table }, rows()) : FORMATS[format].write(table, rows())),
    sent: told.sent,
  };
}

/** How a report is filled into its paper form. @throws VALIDATION_FAILED where there is none, or the file is no workbook */
function formOf({ view, format, ask }: Wanted): Pick<Parameters<typeof writeForm>[0], 'layout' | 'language' | 'above'> {
  const layout = view.dataset.report?.form;
  if (!layout || format !== 'xlsx') throw invalid('layout', 'NOT_A_CHOICE', { choices: 'table' });
  const { language } = ask.telling;
  const told = view.parameters.filter(({ type, name }) => type === 'period' && ask.variables[name] !== undefined);
  const above = told.map(({ name, label }) => `${label[language]}${language === 'zh' ? '：' : ': '}${String(ask.variables[name])}`);
  return { layout, language, above: above.join('  ') };
}

/** A total stands below all the rows of a report, in a file that people open as a sheet: what programs read has rows alone. */
function mayTotal({ view: { dataset }, format, ask }: Wanted): boolean {
  const { isSheet }: Format = FORMATS[format];
  return isSheet === true && ask.layout === 'table' && ask.limit === undefined && Object.keys(dataset.report?.total ?? {}).length > 0;
}

/** The page that `limit` asks for, or all of them; what was removed comes after the last row. */
async function* wholePages(query: SystemQuery, { ask }: Wanted, reading: Reading): AsyncGenerator<Page> {
  let isLast = true;
  if (ask.limit === undefined) yield* readPages(reading, ask.cursor);
  else {
    const page = await readPage(reading, { first: ask.limit, after: ask.cursor });
    isLast = page.next === null;
    yield page;
  }
  let after: string | null = null;
  while (ask.updatedSince && isLast) {
    const statement = removedSql(reading, { since: ask.updatedSince, after });
    const rows: readonly DataRow[] = (await query<{ answer: readonly DataRow[] }>(statement))[0]!.answer;
    if (rows.length) yield { rows, next: null };
    if (rows.length < PAGE_ROWS) return;
    after = String(rows.at(-1)!['id']);
  }
}

function atCursor(error: unknown): never {
  const isCursor = error instanceof AppError && error.fieldErrors.some(({ path }) => path === 'after');
  throw isCursor ? invalid('cursor', 'INVALID_CURSOR') : error;
}

function deletedAt({ entity }: Wanted['view']): Column {
  const field = entity.fields.get('deletedAt')!;
  return columnOf(entity, field, { path: [field.name], labels: [field.label] });
}

/** The same address with another cursor, and without the token: it is not ours to pass on. */
function nextAddress({ view, format, ask }: Wanted, cursor: string): string {
  const { language, values, headers } = ask.telling;
  const given = Object.entries({ ...ask.variables, lang: language, values, headers, limit: ask.limit, cursor });
  const query = new URLSearchParams(given.map(([name, value]): [string, string] => [name, String(value)]));
  return `${DATASETS_PATH}/${view.dataset.name}.${format}?${query.toString()}`;
}
