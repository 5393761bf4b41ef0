import type { Report } from '../report/report.ts';
import { restored } from '../spreadsheetText.ts';
import { isHead, readerOf } from './formCells.ts';
import { pageTable } from './formPage.ts';
import { unreadable, type SheetRecord, type Table } from './table.ts';

/** A record of a form with the cells as its file has them, for whoever is told what is wrong with it. */
export interface FormTable extends Table {
  /** The form's own headers, and those that stand beside them. */
  readonly shown: readonly string[];
  readonly originals: readonly SheetRecord[];
  /** For each header of the table, which of the shown ones it comes from. */
  readonly places: readonly number[];
}

/**
 * The records of a filled-in form: below the row that holds the form's headers, in either language and any order, each cell taken apart
 * into the values that the form puts together. @throws BAD_REQUEST where no row has all of them
 */
export function formTable(report: Report, cells: readonly (readonly string[])[]): FormTable {
  const { form, row } = report;
  if (form!.page) return pageTable(report, cells);
  const columns = form!.columns;
  const head = cells.findIndex((line) => columns.every((column) => line.some((text) => isHead(column, text))));
  if (head < 0) {
    const [zh, en] = (['zh', 'en'] as const).map((language) => columns.map(({ label }) => label[language]).join('、'));
    throw unreadable(`没有找到表头：${zh}`, `no row has the headers ${en}`);
  }
  const shown = cells[head]!;
  const readers = shown.map((text) => {
    const column = columns.find((candidate) => isHead(candidate, text));
    return column ? readerOf(column, row) : { names: [text], read: (cell: string) => [cell] };
  });
  const originals = cells
    .slice(head + 1)
    .map((line, place) => ({ line: head + place + 2, cells: shown.map((_, at) => restored(line[at] ?? '')) }))
    .filter((record) => record.cells.some((cell) => cell !== ''));
  const records = originals.map(({ line, cells: told }) => ({ line, cells: readers.flatMap(({ read }, at) => read(told[at]!)) }));
  return {
    shown,
    originals,
    header: readers.flatMap(({ names }) => names),
    places: readers.flatMap(({ names }, at) => names.map(() => at)),
    records,
  };
}
