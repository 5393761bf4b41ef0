import type { Entity } from '../field/index.ts';
import { piecesOf, type FormColumn } from '../report/formLayout.ts';

type Labelled = Pick<FormColumn, 'label' | 'text'>;

const FIGURES: ReadonlySet<string> = new Set(['NUMBER', 'DECIMAL', 'MONEY', 'PERCENT']);

/** Whether a cell holds the label of a field or column, in either language. */
export function isHead({ label }: Labelled, text: string): boolean {
  const plain = (words: string): string => words.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase();
  return [label.zh, label.en].some((words) => plain(words) === plain(text));
}

/** Takes a cell apart into the values that the form puts together. */
interface Reader {
  readonly names: readonly string[];
  read(cell: string): string[];
}

/** What is not written as the form writes it stands whole in the first value, which then says what is wrong with it. */
export function readerOf({ text }: Labelled, row: Entity): Reader {
  const isFigure = (name: string): boolean => FIGURES.has(row.fields.get(name)?.kind ?? '');
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
