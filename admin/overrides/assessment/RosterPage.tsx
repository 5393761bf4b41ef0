import { MenuItem, Paper, TablePagination, TextField, useMediaQuery } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import { useState } from 'react';
import { useLocation, useNavigate, useTranslate } from 'react-admin';
import { PageHead } from '../../app/PageHead.tsx';
import { PageMessage } from '../../app/PageMessage.tsx';
import { usePanelLocale } from '../../app/panel.ts';
import { formatPeriod } from '../../i18n/time.ts';
import { useAnswer } from '../../provider/useAnswer.ts';
import { RosterReport } from './PaperLink.tsx';
import { PeriodBar } from './PeriodBar.tsx';
import { RosterCards } from './RosterCards.tsx';
import { formsQuery, latestOf, ROSTER_PAGE, rosterQuery, type RosterAnswer } from './rosterQuery.ts';
import { RosterTable } from './RosterTable.tsx';
import { nameIn, type Named } from './sheetQuery.ts';
import { usePeriod } from './usePeriod.ts';

/** The department's month in one table, in the columns of the printed form: a row for each specialist. */
export function RosterPage() {
  const translate = useTranslate();
  const locale = usePanelLocale();
  const [period, choosePeriod] = usePeriod();
  const [code, chooseCode] = useCode();
  const title = translate('panel.assessment.rosterTitle', { period: formatPeriod(period, locale) });
  return (
    <>
      <PageHead
        title={title}
        actions={
          <PeriodBar period={period} onChoose={choosePeriod}>
            <FormChoice code={code} onChoose={chooseCode} />
            <RosterReport code={code} period={period} />
          </PeriodBar>
        }
      />
      <Roster key={`${period}/${code}`} period={period} code={code} />
    </>
  );
}

/** The form of the page stands in its address; the roster of the source document is form A. */
function useCode(): readonly [string, (code: string) => void] {
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  const parameters = new URLSearchParams(search);
  const choose = (code: string) => {
    parameters.set('form', code);
    navigate(`${pathname}?${parameters.toString()}`, { replace: true });
  };
  return [parameters.get('form') ?? 'A', choose];
}

interface FormChoiceProps {
  readonly code: string;
  onChoose(code: string): void;
}

function FormChoice({ code, onChoose }: FormChoiceProps) {
  const translate = useTranslate();
  const locale = usePanelLocale();
  const { data } = useAnswer<{ readonly assessmentTemplates: { readonly nodes: readonly (Named & { readonly code: string })[] } }>(
    formsQuery,
  );
  const forms =
    data?.assessmentTemplates.nodes.filter((form, index, all) => all.findIndex((other) => other.code === form.code) === index) ?? [];
  if (forms.length === 0) return null;
  return (
    <TextField
      select
      label={translate('panel.assessment.template')}
      value={forms.some((form) => form.code === code) ? code : ''}
      onChange={(event) => onChoose(event.target.value)}
      sx={{ width: { xs: '100%', sm: 280 } }}
    >
      {forms.map((form) => (
        <MenuItem key={form.code} value={form.code}>
          {nameIn(form, locale)}
        </MenuItem>
      ))}
    </TextField>
  );
}

function Roster({ period, code }: { readonly period: string; readonly code: string }) {
  const translate = useTranslate();
  const locale = usePanelLocale();
  const [page, setPage] = useState(0);
  const isNarrow = useMediaQuery((theme: Theme) => theme.breakpoints.down('md'));
  const { data, error } = useAnswer<RosterAnswer>(rosterQuery, { period, code, first: ROSTER_PAGE, offset: page * ROSTER_PAGE });
  if (error) return <PageMessage title={translate(error.message, { _: error.message })} />;
  if (!data) return null;
  const { nodes, totalCount } = data.assessmentSheets;
  const sheets = latestOf(nodes);
  if (sheets.length === 0)
    return <PageMessage title={translate('panel.assessment.rosterEmpty', { period: formatPeriod(period, locale) })} />;
  return (
    <Paper sx={{ overflow: 'hidden' }}>
      {isNarrow ? <RosterCards sheets={sheets} /> : <RosterTable sheets={sheets} />}
      {totalCount > ROSTER_PAGE && (
        <TablePagination
          component="div"
          count={totalCount}
          page={page}
          rowsPerPage={ROSTER_PAGE}
          rowsPerPageOptions={[ROSTER_PAGE]}
          onPageChange={(_event, chosen) => setPage(chosen)}
        />
      )}
    </Paper>
  );
}
