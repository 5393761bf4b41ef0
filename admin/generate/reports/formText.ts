import { useLabels, usePanelLocale } from '../../app/panel.ts';
import { formatDecimal, trimZeros } from '../../i18n/number.ts';
import type { Row } from '../choose.ts';
import type { FieldModel, ReportModel } from '../model.ts';

type Form = NonNullable<ReportModel['form']>;

/** What stands in each cell of a form for a row of its report; the gateway fills its workbook by the same rule. */
export function useFormCells({ columns }: ReportModel, form: Form): (row: Row) => readonly string[] {
  const locale = usePanelLocale();
  const label = useLabels();
  const suffix = locale === 'en' ? 'En' : 'Zh';
  const valueOf = (row: Row, name: string): string => {
    const field = columns.find((column) => column.name === name) ?? columns.find((column) => column.name === name + suffix);
    const value = field && row[field.name];
    if (!field || value === null || value === undefined) return '';
    if (typeof value === 'object') return String((value as Row)['name'] ?? '');
    return textOf(field, String(value));
  };
  const textOf = (field: FieldModel, value: string): string => {
    if (field.kind === 'CHOICE') return label(field.options.find((option) => option.value === value)?.label) || value;
    return field.kind === 'MONEY' || field.kind === 'DECIMAL' ? formatDecimal(trimZeros(value), locale) : value;
  };
  return (row) => form.columns.map(({ text }) => cellText(text, (name) => valueOf(row, name)));
}

/** `{quantity} {unit}` filled in: a space stands between two values alone, any other mark beside one. */
export function cellText(text: string, valueOf: (name: string) => string): string {
  const pieces = [...text.matchAll(/\{(\w+)\}|[^{}]+/g)].map(([mark, name]) => (name === undefined ? { mark } : { value: valueOf(name) }));
  const valueAt = (place: number): string => pieces[place]?.value ?? '';
  return pieces
    .map(({ mark, value }, place) => {
      if (mark === undefined) return value;
      const [before, after] = [valueAt(place - 1), valueAt(place + 1)];
      const isShown = mark.trim() === '' ? after !== '' && pieces.slice(0, place).some((piece) => piece.value) : before || after;
      return isShown ? mark : '';
    })
    .join('');
}
