import ChevronLeft from '@mui/icons-material/ChevronLeft';
import ChevronRight from '@mui/icons-material/ChevronRight';
import { Button, IconButton, TextField, ToggleButton, ToggleButtonGroup } from '@mui/material';
import { useTranslate } from 'react-admin';
import { usePanel } from '../../app/panel.ts';
import { addDays } from '../../generate/calendar/workDays.ts';
import type { CalendarParams } from './useCalendarParams.ts';
import { VIEWS } from './useCalendarParams.ts';

interface StepsProps {
  readonly params: CalendarParams;
  onChange(changed: Partial<CalendarParams>): void;
}

/** Goes from week to week, or from day to day, and says how they are shown. */
export function CalendarSteps({ params: { view, day }, onChange }: StepsProps) {
  const translate = useTranslate();
  const { today } = usePanel();
  const step = view === 'day' ? 1 : 7;
  return (
    <>
      <ToggleButtonGroup
        exclusive
        size="small"
        value={view}
        aria-label={translate('panel.tourForm.calendar.view')}
        onChange={(_event, chosen: CalendarParams['view'] | null) => chosen && onChange({ view: chosen })}
      >
        {VIEWS.map((one) => (
          <ToggleButton key={one} value={one}>
            {translate(`panel.tourForm.calendar.views.${one}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <IconButton aria-label={translate('panel.tourForm.calendar.earlier')} onClick={() => onChange({ day: addDays(day, -step) })}>
        <ChevronLeft />
      </IconButton>
      <TextField
        type="date"
        value={day}
        onChange={({ target }) => target.value && onChange({ day: target.value })}
        slotProps={{ htmlInput: { 'aria-label': translate('panel.tourForm.calendar.day') } }}
        sx={{ width: 150 }}
      />
      <IconButton aria-label={translate('panel.tourForm.calendar.later')} onClick={() => onChange({ day: addDays(day, step) })}>
        <ChevronRight />
      </IconButton>
      <Button color="inherit" disabled={day === today} onClick={() => onChange({ day: today })}>
        {translate('panel.tourForm.calendar.today')}
      </Button>
    </>
  );
}
