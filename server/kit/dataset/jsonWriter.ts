import { DELETED_AT, type Column } from './columns.ts';
import type { Cell, CellRow, Table } from './table.ts';

/** `{"dataset", "asOf", "rows": […], "next"}`; numbers are JSON numbers with all their digits. */
export async function* writeJson(table: Table, pages: AsyncIterable<readonly CellRow[]>): AsyncGenerator<string> {
  const row = rowWriter(table.columns);
  yield `{"dataset":${JSON.stringify(table.name)},"asOf":${JSON.stringify(table.asOf)},"rows":[`;
  let isFirst = true;
  for await (const rows of pages) {
    if (!rows.length) continue;
    yield `${isFirst ? '' : ','}\n${rows.map(row).join(',\n')}`;
    isFirst = false;
  }
  yield `\n],"next":${JSON.stringify(table.next())}}\n`;
}

/** One JSON object per line. */
export async function* writeNdjson({ columns }: Table, pages: AsyncIterable<readonly CellRow[]>): AsyncGenerator<string> {
  const row = rowWriter(columns);
  for await (const rows of pages) if (rows.length) yield `${rows.map(row).join('\n')}\n`;
}

function rowWriter(columns: readonly Column[]): (row: CellRow) => string {
  const keys = columns.map(({ name }) => `${JSON.stringify(name)}:`);
  const removal = columns.findIndex(({ name }) => name === DELETED_AT);
  return (row) => {
    // of a removed row there is nothing else to tell
    const isRemoved = removal >= 0 && row[removal] !== null;
    let text = '';
    row.forEach((cell, place) => {
      if (!isRemoved || cell !== null) text += (text ? ',' : '{') + keys[place]! + json(cell, columns[place]!);
    });
    return `${text}}`;
  };
}

/** A decimal and JSON stand as they are: parsed and written anew, digits could be lost. */
function json(cell: Cell, { type }: Column): string {
  return typeof cell === 'string' && (type === 'decimal' || type === 'json') ? cell : JSON.stringify(cell);
}
