import { zipSync } from 'fflate';
import type { Label } from '../field/index.ts';
import { cellText, type FormLayout } from '../report/formLayout.ts';
import { neutralised } from '../spreadsheetText.ts';
import type { CellRow, Table } from './table.ts';
import { escaped, sheetName } from './xlsxText.ts';
import { FORM_STYLES, formSheet, formStyles } from './formParts.ts';
import { SHEET_PATH, workbookParts } from './xlsxParts.ts';

interface Filled {
  readonly table: Table;
  readonly layout: FormLayout;
  readonly language: keyof Label;
  /** The unit and month that stand above the table. */
  readonly above: string;
}

/** A report as the workbook of its paper form: title, a line above the table, and the columns of the form with a border round each cell. */
export async function* writeForm(
  { table, layout, language, above }: Filled,
  pages: AsyncIterable<readonly CellRow[]>,
): AsyncGenerator<Uint8Array> {
  const rows: string[] = [];
  const names = table.columns.map(({ name }) => name);
  for await (const page of pages) {
    for (const row of page) {
      const valueOf = valueReader(names, row, language);
      rows.push(rowXml(layout.columns.map(({ text }) => textXml(neutralised(cellText(text, valueOf)), FORM_STYLES.cell))));
    }
  }
  const heads = rowXml(layout.columns.map(({ label }) => textXml(label[language], FORM_STYLES.head)));
  const sheet = formSheet(layout, [
    rowXml([textXml(table.title, FORM_STYLES.title)]),
    rowXml([textXml(above, FORM_STYLES.line)]),
    heads,
    ...rows,
  ]);
  const files = { ...workbookParts(escaped(sheetName(table.title))), 'xl/styles.xml': formStyles(), [SHEET_PATH]: sheet };
  yield zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)])));
}

/** A value by the report's name for it: of a pair the reader's language, of a record its name, of an amount without needless zeros. */
function valueReader(names: readonly string[], row: CellRow, language: keyof Label): (name: string) => string {
  const suffix = language === 'zh' ? 'Zh' : 'En';
  return (name) => {
    const place = [name, name + suffix, `${name}Name`].map((candidate) => names.indexOf(candidate)).find((at) => at >= 0);
    const value = place === undefined ? null : row[place];
    if (value === null || value === undefined) return '';
    return String(value).replace(/^(-?\d+)(?:\.0+|(\.\d*?)0+)$/, '$1$2');
  };
}

function rowXml(cells: readonly string[]): string {
  return `<row>${cells.join('')}</row>`;
}

function textXml(text: string, style: number): string {
  return `<c t="inlineStr" s="${style}"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
}
