import { stringify } from 'csv-stringify/sync';
import type { Label } from '../field/index.ts';
import { neutralised } from '../spreadsheetText.ts';
import type { SheetRecord, Table } from './table.ts';

/** One thing that is wrong with a record, at the header of its column where there is one. */
export interface Fault {
  readonly column: string;
  readonly value: string;
  readonly code: string;
  readonly reason: Label;
}

/** A record that was not taken in. */
export interface Refusal extends SheetRecord {
  readonly faults: readonly Fault[];
}

export const REFUSED_HEADERS = ['行号', '列', '值', '原因'];

/** The refused records as CSV that opens in a spreadsheet: what is wrong, then the original columns, to be mended and imported. */
export function refusedFile({ header }: Table, refusals: readonly Refusal[]): string {
  const rows = refusals.map(({ line, cells, faults }) => [
    String(line),
    faults.map(({ column }) => column).join('；'),
    faults.map(({ value }) => value).join('；'),
    faults.map(({ reason }) => reason.zh).join('；'),
    ...cells,
  ]);
  return stringify([[...REFUSED_HEADERS, ...header], ...rows.map((row) => row.map(neutralised))], { bom: true, record_delimiter: '\r\n' });
}
