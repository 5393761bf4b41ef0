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

/** Told in Chinese, or in English to who reads that. */
export const REFUSED_HEADERS = [
  ['行号', '列', '值', '原因'],
  ['Line', 'Column', 'Value', 'Reason'],
] as const;

/** The refused records as CSV that opens in a spreadsheet: what is wrong, then the original columns, to be mended and imported. */
export function refusedFile({ header }: Table, refusals: readonly Refusal[], language: keyof Label = 'zh'): string {
  const separator = language === 'zh' ? '；' : '; ';
  const headers = REFUSED_HEADERS[language === 'zh' ? 0 : 1];
  const rows = refusals.map(({ line, cells, faults }) => [
    String(line),
    faults.map(({ column }) => column).join(separator),
    faults.map(({ value }) => value).join(separator),
    faults.map(({ reason }) => reason[language]).join(separator),
    ...cells,
  ]);
  return stringify([[...headers, ...header], ...rows.map((row) => row.map(neutralised))], { bom: true, record_delimiter: '\r\n' });
}
