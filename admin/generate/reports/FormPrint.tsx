import { useTranslate } from 'react-admin';
import { useLabels } from '../../app/panel.ts';
import type { ReportModel } from '../model.ts';
import { useFormText } from './formText.ts';
import { PagesPrint } from './PagesPrint.tsx';
import type { PrintProps } from './PlainPrint.tsx';
import { useParameterText } from './printText.ts';

/** Rows that a form has at least, as a printed one would. */
const fewestRows = 12;

interface FormPrintProps extends Omit<PrintProps, 'total'> {
  readonly form: NonNullable<ReportModel['form']>;
}

/** A report as its paper form, as the catalogue lays it out. */
export function FormPrint({ form, ...props }: FormPrintProps) {
  const { page } = form;
  return page ? <PagesPrint {...props} columns={form.columns} page={page} /> : <TablePrint {...props} form={form} />;
}

function TablePrint({ report, form, args, rows }: FormPrintProps) {
  const label = useLabels();
  const translate = useTranslate();
  const parameters = useParameterText(report, args);
  return (
    <section className="sheet">
      <h1>{label(report.label)}</h1>
      <div className="line">
        <span>{parameters}</span>
        <span>{translate('panel.paper.formDate')}</span>
      </div>
      <FormTable report={report} form={form} rows={rows} />
      <div className="line signatures">
        {['preparedBy', 'manager'].map((name) => (
          <span key={name}>
            {translate(`panel.paper.${name}`)}
            {'＿＿＿＿＿＿＿＿'}
          </span>
        ))}
      </div>
    </section>
  );
}

function FormTable({ report, form, rows }: Omit<FormPrintProps, 'args'>) {
  const label = useLabels();
  const textOf = useFormText(report);
  const whole = form.columns.reduce((sum, { width }) => sum + width, 0);
  const blank = Array.from({ length: Math.max(0, fewestRows - rows.length) }, (_, place) => `blank ${place}`);
  const lines = [
    ...rows.map((row) => ({ key: String(row['id']), cells: form.columns.map(({ text }) => textOf(text, row)) })),
    ...blank.map((key) => ({ key, cells: form.columns.map(() => '\u00a0') })),
  ];
  return (
    <table>
      <thead>
        <tr>
          {form.columns.map((column) => (
            <th key={column.text} scope="col" style={{ width: `${(100 * column.width) / whole}%` }}>
              {label(column.label)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map(({ key, cells }) => (
          <tr key={key}>
            {cells.map((text, place) => (
              <td key={form.columns[place]!.text} className="text">
                {text}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
