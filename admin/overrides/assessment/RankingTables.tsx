import { Box, Link, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import { LinkBase, useTranslate } from 'react-admin';
import { usePanelLocale, useResourceModel } from '../../app/panel.ts';
import { FieldValue } from '../../generate/FieldValue.tsx';
import { fieldNamed } from '../../generate/model.ts';
import { formatRate } from '../../i18n/number.ts';
import { formatPeriod } from '../../i18n/time.ts';
import { nameIn } from './sheetQuery.ts';
import type { Result, Trend } from './trendQuery.ts';

/** The ranking in words and figures; equal percents share a rank. */
export function RankingTable({ ranking }: { readonly ranking: readonly Result[] }) {
  const translate = useTranslate();
  const locale = usePanelLocale();
  const grade = fieldNamed(useResourceModel('assessmentSheets'), 'grade');
  const rankOf = ({ percent }: Result): number => ranking.findIndex((other) => other.percent === percent) + 1;
  return (
    <Table size="small" sx={{ '& th, & td': { px: 1 } }}>
      <TableHead>
        <TableRow>
          <TableCell>{translate('panel.assessment.rank')}</TableCell>
          <TableCell>{translate('panel.assessment.specialist')}</TableCell>
          <TableCell align="right">{translate('panel.assessment.percent')}</TableCell>
          <TableCell>{translate('panel.assessment.grade')}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {ranking.map((result) => (
          <TableRow key={result.id}>
            <TableCell>{rankOf(result)}</TableCell>
            <TableCell>
              <Link component={LinkBase} to={`/assessmentSheets/${result.id}/show`} underline="hover">
                {nameIn(result.specialist, locale)}
              </Link>
            </TableCell>
            <TableCell align="right">{formatRate(result.percent, locale)}</TableCell>
            <TableCell>{grade && <FieldValue field={grade} row={result} />}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

/** The months of each specialist in figures, each of which opens its sheet. */
export function TrendTable({ trends, periods }: { readonly trends: readonly Trend[]; readonly periods: readonly string[] }) {
  const translate = useTranslate();
  const locale = usePanelLocale();
  return (
    <Box
      sx={{ overflowX: 'auto' }}
      tabIndex={0}
      role="region"
      aria-label={translate('panel.assessment.trendOf', { months: periods.length })}
    >
      <Table size="small" sx={{ '& th, & td': { px: 0.75 } }}>
        <TableHead>
          <TableRow>
            <TableCell>{translate('panel.assessment.specialist')}</TableCell>
            {periods.map((period) => (
              <TableCell key={period} align="right" title={formatPeriod(period, locale)}>
                {period.slice(2)}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {trends.map(({ specialist, results }) => (
            <TableRow key={specialist.id}>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>{nameIn(specialist, locale)}</TableCell>
              {results.map((result, index) => (
                <TableCell key={periods[index]} align="right">
                  {result ? <TrendFigure result={result} /> : translate('panel.show.none')}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}

function TrendFigure({ result }: { readonly result: Result }) {
  const translate = useTranslate();
  const locale = usePanelLocale();
  const { id, specialist, period, percent } = result;
  const title = translate('panel.assessment.title', { name: nameIn(specialist, locale), period: formatPeriod(period, locale) });
  const figure = formatRate(percent, locale);
  return (
    <Link component={LinkBase} to={`/assessmentSheets/${id}/show`} underline="hover" aria-label={`${figure}, ${title}`}>
      {figure}
    </Link>
  );
}
