import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { usePanelLocale } from '../../app/panel.ts';
import type { Row } from '../../generate/choose.ts';
import type { Locale } from '../../generate/model.ts';
import { dash } from '../../generate/reports/printText.ts';
import type { ReportArgs } from '../../generate/reports/reportRequest.ts';
import { formatDecimal, shiftPoint, trimZeros } from '../../i18n/number.ts';
import { formatPeriod } from '../../i18n/time.ts';

/** Rows that a form has at least, as a printed one would. */
const fewestRows = 8;

/** A record of a row, such as the specialist. */
export function recordIn(row: Row | undefined, name: string): Row | null {
  return (row?.[name] ?? null) as Row | null;
}

/** A name in the reader's language, or in the one there is. */
export function nameOf(record: Row | null, locale: Locale): string {
  const named = locale === 'en' ? (record?.['nameEn'] ?? record?.['name']) : record?.['name'];
  return typeof named === 'string' ? named : dash;
}

/** Numbers of groups without needless places. */
export function groupsText(value: unknown, locale: Locale): string {
  return typeof value === 'string' ? formatDecimal(trimZeros(value), locale) : dash;
}

/** Scores and points with their two places, so that the sum can be checked on paper. */
export function scoreText(value: unknown): string {
  return typeof value === 'string' ? value : dash;
}

/** A completion rate with two places (domain §2.8.2). */
export function rateText(value: unknown): string {
  return typeof value === 'string' ? `${shiftPoint(value, 2)}%` : dash;
}

export function weightText(value: unknown): string {
  return typeof value === 'string' ? `${trimZeros(shiftPoint(value, 2))}%` : dash;
}

/** Empty rows, as many as it takes for the form to look like one. */
export function BlankRows({ after, columns }: { readonly after: readonly Row[]; readonly columns: number }) {
  const rows = Array.from({ length: Math.max(0, fewestRows - after.length) }, (_, place) => `blank ${place}`);
  return rows.map((row) => (
    <tr key={row} aria-hidden>
      {Array.from({ length: columns }, (_, cell) => `${row} ${cell}`).map((cell) => (
        <td key={cell}>{'\u00a0'}</td>
      ))}
    </tr>
  ));
}

interface HeadProps {
  readonly args: ReportArgs;
  /** Whose department stands above the table. */
  readonly specialist: Row | null;
  readonly children?: ReactNode;
}

/** The title, the department and the month. */
export function FormHead({ args, specialist, children }: HeadProps) {
  const translate = useTranslate();
  const locale = usePanelLocale();
  return (
    <>
      <h1>{translate('panel.paper.title')}</h1>
      <div className="line">
        <span>{translate('panel.paper.department', { name: nameOf(recordIn(specialist ?? {}, 'orgUnit'), locale) })}</span>
        {children}
        <span>{translate('panel.paper.month', { month: formatPeriod(args['period'] ?? '', locale) })}</span>
      </div>
    </>
  );
}

/** Lines to sign on, each with whom it is for. */
export function Signatures({ names }: { readonly names: readonly string[] }) {
  const translate = useTranslate();
  return (
    <div className="line signatures">
      {names.map((name) => (
        <span key={name}>
          {translate(`panel.paper.${name}`)}
          {'＿＿＿＿＿＿'}
        </span>
      ))}
    </div>
  );
}
