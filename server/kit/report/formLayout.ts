import type { EntityClass, Label } from '../field/index.ts';

/** A column of a paper form. */
export interface FormColumn {
  readonly label: Label;
  /** What stands in a cell: columns of the report in braces, such as `{quantity} {unit}`. */
  readonly text: string;
  /** Its share of the width. */
  readonly width: number;
}

/** A field of a form that has a page for each record: its label beside its value. */
export interface FormField extends Pick<FormColumn, 'label' | 'text'> {
  /** Written by the product alone: printed, and not taken in. */
  readonly isTold?: boolean;
}

/** One field or two side by side. */
export type FormLine = readonly FormField[];

/** A form with a page for each record: lines of fields, the list of what belongs to the record, and below it what others add. */
export interface FormPage {
  /** The column of the report that tells records apart: each row is one of the record's list. */
  readonly by: string;
  readonly lines: readonly FormLine[];
  /** Heads the list, whose columns are the form's. */
  readonly list: Label;
  /** Lines that the list has at least. */
  readonly rows: number;
  /** Told or left for a pen, and not taken in. */
  readonly foot: readonly FormLine[];
}

/**
 * A paper form that a report is printed as, sent out as a workbook of the same layout, and taken in again from: its columns in their
 * order, and nothing else.
 */
export interface FormLayout {
  /** The noun of which a filled line is a row; with a page, a filled page. */
  readonly fills: EntityClass;
  readonly orientation: 'portrait' | 'landscape';
  /** An even number of them where the form has pages: they are the grid of its lines. */
  readonly columns: readonly FormColumn[];
  readonly page?: FormPage;
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

/** The columns in which the labels of a form with pages stand: those of one field a line in the first. */
export function labelPlaces({ columns }: FormLayout): readonly number[] {
  return [0, columns.length / 2];
}
