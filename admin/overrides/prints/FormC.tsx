import { useTranslate } from 'react-admin';
import { usePanelLocale } from '../../app/panel.ts';
import type { Row } from '../../generate/choose.ts';
import type { PrintProps } from '../../generate/reports/PlainPrint.tsx';
import { BlankRows, FormHead, nameOf, recordIn, scoreText, Signatures } from './paper.tsx';
import { useWeights } from './useWeights.ts';

const indicators = ['business', 'service', 'frontDesk', 'backOffice', 'conduct'];

/** Form C: the main indicators, rated, a line for each specialist (domain §1.2). */
export function FormC({ args, rows }: PrintProps) {
  return (
    <section className="sheet">
      <FormHead args={args} specialist={recordIn(rows[0], 'specialist')} />
      <table>
        <Head rows={rows} />
        <tbody>
          {rows.map((row) => (
            <Line key={String(row['id'])} row={row} />
          ))}
          <BlankRows after={rows} columns={indicators.length + 3} />
        </tbody>
      </table>
      <Signatures names={['preparedBy', 'manager', 'superior', 'date']} />
    </section>
  );
}

function Head({ rows }: { readonly rows: readonly Row[] }) {
  const translate = useTranslate();
  const weights = useWeights(rows, ['60%', '10%', '10%', '10%', '10%']);
  const text = (key: string) => translate(`panel.paper.${key}`);
  return (
    <thead>
      <tr>
        <th rowSpan={3}>{text('name')}</th>
        <th colSpan={indicators.length}>{text('mainIndicators')}</th>
        <th rowSpan={3}>{text('result')}</th>
        <th rowSpan={3}>{text('remark')}</th>
      </tr>
      <tr>
        {indicators.map((name) => (
          <th key={name}>{text(name)}</th>
        ))}
      </tr>
      <tr>
        {indicators.map((name, place) => (
          <th key={name}>{weights[place]}</th>
        ))}
      </tr>
    </thead>
  );
}

function Line({ row }: { readonly row: Row }) {
  const locale = usePanelLocale();
  return (
    <tr>
      <td>{nameOf(recordIn(row, 'specialist'), locale)}</td>
      {indicators.map((name) => (
        <td key={name}>{scoreText(row[name])}</td>
      ))}
      <td>
        <strong>{scoreText(row['result'])}</strong>
      </td>
      <td className="text">{String(row['remark'] ?? '')}</td>
    </tr>
  );
}
