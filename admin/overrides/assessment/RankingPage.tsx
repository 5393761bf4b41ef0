import { Box, Paper, Typography } from '@mui/material';
import { lazy, Suspense } from 'react';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { PageHead } from '../../app/PageHead.tsx';
import { PageMessage } from '../../app/PageMessage.tsx';
import { usePanelLocale } from '../../app/panel.ts';
import { formatPeriod } from '../../i18n/time.ts';
import { useAnswer } from '../../provider/useAnswer.ts';
import { rankingOptions, trendOptions } from './chartOptions.ts';
import { PeriodBar } from './PeriodBar.tsx';
import { RankingTable, TrendTable } from './RankingTables.tsx';
import { rankingOf, trendQuery, trendsOf, type Result, type TrendAnswer } from './trendQuery.ts';
import { shiftPeriod, usePeriod } from './usePeriod.ts';

const Chart = lazy(async () => ({ default: (await import('../charts/Chart.tsx')).Chart }));

const MONTHS = 6;

/** Who stands where this month, and how each has come along: as charts, each with its figures in a table beside it. */
export function RankingPage() {
  const translate = useTranslate();
  const [period, choose] = usePeriod();
  const { data, error } = useAnswer<TrendAnswer>(trendQuery, { from: shiftPeriod(period, 1 - MONTHS), to: period, offset: 0 });
  return (
    <>
      <PageHead title={translate('panel.assessment.rankingTitle')} actions={<PeriodBar period={period} onChoose={choose} />} />
      {error && <PageMessage title={translate(error.message, { _: error.message })} />}
      {data && <Charts results={data.assessmentSheets.nodes} period={period} />}
    </>
  );
}

function Charts({ results, period }: { readonly results: readonly Result[]; readonly period: string }) {
  const translate = useTranslate();
  const locale = usePanelLocale();
  const periods = Array.from({ length: MONTHS }, (_month, index) => shiftPeriod(period, index + 1 - MONTHS));
  const ranking = rankingOf(results, period);
  const trends = trendsOf(results, periods);
  if (trends.length === 0) return <PageMessage title={translate('panel.assessment.rankingEmpty')} />;
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      {ranking.length > 0 && (
        <Panel title={translate('panel.assessment.rankingOf', { period: formatPeriod(period, locale) })}>
          <Suspense fallback={<Box sx={{ height: 280 }} />}>
            <Chart options={rankingOptions(ranking, locale)} />
          </Suspense>
          <RankingTable ranking={ranking} />
        </Panel>
      )}
      <Panel title={translate('panel.assessment.trendOf', { months: MONTHS })}>
        <Suspense fallback={<Box sx={{ height: 280 }} />}>
          <Chart options={trendOptions(trends, periods, locale)} />
        </Suspense>
        <TrendTable trends={trends} periods={periods} />
      </Panel>
    </Box>
  );
}

function Panel({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Paper component="section" sx={{ p: 2, minWidth: 0 }}>
      <Typography component="h2" variant="h2" sx={{ mb: 1 }}>
        {title}
      </Typography>
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) minmax(0, 1fr)' },
          alignItems: 'start',
        }}
      >
        {children}
      </Box>
    </Paper>
  );
}
