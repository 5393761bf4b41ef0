import type { Label } from '../field/index.ts';
import { cellText, labelPlaces, type FormLayout, type FormLine, type FormPage } from '../report/formLayout.ts';
import { neutralised } from '../spreadsheetText.ts';
import { columnLetter, FORM_STYLES, formSheet, rowXml, textXml, type ValueOf } from './formParts.ts';

interface Paged {
  readonly layout: FormLayout;
  readonly page: FormPage;
  readonly language: keyof Label;
  readonly title: string;
}

interface Cell {
  readonly text: string;
  readonly style: number;
  /** Columns that it takes. */
  readonly span: number;
}

/** How tall rows are, in points: a field of the whole width holds sentences, and one of the foot a signature. */
const POINTS = { title: 30, line: 21, sentence: 42, signed: 36 };

/** A page for each record of the rows; a blank one where there is none, to be filled in. */
export function pagesSheet({ layout, page, language, title }: Paged, rows: readonly ValueOf[]): string {
  const sheet = new PagesSheet(layout);
  const blank: ValueOf = () => '';
  const records = Map.groupBy(rows.length ? rows : [blank], (valueOf) => valueOf(page.by));
  for (const list of records.values()) {
    const [record] = list as [ValueOf];
    const line = (points: number) => (fields: FormLine) => sheet.fields(fields, { valueOf: record, language, points });
    sheet.whole(title, FORM_STYLES.title, POINTS.title);
    for (const fields of page.lines) line(fields.length === 1 ? POINTS.sentence : POINTS.line)(fields);
    sheet.whole(page.list[language], FORM_STYLES.head, POINTS.line);
    sheet.cells(
      layout.columns.map(({ label }) => label[language]),
      FORM_STYLES.head,
    );
    const lines = list.map((valueOf) => layout.columns.map(({ text }) => cellText(text, valueOf))).filter((texts) => texts.some(Boolean));
    for (const texts of lines) sheet.cells(texts, FORM_STYLES.cell);
    for (let left = page.rows - lines.length; left > 0; left -= 1)
      sheet.cells(
        layout.columns.map(() => ''),
        FORM_STYLES.cell,
      );
    for (const fields of page.foot) line(fields.length === 1 ? POINTS.signed : POINTS.line)(fields);
    sheet.endPage();
  }
  return sheet.text();
}

interface Told {
  readonly valueOf: ValueOf;
  readonly language: keyof Label;
  readonly points: number;
}

/** Puts rows under one another on the grid of the form's columns. */
class PagesSheet {
  private readonly layout: FormLayout;
  private readonly rows: string[] = [];
  private readonly merges: string[] = [];
  private readonly breaks: number[] = [];

  constructor(layout: FormLayout) {
    this.layout = layout;
  }

  whole(text: string, style: number, points: number): void {
    this.add([{ text, style, span: this.layout.columns.length }], points);
  }

  cells(texts: readonly string[], style: number): void {
    this.add(
      texts.map((text) => ({ text, style, span: 1 })),
      POINTS.line,
    );
  }

  /** Labels stand where those who read the form back look for them. */
  fields(line: FormLine, { valueOf, language, points }: Told): void {
    const width = this.layout.columns.length;
    const places = line.length === 1 ? [0] : labelPlaces(this.layout);
    const cells = line.flatMap(({ label, text }, at): Cell[] => [
      { text: label[language], style: FORM_STYLES.head, span: 1 },
      { text: cellText(text, valueOf), style: FORM_STYLES.cell, span: (places[at + 1] ?? width) - places[at]! - 1 },
    ]);
    this.add(cells, points);
  }

  endPage(): void {
    this.breaks.push(this.rows.length);
  }

  text(): string {
    const { rows, merges, breaks } = this;
    return formSheet(this.layout, { rows, merges, breaks: breaks.slice(0, -1) });
  }

  private add(cells: readonly Cell[], points: number): void {
    const row = this.rows.length + 1;
    let place = 0;
    for (const { span } of cells) {
      if (span > 1) this.merges.push(`${columnLetter(place)}${row}:${columnLetter(place + span - 1)}${row}`);
      place += span;
    }
    // each cell under a merged one has its border
    const texts = cells.flatMap(({ text, style, span }) => [
      textXml(neutralised(text), style),
      ...Array.from({ length: span - 1 }, () => textXml('', style)),
    ]);
    this.rows.push(rowXml(texts, points));
  }
}
