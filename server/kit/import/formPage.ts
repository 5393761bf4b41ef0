import type { Report } from '../report/report.ts';
import { labelPlaces, type FormField, type FormLayout } from '../report/formLayout.ts';
import { restored } from '../spreadsheetText.ts';
import { isHead, readerOf } from './formCells.ts';
import type { FormTable } from './formTable.ts';
import { unreadable, type SheetRecord } from './table.ts';

type Cells = readonly (readonly string[])[];

/** A page as it was filled in. */
interface Page {
  /** Where its first label stands, the first row of the file being 1. */
  readonly line: number;
  readonly values: Map<FormField, string>;
  readonly list: SheetRecord[];
}

/**
 * The records of a form with a page for each: values beside their labels, in either language and any order of lines, and below the
 * list's headers its lines. @throws BAD_REQUEST where no label of the form stands
 */
export function pageTable({ form, row }: Report, cells: Cells): FormTable {
  const layout = form!;
  const { lines, list, foot } = layout.page!;
  const asked = lines.flat().filter(({ isTold }) => !isTold);
  const pages = pagesIn(layout, cells).filter(({ values, list: told }) => told.length > 0 || asked.some((field) => values.get(field)));
  if (!pages.length) throw nothingIn(asked);
  const language = cells.some((line) => [...lines, ...foot].flat().some(({ label }) => line[0] === label.en)) ? 'en' : 'zh';
  const readers = asked.map((field) => readerOf(field, row));
  const originals = pages.map((page) => ({
    line: page.line,
    cells: [...asked.map((field) => page.values.get(field) ?? ''), page.list.map((record) => record.cells[0]!).join('、')],
  }));
  const records = pages.map((page) => ({
    line: page.line,
    cells: asked.flatMap((field, at) => readers[at]!.read(page.values.get(field) ?? '')),
    list: page.list,
  }));
  return {
    shown: [...asked.map(({ label }) => label[language]), list[language]],
    originals,
    header: readers.flatMap(({ names }) => names),
    places: readers.flatMap(({ names }, at) => names.map(() => at)),
    records,
    listHeader: layout.columns.map(({ label }) => label[language]),
  };
}

function nothingIn(asked: readonly FormField[]): Error {
  const [zh, en] = (['zh', 'en'] as const).map((language) => asked.map(({ label }) => label[language]).join('、'));
  return unreadable(`没有填写的表单，应有：${zh}`, `no filled page: it has ${en}`);
}

/** A label that comes a second time begins the next page. */
function pagesIn(layout: FormLayout, cells: Cells): Page[] {
  const { lines, foot } = layout.page!;
  const fields = [...lines, ...foot].flat();
  const places = labelPlaces(layout);
  const labelAt = (line: readonly string[], place: number): FormField | undefined =>
    fields.find((candidate) => isHead(candidate, line[place] ?? ''));
  const pages: Page[] = [];
  let list: readonly number[] | undefined;
  for (const [at, line] of cells.entries()) {
    const labels = places.flatMap((place) => {
      const field = labelAt(line, place);
      const next = places.find((other) => other > place && labelAt(line, other));
      return field ? [{ field, value: valueIn(line.slice(place + 1, next)) }] : [];
    });
    const head = layout.columns.map((column) => line.findIndex((text) => isHead(column, text)));
    // of a line of the list the first place alone can be a label: its others hold what people are called
    const isLabelled = list ? labelAt(line, 0) : labels.length > 0;
    if (head.every((place) => place >= 0)) list = head;
    else if (isLabelled) {
      list = undefined;
      for (const { field, value } of labels) enter(pages, at + 1, field, value);
    } else if (list) {
      const told = list.map((place) => restored(line[place] ?? ''));
      if (told.some((cell) => cell !== '')) pages.at(-1)?.list.push({ line: at + 1, cells: told });
    }
  }
  return pages;
}

function enter(pages: Page[], line: number, field: FormField, value: string): void {
  if (!pages.length || pages.at(-1)!.values.has(field)) pages.push({ line, values: new Map(), list: [] });
  pages.at(-1)!.values.set(field, value);
}

/** What stands between a label and the next: the cells of a merged one are empty but for the first. */
function valueIn(cells: readonly string[]): string {
  return restored(cells.find((text) => text !== '') ?? '');
}
