import { Box, Button, GlobalStyles } from '@mui/material';
import { Suspense } from 'react';
import { LinkBase, useTranslate } from 'react-admin';
import { Waiting } from '../../app/Waiting.tsx';
import { NotFoundPage } from '../../app/NotFoundPage.tsx';
import { PageMessage } from '../../app/PageMessage.tsx';
import { useLabels } from '../../app/panel.ts';
import { usePageTitle } from '../../app/pageTitle.ts';
import { prints } from '../../overrides/prints/index.ts';
import type { ReportModel } from '../model.ts';
import { FormPrint } from './FormPrint.tsx';
import { PlainPrint } from './PlainPrint.tsx';
import type { ReportArgs } from './reportRequest.ts';
import { useReportAddress, useWholeReport } from './useReport.ts';

/** A report on paper, A4: by a form of its own where the company has one, else as a plain table. */
export function PrintPage() {
  const { report, args } = useReportAddress();
  return report ? <Preview report={report} args={args} /> : <NotFoundPage />;
}

interface PreviewProps {
  readonly report: ReportModel;
  readonly args: ReportArgs;
}

function Preview({ report, args }: PreviewProps) {
  const label = useLabels();
  const translate = useTranslate();
  const print = prints[report.name];
  const { data, error } = useWholeReport(report, args, print?.records);
  usePageTitle(label(report.label));
  const Form = print?.form ?? PlainPrint;
  const { form } = report;
  return (
    <Box
      component="main"
      sx={{ display: 'flow-root', minHeight: '100vh', bgcolor: '#8d989b', '@media print': { bgcolor: 'transparent', minHeight: 0 } }}
    >
      <GlobalStyles styles={paperStyles(orientationOf(report))} />
      <Tools report={report} args={args} isReady={data !== undefined} />
      {error && <PageMessage title={translate(error.message, { _: error.message })} />}
      <Suspense fallback={<Waiting />}>
        {data && !form && <Form report={report} args={args} rows={data.rows} total={data.total} />}
        {data && form && <FormPrint report={report} form={form} args={args} rows={data.rows} />}
      </Suspense>
    </Box>
  );
}

function Tools({ report, args, isReady }: PreviewProps & { readonly isReady: boolean }) {
  const translate = useTranslate();
  return (
    <Box sx={{ display: 'flex', gap: 1, p: 1.5, justifyContent: 'center', '@media print': { display: 'none' } }}>
      <Button
        variant="contained"
        color="secondary"
        component={LinkBase}
        to={`/reports/${report.name}?${new URLSearchParams(args).toString()}`}
      >
        {translate('panel.report.back')}
      </Button>
      <Button variant="contained" disabled={!isReady} onClick={() => print()}>
        {translate('panel.report.print')}
      </Button>
    </Box>
  );
}

function orientationOf({ name, form, columns }: ReportModel): 'portrait' | 'landscape' {
  const own = prints[name] ?? form;
  return own?.orientation ?? (columns.length > 8 ? 'landscape' : 'portrait');
}

/** Paper is white and its ink black, whatever the screen's theme; each `.sheet` begins a page. */
function paperStyles(orientation: 'portrait' | 'landscape') {
  const width = orientation === 'portrait' ? '210mm' : '297mm';
  return {
    '@page': { size: `A4 ${orientation}`, margin: '12mm' },
    '.sheet': {
      width,
      maxWidth: '100%',
      overflowX: 'auto',
      margin: '0 auto 16px',
      padding: '12mm',
      backgroundColor: '#fff',
      color: '#000',
      colorScheme: 'light',
      fontSize: '10.5pt',
      lineHeight: 1.45,
    },
    '.sheet h1': { fontSize: '17pt', textAlign: 'center', fontWeight: 650, margin: '0 0 8px', letterSpacing: '0.05em' },
    // on a narrow screen paper is pushed along rather than squeezed
    '.sheet table': { width: '100%', minWidth: orientation === 'portrait' ? 660 : 1020, borderCollapse: 'collapse' },
    '.sheet th, .sheet td': { border: '1px solid #000', padding: '5px 6px', textAlign: 'center', overflowWrap: 'anywhere' },
    // a form of a page has room for a party of a dozen
    '.sheet.paged th, .sheet.paged td': { padding: '3px 6px' },
    '.sheet th': { fontWeight: 600 },
    '.sheet td.text, .sheet th.text': { textAlign: 'left' },
    '.sheet td.figure': { textAlign: 'right', whiteSpace: 'nowrap' },
    '.sheet .line': { display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', gap: '4px 24px', margin: '6px 0' },
    '.sheet .signatures': { marginTop: '28px' },
    '.sheet tr': { breakInside: 'avoid' },
    '@media print': {
      'html, body, #root': { backgroundColor: '#fff !important' },
      '.sheet': { width: 'auto', margin: 0, padding: 0, overflow: 'visible' },
      '.sheet table': { minWidth: 0 },
      '.sheet:not(:last-child)': { breakAfter: 'page' },
    },
  } as const;
}
