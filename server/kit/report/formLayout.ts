import type { EntityClass, Label } from '../field/index.ts';

/** A column of a paper form. */
export interface FormColumn {
  readonly label: Label;
  /** What stands in a cell: columns of the report in braces, such as `{quantity} {unit}`. */
  readonly text: string;
  /** Its share of the width. */
  readonly width: number;
}

/**
 * A paper form that a report is printed as, sent out as a workbook of the same layout, and taken in again from: its columns in their
 * order, and nothing else.
 */
export interface FormLayout {
  /** The noun of which a filled line is a row. */
  readonly fills: EntityClass;
  readonly orientation: 'portrait' | 'landscape';
  readonly columns: readonly FormColumn[];
}

/** A piece of a cell's text: the column that it takes from, or a mark between two. */
export type FormPiece = { readonly name: string } | { readonly mark: string };

/** `{quantity} {unit}` → quantity, a space, unit. */
export function piecesOf(text: string): FormPiece[] {
  return [...text.matchAll(/\{(\w+)\}|[^{}]+/g)].map(([mark, name]) => (name === undefined ? { mark } : { name }));
}

/** A cell's text: a space stands between two values alone, any other mark beside one. */
export function cellText(text: string, valueOf: (name: string) => string): string {
  const pieces = piecesOf(text).map((piece) => ('name' in piece ? { value: valueOf(piece.name) } : piece));
  const valueAt = (place: number): string => {
    const piece = pieces[place];
    return piece && 'value' in piece ? piece.value : '';
  };
  const parts = pieces.map((piece, place) => {
    if ('value' in piece) return piece.value;
    const [before, after] = [valueAt(place - 1), valueAt(place + 1)];
    const isShown = piece.mark.trim() === '' ? after !== '' && pieces.slice(0, place).some((_, at) => valueAt(at)) : before || after;
    return isShown ? piece.mark : '';
  });
  return parts.join('');
}
