import { Box } from '@mui/material';
import { usePanel } from '../../app/panel.ts';
import { dayOf } from './itemFacts.ts';
import { PlanCalendar } from './PlanCalendar.tsx';
import type { PlanCalendarProps } from './PlanCalendar.tsx';
import { PlanTray } from './PlanTray.tsx';

/** The month as a calendar with the items that have no day yet beside it; loaded only where there is room for it. */
export function PlanMonth(props: PlanCalendarProps) {
  const { timeZone } = usePanel();
  const undated = props.items.filter((item) => dayOf(item, timeZone) === null);
  return (
    <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr) 220px', alignItems: 'start' }}>
      <PlanCalendar {...props} />
      <PlanTray items={undated} isMovable={undated.some((item) => props.canMove(item))} onOpen={props.onOpen} />
    </Box>
  );
}
