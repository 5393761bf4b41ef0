import { Alert, Box, Button } from '@mui/material';
import { useState } from 'react';
import { LinkBase, useTranslate } from 'react-admin';
import { usePanel, usePanelLocale } from '../../app/panel.ts';
import { useAnswer } from '../../provider/useAnswer.ts';

interface Years {
  readonly workCalendarYears: { readonly rows: readonly { readonly year: string; readonly isOfficial: boolean }[] };
}

const yearsQuery = /* GraphQL */ `
  query calendarYears {
    workCalendarYears {
      rows {
        year
        isOfficial
      }
    }
  }
`;

/** Warns those who keep the calendar, and those whose deadlines go by it, of a year in use that has no official one. */
export function CalendarNotice() {
  const translate = useTranslate();
  const locale = usePanelLocale();
  const { rootFields } = usePanel();
  const [isHidden, setHidden] = useState(false);
  const isKeeper = rootFields.has('createWorkCalendarDay');
  const { data } = useAnswer<Years>(yearsQuery, {}, isKeeper || rootFields.has('approveMonthlyPlan'));
  const missing = data?.workCalendarYears.rows.filter(({ isOfficial }) => !isOfficial).map(({ year }) => year) ?? [];
  if (isHidden || missing.length === 0) return null;
  return (
    <Alert severity="warning" role="status" sx={{ mb: 2 }} closeText={translate('panel.calendar.later')} onClose={() => setHidden(true)}>
      {translate('panel.calendar.missing', { years: missing.join(locale === 'zh' ? '、' : ', ') })}{' '}
      {isKeeper ? <ForKeeper year={missing[0]!} /> : translate('panel.calendar.reader')}{' '}
      <Button component={LinkBase} to="/workCalendarDays" color="inherit" size="small" sx={{ textDecoration: 'underline', p: 0 }}>
        {translate('panel.calendar.show')}
      </Button>
    </Alert>
  );
}

function ForKeeper({ year }: { readonly year: string }) {
  const translate = useTranslate();
  return (
    <>
      {translate('panel.calendar.keeper')}{' '}
      <Box component="code" sx={{ display: 'inline-block', mr: 1 }}>
        {commandFor(year)}
      </Box>
    </>
  );
}

/** The file may be called anything. */
function commandFor(year: string): string {
  return `npm run import -- workCalendar ${year}.csv`;
}
