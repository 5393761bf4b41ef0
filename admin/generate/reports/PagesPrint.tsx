import { useTranslate } from 'react-admin';
import { useLabels, usePanel } from '../../app/panel.ts';
import type { CatalogueFormLine, CatalogueFormPage } from '../../provider/catalogue.ts';
import type { Row } from '../choose.ts';
import type { ReportModel } from '../model.ts';
import { useFormText } from './formText.ts';
import type { PrintProps } from './PlainPrint.tsx';

type Columns = NonNullable<ReportModel['form']>['columns'];

interface PagesPrintProps extends Omit<PrintProps, 'total' | 'args'> {
  readonly columns: Columns;
  readonly page: CatalogueFormPage;
}

/** A form with a page of paper for each record; a blank one where there is none, to be filled in by hand. */
export function PagesPrint({ report, columns, page, rows }: PagesPrintProps) {
  const records = Map.groupBy<unknown, Row>(rows.length > 0 ? rows : [{ id: 'blank' }], (row) => row[page.by]);
  return [...records].map(([key, list]) => <Page key={String(key)} report={report} columns={columns} page={page} rows={list} />);
}

function Page({ report, columns, page, rows }: PagesPrintProps) {
  const label = useLabels();
  const translate = useTranslate();
  const { today } = usePanel();
  const whole = columns.reduce((sum, { width }) => sum + width, 0);
  const [record = { id: '' }] = rows;
  return (
    <section className="sheet paged">
      <h1>{label(report.label)}</h1>
      <table>
        <colgroup>
          {columns.map((column) => (
            <col key={label(column.label)} style={{ width: `${(100 * column.width) / whole}%` }} />
          ))}
        </colgroup>
        <tbody>
          <Lines report={report} lines={page.lines} row={record} width={columns.length} />
          <tr>
            <th colSpan={columns.length}>{label(page.list)}</th>
          </tr>
          <List report={report} columns={columns} rows={rows} most={page.rows} />
          <Lines report={report} lines={page.foot} row={record} width={columns.length} isFoot />
        </tbody>
      </table>
      <div className="line">
        <span>{translate('panel.paper.formDate')}</span>
        <span>{translate('panel.paper.printedOn', { day: today })}</span>
      </div>
    </section>
  );
}

interface LinesProps {
  readonly report: ReportModel;
  readonly lines: readonly CatalogueFormLine[];
  readonly row: Row;
  /** Columns of the grid. */
  readonly width: number;
  readonly isFoot?: boolean;
}

/** Labels beside their values; one of the whole width has room for sentences, or for a signature. */
function Lines({ report, lines, row, width, isFoot = false }: LinesProps) {
  const label = useLabels();
  const textOf = useFormText(report);
  return lines.map(({ fields }) => {
    const height = fields.length > 1 ? undefined : isFoot ? '12mm' : '11mm';
    return (
      <tr key={label(fields[0]?.label)} style={{ height }}>
        {fields.flatMap((field) => [
          <th key={`${field.text} label`} scope="row">
            {label(field.label)}
          </th>,
          <td key={field.text} className="text" colSpan={width / fields.length - 1} style={{ whiteSpace: 'pre-wrap' }}>
            {textOf(field.text, row)}
          </td>,
        ])}
      </tr>
    );
  });
}

interface ListProps {
  readonly report: ReportModel;
  readonly columns: Columns;
  readonly rows: readonly Row[];
  readonly most: number;
}

/** What belongs to the record, and empty lines below it as on a printed form. */
function List({ report, columns, rows, most }: ListProps) {
  const label = useLabels();
  const textOf = useFormText(report);
  const told = rows.map((row) => columns.map(({ text }) => textOf(text, row))).filter((texts) => texts.some(Boolean));
  const blank = Array.from({ length: Math.max(0, most - told.length) }, () => columns.map(() => '\u00a0'));
  const lines = [...told, ...blank].map((texts, place) => ({ key: `line ${place}`, texts }));
  return (
    <>
      <tr>
        {columns.map((column) => (
          <th key={label(column.label)} scope="col">
            {label(column.label)}
          </th>
        ))}
      </tr>
      {lines.map(({ key, texts }) => (
        <tr key={key}>
          {texts.map((text, place) => (
            <td key={label(columns[place]?.label)} className="text">
              {text}
            </td>
          ))}
        </tr>
      ))}
    </>
  );
}
