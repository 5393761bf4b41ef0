import { Alert, Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useBusinessClock } from '../plans/useBusinessClock.ts';
import { useTourRules, workshopUnits } from './formData.ts';
import type { TourRoute } from './formData.ts';

interface NoticeFactsProps {
  readonly tourType: string;
  readonly plannedStart: string | null;
  readonly route: TourRoute | null;
}

const HOUR_MS = 3_600_000;

/** Whether there is time enough, and whose leave it takes: told before it is asked for. */
export function NoticeFacts({ tourType, plannedStart, route }: NoticeFactsProps) {
  const translate = useTranslate();
  const clock = useBusinessClock();
  const rules = useTourRules();
  const hours = rules.leadHours(tourType);
  const ahead = clock && plannedStart ? (Date.parse(plannedStart) - Date.parse(clock.now)) / HOUR_MS : null;
  const isLate = ahead !== null && ahead < hours;
  const leaders = route && workshopUnits(route) > 1 ? ['REGIONAL_MANAGER'] : [];
  const approvers = [...new Set([...rules.approvers(tourType), ...leaders])];
  const names = approvers.map((name) => translate(`panel.role.${name}`)).join(translate('panel.tourForm.and'));
  return (
    <Box sx={{ display: 'grid', gap: 1, mb: 2 }}>
      <Alert severity={isLate ? 'warning' : 'success'}>
        {translate(isLate ? 'panel.tourForm.late' : 'panel.tourForm.inTime', { hours, ahead: ahead === null ? '—' : Math.floor(ahead) })}
      </Alert>
      <Alert severity="info">{translate('panel.tourForm.approvers', { names })}</Alert>
    </Box>
  );
}
