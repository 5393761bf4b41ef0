import type { Report } from '../report/report.ts';
import { piecesOf, type FormColumn } from '../report/formLayout.ts';
import { restored } from '../spreadsheetText.ts';
import { unreadable, type SheetRecord, type Table } from './table.ts';

/** A record of a form with the cells as its file has them, for whoever is told what is wrong with it. */
export interface FormTable extends Table {
  /** The form's own headers, and those that stand beside them. */
  readonly shown: readonly string[];
  readonly originals: readonly SheetRecord[];
  /** For each header of the table, which of the shown ones it comes from. */
  readonly places: readonly number[];
}

const FIGURES: ReadonlySet<string> = new Set(['NUMBER', 'DECIMAL', 'MONEY', 'PERCENT']);

/**
 * The records of a filled-in form: below the row that holds the form's headers, in either language and any order, each cell taken apart
 * into the values that the form puts together. @throws BAD_REQUEST where no row has all of them
 */
export function formTable({ form, row }: Report, cells: readonly (readonly string[])[]): FormTable {
  const columns = form!.columns;
  const head = cells.findIndex((line) => columns.every((column) => line.some((text) => isHead(column, text))));
  if (head < 0) {
    const [zh, en] = (['zh', 'en'] as const).map((language) => columns.map(({ label }) => label[language]).join('、'));
    throw unreadable(`没有找到表头：${zh}`, `no row has the headers ${en}`);
  }
  const shown = cells[head]!;
  const readers = shown.map((text) => {
    const column = columns.find((candidate) => isHead(candidate, text));
    return column
      ? readerOf(column, (name) => FIGURES.has(row.fields.get(name)?.kind ?? ''))
      : { names: [text], read: (cell: string) => [cell] };
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

function isHead({ label }: FormColumn, text: string): boolean {
  const plain = (words: string): string => words.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase();
  return [label.zh, label.en].some((words) => plain(words) === plain(text));
}

interface Reader {
  readonly names: readonly string[];
  read(cell: string): string[];
}

/** What is not written as the form writes it stands whole in the first value, which then says what is wrong with it. */
function readerOf({ text }: FormColumn, isFigure: (name: string) => boolean): Reader {
  const pieces = piecesOf(text);
  const names = pieces.flatMap((piece) => ('name' in piece ? [piece.name] : []));
  if (names.length === 1) return { names, read: (cell) => [cell] };
  const pattern = pieces.map((piece) => {
    if ('mark' in piece) return piece.mark.trim() === '' ? String.raw`\s*` : String.raw`\s*[-–—~～至]?\s*`;
    return isFigure(piece.name) ? String.raw`([¥￥]?[\d,.]+)?` : '(.*?)';
  });
  const whole = new RegExp(`^${pattern.join('')}$`, 's');
  const figures = names.flatMap((name, at) => (isFigure(name) ? [at] : []));
  return {
    names,
    read: (cell) => {
      const [, ...values] = whole.exec(cell) ?? [''];
      // words where the form has figures
      const isRead = cell === '' || figures.some((at) => values[at]);
      return names.map((_, at) => (isRead ? (values[at] ?? '') : at === 0 ? cell : ''));
    },
  };
}
