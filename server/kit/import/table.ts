import { CsvError, parse } from 'csv-parse/sync';
import { AppError } from '../errors.ts';
import { restored } from '../spreadsheetText.ts';
import type { Values } from '../store/validate.ts';
import { REFUSED_HEADERS } from './refusedFile.ts';
import type { Sheet } from './sheet.ts';

/** One record of a file; `line` is its number, the header being 1, whatever line breaks its cells hold. */
export interface SheetRecord {
  readonly line: number;
  readonly cells: readonly string[];
  /** What stands in a list of the record's own, under the table's `listHeader`. */
  readonly list?: readonly SheetRecord[];
}

export type FileEncoding = 'UTF-8' | 'GB18030' | 'XLSX';

export interface Table {
  readonly header: readonly string[];
  readonly listHeader?: readonly string[];
  /** How its file was written, where that is to be told. */
  readonly encoding?: FileEncoding;
  readonly records: readonly SheetRecord[];
}

/** Reads CSV in UTF-8, with or without a mark, or GB18030; or JSON, a list of records or what the sheet knows. @throws BAD_REQUEST */
export function readTable(bytes: Uint8Array, { fromJson }: Pick<Sheet, 'fromJson'> = {}): Table {
  const { text, encoding } = decoded(bytes);
  if (/^\s*[[{]/.test(text)) return jsonTable(text, fromJson);
  return { ...tableOf(parseCsv(text)), encoding };
}

/** The records below a header, cell by cell as text. @throws BAD_REQUEST where there is nothing */
export function tableOf([header = [], ...rows]: readonly (readonly string[])[]): Table {
  if (header.every((text) => text === '')) throw unreadable('文件为空', 'the file is empty');
  // what an earlier import wrote about its refused records stands before their own columns
  const isRefused = REFUSED_HEADERS.some((known) => known.every((text, index) => header[index] === text));
  const skipped = isRefused ? REFUSED_HEADERS[0].length : 0;
  const records = rows.map((cells, index) => ({ line: index + 2, cells: cells.slice(skipped).map(restored) }));
  return { header: header.slice(skipped), records: records.filter(({ cells }) => cells.some((cell) => cell !== '')) };
}

/** The lines of JSON say nothing: its records are numbered as if under a header. */
function jsonTable(text: string, fromJson: Sheet['fromJson']): Table {
  const document = parseJson(text);
  const rows = fromJson?.(document) ?? (Array.isArray(document) ? (document as Values[]) : undefined);
  if (!rows?.length) throw unreadable('JSON 中没有可识别的记录', 'no records of a known shape in the JSON');
  const header = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const cell = (value: unknown): string => (typeof value === 'string' ? value.trim() : String(value ?? ''));
  return { header, records: rows.map((row, index) => ({ line: index + 2, cells: header.map((name) => cell(row[name])) })) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw unreadable('不是有效的 JSON 文件', `not valid JSON (${(error as Error).message})`);
  }
}

/** @throws BAD_REQUEST with what is wrong with the file, nothing of it taken in */
export function unreadable(zh: string, en: string): AppError {
  return new AppError('BAD_REQUEST', { label: { zh, en } });
}

/** Chinese GB18030 text is practically never valid UTF-8, which is therefore tried first. */
function decoded(bytes: Uint8Array): { text: string; encoding: FileEncoding } {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b)
    throw unreadable('这是 Excel 工作簿,请另存为 CSV', 'this is an Excel workbook: save it as CSV');
  for (const encoding of ['UTF-8', 'GB18030'] as const) {
    try {
      return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding };
    } catch {
      continue;
    }
  }
  throw unreadable('文件编码须为 UTF-8 或 GB18030', 'the file must be in UTF-8 or GB18030');
}

function parseCsv(text: string): string[][] {
  try {
    return parse(text, { relax_column_count: true, relax_quotes: true, record_delimiter: ['\r\n', '\n', '\r'] }).map((row) =>
      row.map((cell) => cell.replaceAll(/\r\n?/g, '\n').trim()),
    );
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw unreadable(`不是有效的 CSV 文件(第 ${error['lines']} 行文本附近)`, `not valid CSV (${error.message})`);
  }
}
