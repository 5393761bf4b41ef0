import { useTranslate } from 'react-admin';
import { useLabels, usePanelLocale } from '../../app/panel.ts';
import type { Row } from '../../generate/choose.ts';
import type { ReportModel } from '../../generate/model.ts';
import type { PrintProps } from '../../generate/reports/PlainPrint.tsx';
import { FormHead, groupsText, nameOf, rateText, recordIn, scoreText, Signatures, weightText } from './paper.tsx';

/** Figures stay on one line; the standard takes what is left. */
const widths = [
  ['no', '11mm'],
  ['indicator', '26mm'],
  ['standard', 'auto'],
  ['plan', '22mm'],
  ['actual', '22mm'],
  ['rate', '20mm'],
  ['weight', '20mm'],
  ['score', '18mm'],
] as const;
const columns = widths.map(([column]) => column);

/** Rows of the printed form; those without an indicator are room for the company's own. */
const printedRows = 6;

/** Form B: one sheet for each specialist, a page each (domain §1.2). */
export function FormB({ report, args, rows }: PrintProps) {
  const sheets = Map.groupBy(rows, (row) => String(recordIn(row, 'sheet')?.['id']));
  return [...sheets].map(([id, lines]) => <Sheet key={id} report={report} args={args} rows={lines} />);
}

interface SheetProps extends Pick<PrintProps, 'args' | 'rows'> {
  readonly report: ReportModel;
}

function Sheet({ report, args, rows }: SheetProps) {
  const translate = useTranslate();
  const locale = usePanelLocale();
  const specialist = recordIn(rows[0], 'specialist');
  return (
    <section className="sheet">
      <FormHead args={args} specialist={specialist}>
        <span>{translate('panel.paper.person', { name: nameOf(specialist, locale) })}</span>
      </FormHead>
      <table>
        <Columns />
        <tbody>
          {rows.map((row) => (
            <Line key={String(row['order'])} report={report} row={row} />
          ))}
          {Array.from({ length: Math.max(0, printedRows - rows.length) }, (_, place) => (
            <tr key={`blank ${place}`}>
              <td>{rows.length + place + 1}</td>
              {columns.slice(1).map((column) => (
                <td key={column}>{'\u00a0'}</td>
              ))}
            </tr>
          ))}
          <Sum rows={rows} />
        </tbody>
      </table>
      <Verdict sheet={recordIn(rows[0], 'sheet')} />
      <Signatures names={['specialist', 'manager', 'superior', 'date']} />
    </section>
  );
}

function Columns() {
  const translate = useTranslate();
  return (
    <>
      <colgroup>
        {widths.map(([column, width]) => (
          <col key={column} style={{ width }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {translate(`panel.paper.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
    </>
  );
}

function Line({ report, row }: { readonly report: ReportModel; readonly row: Row }) {
  const locale = usePanelLocale();
  const label = useLabels();
  const notes = report.columns.find(({ name }) => name === 'note')?.options ?? [];
  const note = notes.find(({ value }) => value === row['note']);
  return (
    <tr>
      <td>{String(row['order'])}</td>
      <td className="text">{String(row[locale === 'en' ? 'nameEn' : 'nameZh'])}</td>
      <td className="text">
        {String((locale === 'en' && row['standardEn']) || (row['standard'] ?? ''))}
        {note && ` （${label(note.label)}）`}
      </td>
      <td>{groupsText(row['plan'], locale)}</td>
      <td>{groupsText(row['actual'], locale)}</td>
      <td>{rateText(row['rate'])}</td>
      <td>{weightText(row['weight'])}</td>
      <td>{scoreText(row['score'])}</td>
    </tr>
  );
}

function Sum({ rows }: { readonly rows: readonly Row[] }) {
  const translate = useTranslate();
  const sheet = recordIn(rows[0], 'sheet');
  const thousandths = rows.reduce((sum, row) => sum + Math.round(Number(row['weight'] ?? 0) * 10_000), 0);
  return (
    <tr>
      <th colSpan={6} scope="row">
        {translate('panel.paper.sum')}
      </th>
      <td>{weightText((thousandths / 10_000).toFixed(4))}</td>
      <td>
        <strong>{scoreText(sheet?.['total'])}</strong>
      </td>
    </tr>
  );
}

/** What the total comes to, what lateness has cost, and what the manager remarks. */
function Verdict({ sheet }: { readonly sheet: Row | null }) {
  const translate = useTranslate();
  const penalty = sheet?.['penalty'];
  return (
    <>
      <div className="line">
        <span>{translate('panel.paper.percent', { percent: rateText(sheet?.['percent']), max: scoreText(sheet?.['max']) })}</span>
        <span>{translate('panel.paper.grade', { grade: String(sheet?.['grade'] ?? '—') })}</span>
        {typeof penalty === 'string' && Number(penalty) > 0 && <span>{translate('panel.paper.penalty', { points: penalty })}</span>}
      </div>
      <div className="line">
        <span>{translate('panel.paper.remarkLine', { remark: String(sheet?.['remark'] ?? '') })}</span>
      </div>
    </>
  );
}
