import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import type { Column } from './columns.ts';
import { LIST_SEPARATOR } from './csvWriter.ts';
import type { Cell, CellRow, Table } from './table.ts';

type SchemaElement = ConstructorParameters<typeof ParquetWriter>[0]['schema'][number];

/** Rows that are held until they are written as one group: enough for readers to skip by, and for columns to be packed. */
const GROUP_ROWS = 10_000;

/** Apache Parquet, a group of rows at a time; columns have their stable names, decimals are exact. */
export async function* writeParquet({ columns }: Table, pages: AsyncIterable<readonly CellRow[]>): AsyncGenerator<Uint8Array> {
  const bytes = new ByteWriter();
  const schema: SchemaElement[] = [{ name: 'root', num_children: columns.length }, ...columns.map(elementOf)];
  const file = new ParquetWriter({ writer: bytes, schema });
  let held: CellRow[] = [];
  const writeGroup = (): Uint8Array => {
    const columnData = columns.map((column, place) => ({ name: column.name, data: held.map((row) => valueOf(row[place]!, column)) }));
    if (held.length) void file.write({ columnData, rowGroupSize: GROUP_ROWS });
    held = [];
    return taken(bytes);
  };
  for await (const rows of pages) {
    held = held.concat(rows);
    if (held.length >= GROUP_ROWS) yield writeGroup();
  }
  yield writeGroup();
  void file.finish();
  yield taken(bytes);
}

/** What has been written so far; the writer begins anew, and knows how far it is. */
function taken(writer: ByteWriter): Uint8Array {
  const bytes = writer.getBytes().slice();
  writer.index = 0;
  return bytes;
}

function elementOf({ name, type, precision, scale }: Column): SchemaElement {
  const element = { name, repetition_type: 'OPTIONAL' } as const;
  switch (type) {
    case 'integer':
      return { ...element, type: 'INT32' };
    case 'decimal':
      return { ...element, type: 'INT64', converted_type: 'DECIMAL', precision: precision!, scale: scale! };
    case 'boolean':
      return { ...element, type: 'BOOLEAN' };
    case 'date':
      return { ...element, type: 'INT32', converted_type: 'DATE' };
    case 'datetime':
      return { ...element, type: 'INT64', converted_type: 'TIMESTAMP_MILLIS' };
    case 'text':
    case 'list':
    case 'json':
      return { ...element, type: 'BYTE_ARRAY', converted_type: 'UTF8' };
  }
}

function valueOf(cell: Cell, { type, scale }: Column): unknown {
  if (cell === null) return null;
  if (typeof cell === 'object') return cell.join(LIST_SEPARATOR);
  if (type === 'decimal') return unscaled(String(cell), scale!);
  return type === 'date' || type === 'datetime' ? new Date(String(cell)) : cell;
}

/** `-12.5` with two places → -1250. */
function unscaled(text: string, scale: number): bigint {
  const [whole = '', fraction = ''] = text.split('.');
  return BigInt(whole + fraction.slice(0, scale).padEnd(scale, '0'));
}
