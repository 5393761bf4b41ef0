import ChevronLeft from '@mui/icons-material/ChevronLeft';
import ChevronRight from '@mui/icons-material/ChevronRight';
import { Box, IconButton, TextField } from '@mui/material';
import { useTranslate } from 'react-admin';
import { isPeriod, shiftPeriod } from '../../generate/calendar/workDays.ts';

/** Goes from month to month. */
export function PeriodSteps({ period, onChange }: { readonly period: string; onChange(period: string): void }) {
  const translate = useTranslate();
  return (
    <Box sx={{ display: 'inline-flex', alignItems: 'center' }}>
      <IconButton aria-label={translate('panel.plan.previousMonth')} onClick={() => onChange(shiftPeriod(period, -1))}>
        <ChevronLeft />
      </IconButton>
      <TextField
        type="month"
        value={period}
        onChange={({ target }) => isPeriod(target.value) && onChange(target.value)}
        slotProps={{ htmlInput: { 'aria-label': translate('panel.plan.month') } }}
        sx={{ width: 150 }}
      />
      <IconButton aria-label={translate('panel.plan.nextMonth')} onClick={() => onChange(shiftPeriod(period, 1))}>
        <ChevronRight />
      </IconButton>
    </Box>
  );
}
