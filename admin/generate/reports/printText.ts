import { useGetOne } from 'react-admin';
import { useLabels, usePanel, usePanelLocale, useTitles } from '../../app/panel.ts';
import { formatDecimal, formatPercent } from '../../i18n/number.ts';
import { formatDate, formatDateTime, formatPeriod } from '../../i18n/time.ts';
import type { Row } from '../choose.ts';
import type { FieldModel, ReportModel } from '../model.ts';
import { resourceNamed } from '../model.ts';
import type { ReportArgs } from './reportRequest.ts';

/** What stands on paper where there is no value: a dash, never 0. */
export const dash = '—';

/** A field's value as it is written on paper. */
export function useValueText(): (field: FieldModel, row: Row) => string {
  const model = usePanel();
  const locale = usePanelLocale();
  const label = useLabels();
  const titleOf = useTitles();
  return (field, row) => {
    const value = row[field.name];
    if (value === null || value === undefined || value === '') return dash;
    const text = String(value);
    switch (field.kind) {
      case 'NUMBER':
      case 'DECIMAL':
      case 'MONEY':
        return formatDecimal(text, locale);
      case 'PERCENT':
        return formatPercent(text, locale);
      case 'CHOICE':
        return label(field.options.find((option) => option.value === value)?.label) || text;
      case 'DATE':
        return formatDate(text, locale);
      case 'DATE_TIME':
        return formatDateTime(text, model.timeZone);
      case 'PERIOD':
        return formatPeriod(text, locale);
      case 'BELONGS_TO':
        return field.target ? titleOf(resourceNamed(model, field.target), value as Row) : dash;
      default:
        return text;
    }
  };
}

/** The parameters in one line, each with its label. */
export function useParameterText(report: ReportModel, args: ReportArgs): string {
  const model = usePanel();
  const label = useLabels();
  const locale = usePanelLocale();
  const text = useValueText();
  const record = report.parameters.find(({ kind, name, target }) => kind === 'BELONGS_TO' && target && args[name]);
  const { data } = useGetOne(
    record?.target ?? model.resources[0]!.name,
    { id: args[record?.name ?? ''] ?? '' },
    { enabled: record !== undefined },
  );
  const row: Row = { ...args, ...(record && { [record.name]: data }) };
  const parts = report.parameters
    .filter(({ name }) => args[name])
    .map((field) => `${label(field.label)}${locale === 'zh' ? '：' : ': '}${text(field, row)}`);
  return parts.join(locale === 'zh' ? '\u3000' : '   ');
}
