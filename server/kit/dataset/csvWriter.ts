import { stringify } from 'csv-stringify/sync';
import { neutralised } from '../spreadsheetText.ts';
import type { Column } from './columns.ts';
import type { Cell, CellRow, Table } from './table.ts';

const OPTIONS = { record_delimiter: '\r\n' } as const;
const BOM = '\uFEFF';

/** Between the entries of a set, in files that have no lists. */
export const LIST_SEPARATOR = '; ';

/** UTF-8 with a byte order mark and CRLF, as spreadsheets open it. */
export async function* writeCsv({ headers, columns }: Table, pages: AsyncIterable<readonly CellRow[]>): AsyncGenerator<string> {
  yield BOM + stringify([[...headers]], OPTIONS);
  for await (const rows of pages) {
    yield stringify(
      rows.map((row) => row.map((cell, place) => text(cell, columns[place]!))),
      OPTIONS,
    );
  }
}

function text(cell: Cell, { type }: Column): string {
  if (cell === null) return '';
  if (typeof cell !== 'object' && type !== 'text' && type !== 'json') return String(cell);
  return neutralised(typeof cell === 'object' ? cell.join(LIST_SEPARATOR) : String(cell));
}
