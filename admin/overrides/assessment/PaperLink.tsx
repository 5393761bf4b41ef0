import Print from '@mui/icons-material/Print';
import { Button } from '@mui/material';
import { LinkBase, useTranslate } from 'react-admin';
import { usePanel } from '../../app/panel.ts';
import type { Sheet } from './sheetQuery.ts';

/** The report that prints a form of the source document, by its code. */
const PAPERS: Readonly<Record<string, string>> = { A: 'assessmentRosterA', B: 'assessmentSheetB', C: 'assessmentRosterC' };

function useReport(code: string | undefined): string | null {
  const { reports } = usePanel();
  const name = PAPERS[code ?? ''];
  return reports.some((report) => report.name === name) ? name! : null;
}

/** The way from a roster to its report, with files and the print. */
export function RosterReport({ code, period }: { readonly code: string; readonly period: string }) {
  const translate = useTranslate();
  const report = useReport(code);
  if (!report) return null;
  return (
    <Button variant="outlined" startIcon={<Print />} component={LinkBase} to={`/reports/${report}?period=${period}`}>
      {translate('panel.assessment.report')}
    </Button>
  );
}

/** The sheet on paper: form B by itself, the others with the roster that they are a row of. */
export function SheetPrint({ sheet: { template, period, specialist } }: { readonly sheet: Sheet }) {
  const translate = useTranslate();
  const report = useReport(template?.code);
  if (!report) return null;
  const own = template?.code === 'B' && specialist ? `&specialist=${specialist.id}` : '';
  return (
    <Button startIcon={<Print />} component={LinkBase} to={`/reports/${report}/print?period=${period}${own}`}>
      {translate('panel.assessment.print')}
    </Button>
  );
}
