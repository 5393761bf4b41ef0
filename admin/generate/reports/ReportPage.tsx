import Print from '@mui/icons-material/Print';
import Download from '@mui/icons-material/Download';
import { Button, Paper, Skeleton, Typography } from '@mui/material';
import { LinkBase, useTranslate } from 'react-admin';
import { NotFoundPage } from '../../app/NotFoundPage.tsx';
import { PageHead } from '../../app/PageHead.tsx';
import { PageMessage } from '../../app/PageMessage.tsx';
import { ReadProblem } from '../../app/ReadProblem.tsx';
import { useLabels, usePanelLocale } from '../../app/panel.ts';
import type { ReportModel } from '../model.ts';
import { FormImport } from './FormImport.tsx';
import { ReportParameters } from './ReportParameters.tsx';
import { fileAddress, formAddress } from './reportRequest.ts';
import type { ReportArgs } from './reportRequest.ts';
import { ReportTable } from './ReportTable.tsx';
import { isComplete, useReportAddress, useWholeReport } from './useReport.ts';

/** Any report: its parameters in the address, its rows with the total, and the ways out of the house. */
export function ReportPage() {
  const { report, args, setSearch } = useReportAddress();
  if (!report) return <NotFoundPage />;
  return (
    <Report
      key={report.name}
      report={report}
      args={args}
      onChange={(changed) => setSearch(new URLSearchParams(changed), { replace: true })}
    />
  );
}

interface ReportProps {
  readonly report: ReportModel;
  readonly args: ReportArgs;
}

function Report({ report, args, onChange }: ReportProps & { onChange(args: ReportArgs): void }) {
  const label = useLabels();
  return (
    <>
      <PageHead
        title={label(report.label)}
        below={<Typography color="textSecondary">{label(report.description)}</Typography>}
        actions={isComplete(report, args) && <ReportActions report={report} args={args} />}
      />
      <Paper sx={{ overflow: 'hidden' }}>
        <ReportParameters report={report} args={args} onChange={onChange} />
        <ReportRows report={report} args={args} />
      </Paper>
    </>
  );
}

function ReportActions({ report, args }: ReportProps) {
  const translate = useTranslate();
  const locale = usePanelLocale();
  return (
    <>
      {(['csv', 'xlsx'] as const).map((format) => (
        <Button key={format} variant="outlined" href={fileAddress(report, args, format, locale)} download startIcon={<Download />}>
          {translate(`panel.report.${format}`)}
        </Button>
      ))}
      {report.form && (
        <Button variant="outlined" href={formAddress(report, args, locale)} download startIcon={<Download />}>
          {translate('panel.report.form')}
        </Button>
      )}
      {report.form?.imports && <FormImport report={report} />}
      <Button
        variant="contained"
        component={LinkBase}
        to={`/reports/${report.name}/print?${new URLSearchParams(args).toString()}`}
        startIcon={<Print />}
      >
        {translate('panel.report.print')}
      </Button>
    </>
  );
}

function ReportRows({ report, args }: ReportProps) {
  const translate = useTranslate();
  const { data, error, isPending, refetch } = useWholeReport(report, args);
  if (!isComplete(report, args)) return <PageMessage title={translate('panel.report.incomplete')} />;
  if (error) return <ReadProblem error={error} onRetry={refetch} />;
  if (isPending) return <Skeleton variant="rectangular" height={240} sx={{ m: 2 }} />;
  if (data.rows.length === 0) return <PageMessage title={translate('panel.report.empty')} hint={translate('panel.report.emptyHint')} />;
  return <ReportTable report={report} {...data} />;
}
