import { useTranslate } from 'react-admin';
import { usePanelLocale } from '../../app/panel.ts';
import type { Row } from '../../generate/choose.ts';
import type { PrintProps } from '../../generate/reports/PlainPrint.tsx';
import { BlankRows, FormHead, groupsText, nameOf, rateText, recordIn, scoreText, Signatures } from './paper.tsx';
import { useWeights } from './useWeights.ts';

const groups = [
  ['visit', ['planVisit', 'actualVisit', 'rate', 'score']],
  ['expansion', ['planExpansion', 'actualExpansion', 'rate', 'score']],
  ['daily', ['conduct', 'customerCare', 'marketManagement', 'score']],
] as const;

const columns = 15;

/** Form A: the department's roster, a line for each specialist (domain §1.2). */
export function FormA({ args, rows }: PrintProps) {
  return (
    <section className="sheet">
      <FormHead args={args} specialist={recordIn(rows[0], 'specialist')} />
      <table>
        <Head rows={rows} />
        <tbody>
          {rows.map((row) => (
            <Line key={String(row['id'])} row={row} />
          ))}
          <BlankRows after={rows} columns={columns} />
        </tbody>
      </table>
      <Signatures names={['preparedBy', 'manager', 'superior', 'date']} />
    </section>
  );
}

function Head({ rows }: { readonly rows: readonly Row[] }) {
  const translate = useTranslate();
  const weights = useWeights(rows, ['30%', '30%', '10%']);
  const text = (key: string) => translate(`panel.paper.${key}`);
  return (
    <thead>
      <tr>
        <th rowSpan={2}>{text('name')}</th>
        {groups.map(([key, parts], place) => (
          <th key={key} colSpan={parts.length}>
            {text(key)} {weights[place]}
          </th>
        ))}
        <th rowSpan={2}>{text('result')}</th>
        <th rowSpan={2}>{text('remark')}</th>
      </tr>
      <tr>{groups.flatMap(([key, parts]) => parts.map((part) => <th key={`${key} ${part}`}>{text(part)}</th>))}</tr>
    </thead>
  );
}

function Line({ row }: { readonly row: Row }) {
  const locale = usePanelLocale();
  const amount = (name: string) => groupsText(row[name], locale);
  return (
    <tr>
      <td>{nameOf(recordIn(row, 'specialist'), locale)}</td>
      {['visit', 'expansion'].flatMap((kind) => [
        <td key={`${kind} plan`}>{amount(`${kind}Plan`)}</td>,
        <td key={`${kind} actual`}>{amount(`${kind}Actual`)}</td>,
        <td key={`${kind} rate`}>{rateText(row[`${kind}Rate`])}</td>,
        <td key={`${kind} score`}>{scoreText(row[`${kind}Score`])}</td>,
      ])}
      {['conduct', 'customerCare', 'marketManagement'].map((name) => (
        <td key={name}>{amount(name)}</td>
      ))}
      <td>{scoreText(row['dailyScore'])}</td>
      <td>
        <strong>{scoreText(row['result'])}</strong>
      </td>
      <td className="text">{String(row['remark'] ?? '')}</td>
    </tr>
  );
}
