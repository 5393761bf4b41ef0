import { zipSync } from 'fflate';
import type { Label } from '../field/index.ts';
import { cellText, type FormLayout } from '../report/formLayout.ts';
import { neutralised } from '../spreadsheetText.ts';
import { TIME_ZONE_OFFSET } from '../store/clock.ts';
import type { Column } from './columns.ts';
import type { CellRow, Table } from './table.ts';
import { escaped, sheetName } from './xlsxText.ts';
import { pagesSheet } from './formPages.ts';
import { columnLetter, FORM_STYLES, formSheet, formStyles, rowXml, textXml, type ValueOf } from './formParts.ts';
import { SHEET_PATH, workbookParts } from './xlsxParts.ts';

interface Filled {
  readonly table: Table;
  readonly layout: FormLayout;
  readonly language: keyof Label;
  /** The unit and month that stand above the table. */
  readonly above: string;
}

/** A report as the workbook of its paper form: a table below its title, or a page for each record. */
export async function* writeForm(
  { table, layout, language, above }: Filled,
  pages: AsyncIterable<readonly CellRow[]>,
): AsyncGenerator<Uint8Array> {
  const readers: ValueOf[] = [];
  for await (const page of pages) readers.push(...page.map((row) => valueReader(table.columns, row, language)));
  const { title } = table;
  const sheet = layout.page
    ? pagesSheet({ layout, page: layout.page, language, title }, readers)
    : tableSheet({ layout, language, title, above }, readers);
  const files = { ...workbookParts(escaped(sheetName(table.title))), 'xl/styles.xml': formStyles(), [SHEET_PATH]: sheet };
  yield zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)])));
}

/** Title, a line above the table, and the columns of the form with a border round each cell. */
function tableSheet(
  { layout, language, title, above }: Omit<Filled, 'table'> & { readonly title: string },
  readers: readonly ValueOf[],
): string {
  const cells = readers.map((valueOf) => layout.columns.map(({ text }) => textXml(neutralised(cellText(text, valueOf)), FORM_STYLES.cell)));
  const heads = layout.columns.map(({ label }) => textXml(label[language], FORM_STYLES.head));
  const rows = [[textXml(title, FORM_STYLES.title)], [textXml(above, FORM_STYLES.line)], heads, ...cells].map((row) => rowXml(row));
  const last = columnLetter(layout.columns.length - 1);
  return formSheet(layout, { rows, merges: [`A1:${last}1`, `A2:${last}2`] });
}

const YES_NO: Readonly<Record<string, Label>> = { true: { zh: '是', en: 'Yes' }, false: { zh: '否', en: 'No' } };

/** A value by the report's name for it: of a pair the reader's language, of a record its name, of an amount without needless zeros. */
function valueReader(columns: readonly Column[], row: CellRow, language: keyof Label): ValueOf {
  const suffix = language === 'zh' ? 'Zh' : 'En';
  return (name) => {
    const place = [name, name + suffix, `${name}Name`]
      .map((candidate) => columns.findIndex((column) => column.name === candidate))
      .find((at) => at >= 0);
    const value = place === undefined ? null : row[place];
    if (value === null || value === undefined) return '';
    const { type } = columns[place!]!;
    if (type === 'boolean') return YES_NO[String(value)]![language];
    if (type === 'datetime') return localTime(String(value));
    return String(value).replace(/^(-?\d+)(?:\.0+|(\.\d*?)0+)$/, '$1$2');
  };
}

/** `2026-11-23 09:30` in the department's time. */
function localTime(instant: string): string {
  return new Date(Date.parse(instant) + TIME_ZONE_OFFSET.ms).toISOString().slice(0, 16).replace('T', ' ');
}
