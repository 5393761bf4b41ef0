import { useTranslate } from 'react-admin';
import { useLabels, usePanel, usePanelLocale } from '../../app/panel.ts';
import type { Row } from '../choose.ts';
import { isFigure } from '../FieldValue.tsx';
import type { FieldModel, ReportModel } from '../model.ts';
import { useParameterText, useValueText } from './printText.ts';
import { shownColumns } from './reportRequest.ts';
import type { ReportArgs } from './reportRequest.ts';

/** What a form on paper is filled with. */
export interface PrintProps {
  readonly report: ReportModel;
  readonly args: ReportArgs;
  readonly rows: readonly Row[];
  readonly total: Row;
}

/** Any report as a plain table; the head stands again on each page. */
export function PlainPrint({ report, args, rows, total }: PrintProps) {
  const label = useLabels();
  const translate = useTranslate();
  const { today } = usePanel();
  const parameters = useParameterText(report, args);
  return (
    <section className="sheet">
      <h1>{label(report.label)}</h1>
      <div className="line">
        <span>{parameters}</span>
        <span>{translate('panel.paper.printedOn', { day: today })}</span>
      </div>
      <PlainTable report={report} rows={rows} total={total} />
    </section>
  );
}

function PlainTable({ report, rows, total }: Omit<PrintProps, 'args'>) {
  const label = useLabels();
  const columns = shownColumns(report, usePanelLocale());
  return (
    <table>
      <thead>
        <tr>
          {columns.map((field) => (
            <th key={field.name} scope="col">
              {headText(label(field.label), isFigure(field) ? label(field.unit) : '')}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={String(row['id'])}>
            {columns.map((field) => (
              <Cell key={field.name} field={field} row={row} />
            ))}
          </tr>
        ))}
        {report.totals.length > 0 && <TotalLine report={report} columns={columns} total={total} />}
      </tbody>
    </table>
  );
}

interface TotalLineProps extends Pick<PrintProps, 'report' | 'total'> {
  readonly columns: readonly FieldModel[];
}

function TotalLine({ report, columns, total }: TotalLineProps) {
  const translate = useTranslate();
  return (
    <tr>
      {columns.map((field, place) =>
        place === 0 ? (
          <th key={field.name} scope="row">
            {translate('panel.report.total')}
          </th>
        ) : (
          <Cell key={field.name} field={field} row={report.totals.includes(field.name) ? total : {}} isBlank />
        ),
      )}
    </tr>
  );
}

function headText(label: string, unit: string): string {
  return unit ? `${label} (${unit})` : label;
}

function Cell({ field, row, isBlank = false }: { readonly field: FieldModel; readonly row: Row; readonly isBlank?: boolean }) {
  const text = useValueText();
  const isNothing = isBlank && row[field.name] === undefined;
  return <td className={isFigure(field) ? 'figure' : 'text'}>{isNothing ? '' : text(field, row)}</td>;
}
