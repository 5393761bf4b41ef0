import { writeCsv } from './csvWriter.ts';
import { writeJson, writeNdjson } from './jsonWriter.ts';
import { writeParquet } from './parquetWriter.ts';
import type { CellRow, Table } from './table.ts';
import { writeXlsx } from './xlsxWriter.ts';

/** A form that a dataset goes out in. */
export interface Format {
  readonly mediaType: string;
  /** Whether it gains by being compressed on its way. */
  readonly isText: boolean;
  /** Whether a browser keeps it as a file. */
  readonly isFile: boolean;
  /** Whether people open it as a sheet, below which a total may stand. */
  readonly isSheet?: true;
  readonly write: (table: Table, pages: AsyncIterable<readonly CellRow[]>) => AsyncIterable<string | Uint8Array>;
}

/** By the extension that asks for them; the first is what is sent where nothing is asked for. */
export const FORMATS = {
  json: { mediaType: 'application/json; charset=utf-8', isText: true, isFile: false, write: writeJson },
  ndjson: { mediaType: 'application/x-ndjson; charset=utf-8', isText: true, isFile: false, write: writeNdjson },
  csv: { mediaType: 'text/csv; charset=utf-8', isText: true, isFile: true, isSheet: true, write: writeCsv },
  xlsx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    isText: false,
    isFile: true,
    isSheet: true,
    write: writeXlsx,
  },
  parquet: { mediaType: 'application/vnd.apache.parquet', isText: false, isFile: true, write: writeParquet },
} as const satisfies Record<string, Format>;

export type FormatName = keyof typeof FORMATS;
export const FORMAT_NAMES = Object.keys(FORMATS) as readonly FormatName[];
