import Alarm from '@mui/icons-material/Schedule';
import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { usePanel } from '../../app/panel.ts';
import { formatDateTime } from '../../i18n/time.ts';
import type { Standing } from './standing.ts';

/** How long there is until the deadline, or by how much it was missed, in red. */
export function StandingNote({ standing, deadline }: { readonly standing: Standing; readonly deadline: string }) {
  const { timeZone } = usePanel();
  const text = useStandingText()(standing);
  const translate = useTranslate();
  const isLate = standing.kind !== 'due' && standing.late > 0;
  const isClose = standing.kind === 'due' && standing.workdays <= 1;
  const color = isLate || standing.kind === 'overdue' ? 'error.main' : isClose ? 'warning.main' : 'text.secondary';
  return (
    <Box
      component="span"
      role="status"
      sx={{ display: 'inline-flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 0.75, color, fontWeight: 600 }}
    >
      <Alarm sx={{ fontSize: 17 }} />
      {text}
      <Box component="span" sx={{ fontWeight: 400, color: 'text.secondary' }}>
        {translate('panel.plan.deadlineAt', { at: formatDateTime(deadline, timeZone) })}
      </Box>
    </Box>
  );
}

/** A standing in a few words. */
export function useStandingText(): (standing: Standing) => string {
  const translate = useTranslate();
  return (standing) => {
    if (standing.kind === 'reported')
      return translate(standing.late > 0 ? 'panel.plan.late' : 'panel.plan.inTime', { smart_count: standing.late });
    if (standing.kind === 'overdue') return translate('panel.plan.overdue', { smart_count: standing.late });
    const { workdays, hours, minutes } = standing;
    if (workdays === 0) return translate('panel.plan.leftToday', { hours, minutes });
    return translate('panel.plan.left', { smart_count: workdays, hours });
  };
}
