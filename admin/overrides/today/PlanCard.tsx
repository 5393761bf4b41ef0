import { Box, Button, Paper, Typography } from '@mui/material';
import { LinkBase, useTranslate } from 'react-admin';
import { usePanelLocale } from '../../app/panel.ts';
import { formatPeriod } from '../../i18n/time.ts';
import type { BusinessClock } from '../plans/standing.ts';
import { standingOf, usualDeadline } from '../plans/standing.ts';
import { StandingNote } from '../plans/StandingNote.tsx';
import type { Owed } from './useToday.ts';

/** How the specialist's plan of next month stands, and how long there is. */
export function PlanCard({ owed: { period, plan, days }, clock }: { readonly owed: Owed; readonly clock: BusinessClock }) {
  const translate = useTranslate();
  const title = translate('panel.today.plan', { period: formatPeriod(period, usePanelLocale()) });
  const deadline = plan?.deadline ?? usualDeadline(period, days);
  return (
    <Paper component="section" aria-label={title} sx={{ p: 2, mb: 2, display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center' }}>
      <Box sx={{ flex: '1 1 260px' }}>
        <Typography component="h2" variant="h2">
          {title}
        </Typography>
        <StandingNote standing={standingOf(plan, deadline, days, clock)} deadline={deadline} />
      </Box>
      <Button component={LinkBase} to={`/my-plan?period=${period}`} variant="contained">
        {translate('panel.today.openPlan')}
      </Button>
    </Paper>
  );
}
