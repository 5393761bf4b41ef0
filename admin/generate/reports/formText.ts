import { useTranslate } from 'react-admin';
import { useLabels, usePanel, usePanelLocale } from '../../app/panel.ts';
import { formatDecimal, trimZeros } from '../../i18n/number.ts';
import { formatDateTime } from '../../i18n/time.ts';
import type { Row } from '../choose.ts';
import type { FieldModel, ReportModel } from '../model.ts';

/** A text of a form filled in for a row of its report; the gateway fills its workbook by the same rule. */
export function useFormText({ columns }: ReportModel): (text: string, row: Row) => string {
  const locale = usePanelLocale();
  const { timeZone } = usePanel();
  const translate = useTranslate();
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
    switch (field.kind) {
      case 'CHOICE':
        return label(field.options.find((option) => option.value === value)?.label) || value;
      case 'FLAG':
        return translate(value === 'true' ? 'ra.boolean.true' : 'ra.boolean.false');
      case 'DATE_TIME':
        return formatDateTime(value, timeZone);
      case 'MONEY':
      case 'DECIMAL':
        return formatDecimal(trimZeros(value), locale);
      default:
        return value;
    }
  };
  return (text, row) => cellText(text, (name) => valueOf(row, name));
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
