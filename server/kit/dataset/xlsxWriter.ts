import { Zip, ZipDeflate } from 'fflate';
import { invalid } from '../errors.ts';
import { neutralised } from '../spreadsheetText.ts';
import { TIME_ZONE_OFFSET } from '../store/clock.ts';
import type { ColumnType } from './columns.ts';
import { LIST_SEPARATOR } from './csvWriter.ts';
import type { Cell, CellRow, Table } from './table.ts';
import { escaped, sheetName } from './xlsxText.ts';
import { SHEET_END, SHEET_PATH, sheetStart, STYLES, workbookParts } from './xlsxParts.ts';

/** What a sheet holds, less its header. */
export const XLSX_MAX_ROWS = 1_048_575;

const MAX_TEXT = 32_767;
const DAY_MS = 86_400_000;

/** The day number that spreadsheets give 1970-01-01. */
const EPOCH_DAY = 25_569;

/**
 * A workbook with one sheet, zipped as the rows come. Instants stand in the department's time: a spreadsheet knows no zones.
 * @throws VALIDATION_FAILED for more rows than a sheet holds
 */
export async function* writeXlsx({ title, headers, columns }: Table, pages: AsyncIterable<readonly CellRow[]>): AsyncGenerator<Uint8Array> {
  const zip = new ZipStream();
  for (const [path, content] of Object.entries(workbookParts(escaped(sheetName(title))))) zip.file(path)(content, true);
  const write = zip.file(SHEET_PATH);
  write(
    sheetStart(columns.map(({ type }, place) => widthOf(type, headers[place]!))) +
      rowXml(headers.map((header) => textXml(header, STYLES.header))),
  );
  let count = 0;
  for await (const rows of pages) {
    count += rows.length;
    if (count > XLSX_MAX_ROWS) throw invalid('format', 'TOO_MANY', { max: XLSX_MAX_ROWS });
    for (const row of rows) write(rowXml(row.map((cell, place) => cellXml(cell, columns[place]!.type))));
    yield* zip.taken();
  }
  write(SHEET_END, true);
  zip.end();
  yield* zip.taken();
}

/** What values of a type take, in characters; a cell that is too narrow for a day or figure shows neither. */
const WIDTHS: Readonly<Record<ColumnType, number>> = {
  text: 18,
  integer: 10,
  decimal: 14,
  boolean: 8,
  date: 12,
  datetime: 20,
  list: 18,
  json: 24,
};

/** Chinese characters take two places. */
function widthOf(type: ColumnType, header: string): number {
  const places = [...header].reduce((sum, character) => sum + (character > '\u2E80' ? 2 : 1), 2);
  return Math.min(40, Math.max(WIDTHS[type], places));
}

/** fflate hands out what it has packed by callback; a generator asks for it. */
class ZipStream {
  private chunks: Uint8Array[] = [];
  private readonly zip = new Zip((error, chunk) => {
    if (error) throw error;
    this.chunks.push(chunk);
  });

  /** Begins an entry, and gives what adds to it. */
  file(path: string): (text: string, isLast?: boolean) => void {
    const entry = new ZipDeflate(path, { level: 4 });
    this.zip.add(entry);
    return (text, isLast = false) => entry.push(Buffer.from(text), isLast);
  }

  end(): void {
    this.zip.end();
  }

  taken(): Uint8Array[] {
    const { chunks } = this;
    this.chunks = [];
    return chunks;
  }
}

function rowXml(cells: readonly string[]): string {
  return `<row>${cells.join('')}</row>`;
}

/** Cells carry no address: those of a row follow one another. */
function cellXml(cell: Cell, type: ColumnType): string {
  if (cell === null) return '<c/>';
  switch (type) {
    case 'integer':
    case 'decimal':
      return `<c><v>${String(cell)}</v></c>`;
    case 'boolean':
      return `<c t="b"><v>${Number(cell)}</v></c>`;
    case 'date':
      return `<c s="${STYLES.date}"><v>${Date.parse(String(cell)) / DAY_MS + EPOCH_DAY}</v></c>`;
    case 'datetime':
      return `<c s="${STYLES.datetime}"><v>${(Date.parse(String(cell)) + TIME_ZONE_OFFSET.ms) / DAY_MS + EPOCH_DAY}</v></c>`;
    case 'text':
    case 'list':
    case 'json':
      return textXml(neutralised(typeof cell === 'object' ? cell.join(LIST_SEPARATOR) : String(cell)), STYLES.plain);
  }
}

function textXml(text: string, style: number): string {
  const mark = style === STYLES.plain ? '' : ` s="${style}"`;
  return `<c t="inlineStr"${mark}><is><t xml:space="preserve">${escaped(text.slice(0, MAX_TEXT))}</t></is></c>`;
}
