import type { FormLayout } from '../report/formLayout.ts';
import { escaped } from './xlsxText.ts';

/** The text of a column of the report in one of its rows, '' for none. */
export type ValueOf = (name: string) => string;

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** Places in the style sheet below. */
export const FORM_STYLES = { title: 1, line: 2, head: 3, cell: 4 } as const;

/** Characters that a form is wide, on A4 with its margins. */
const CHARACTERS = { portrait: 88, landscape: 132 };

/** The rows of a sheet, the ranges that are one cell, and the rows after which a page ends. */
interface SheetContent {
  readonly rows: readonly string[];
  readonly merges: readonly string[];
  readonly breaks?: readonly number[];
}

/** The sheet of a form: A4, as wide as the paper (ECMA-376, part 1). */
export function formSheet({ orientation, columns }: FormLayout, { rows, merges, breaks = [] }: SheetContent): string {
  const whole = columns.reduce((sum, { width }) => sum + width, 0);
  const widths = columns.map(({ width }) => Math.round((CHARACTERS[orientation] * width) / whole));
  const cols = widths.map((width, place) => `<col min="${place + 1}" max="${place + 1}" width="${width}" customWidth="1"/>`);
  const ends = breaks.map((row) => `<brk id="${row}" max="16383" man="1"/>`);
  const parts = [
    `<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`,
    `<cols>${cols.join('')}</cols><sheetData>${rows.join('')}</sheetData>`,
    `<mergeCells count="${merges.length}">${merges.map((range) => `<mergeCell ref="${range}"/>`).join('')}</mergeCells>`,
    '<pageMargins left="0.5" right="0.5" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>',
    `<pageSetup paperSize="9" orientation="${orientation}" fitToWidth="1" fitToHeight="0"/>`,
    '<headerFooter><oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter>',
    ends.length ? `<rowBreaks count="${ends.length}" manualBreakCount="${ends.length}">${ends.join('')}</rowBreaks>` : '',
    '</worksheet>',
  ];
  return XML + parts.join('');
}

/** Cells in their order, which carry no address; `points` is how tall the row is, where that is not left to the program. */
export function rowXml(cells: readonly string[], points?: number): string {
  return `<row${points ? ` ht="${points}" customHeight="1"` : ''}>${cells.join('')}</row>`;
}

export function textXml(text: string, style: number): string {
  return `<c t="inlineStr" s="${style}"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
}

/** 0 → `A`; a form has no more columns than there are letters. */
export function columnLetter(place: number): string {
  return String.fromCharCode(65 + place);
}

/** Fonts, borders and alignments of a form. */
export function formStyles(): string {
  const edge = (name: string): string => `<${name} style="thin"/>`;
  const box = `<border>${['left', 'right', 'top', 'bottom'].map(edge).join('')}<diagonal/></border>`;
  const aligned = (horizontal: string): string => `<alignment horizontal="${horizontal}" vertical="center" wrapText="1"/>`;
  const format = (font: number, border: number, horizontal: string): string =>
    `<xf numFmtId="0" fontId="${font}" fillId="0" borderId="${border}" xfId="0" applyFont="1" applyBorder="1" applyAlignment="1">${aligned(horizontal)}</xf>`;
  const formats = ['<xf/>', format(2, 0, 'center'), format(0, 0, 'left'), format(1, 1, 'center'), format(0, 1, 'left')];
  return [
    `${XML}<styleSheet xmlns="${MAIN}">`,
    '<fonts count="3"><font><sz val="11"/></font><font><b/><sz val="11"/></font><font><b/><sz val="16"/></font></fonts>',
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>',
    `<borders count="2"><border/>${box}</borders><cellStyleXfs count="1"><xf/></cellStyleXfs>`,
    `<cellXfs count="${formats.length}">${formats.join('')}</cellXfs></styleSheet>`,
  ].join('');
}
