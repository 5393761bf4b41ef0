import type { FormLayout } from '../report/formLayout.ts';

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** Places in the style sheet below. */
export const FORM_STYLES = { title: 1, line: 2, head: 3, cell: 4 } as const;

/** Characters that a form is wide, on A4 with its margins. */
const CHARACTERS = { portrait: 88, landscape: 132 };

/** The sheet of a form: A4, as wide as the paper, the title over all columns, the head again on each page (ECMA-376, part 1). */
export function formSheet({ orientation, columns }: FormLayout, rows: readonly string[]): string {
  const whole = columns.reduce((sum, { width }) => sum + width, 0);
  const widths = columns.map(({ width }) => Math.round((CHARACTERS[orientation] * width) / whole));
  const cols = widths.map((width, place) => `<col min="${place + 1}" max="${place + 1}" width="${width}" customWidth="1"/>`);
  const last = String.fromCharCode(64 + columns.length);
  const parts = [
    `<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`,
    `<cols>${cols.join('')}</cols><sheetData>${rows.join('')}</sheetData>`,
    `<mergeCells count="2"><mergeCell ref="A1:${last}1"/><mergeCell ref="A2:${last}2"/></mergeCells>`,
    '<pageMargins left="0.5" right="0.5" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>',
    `<pageSetup paperSize="9" orientation="${orientation}" fitToWidth="1" fitToHeight="0"/>`,
    '<headerFooter><oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter></worksheet>',
  ];
  return XML + parts.join('');
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
