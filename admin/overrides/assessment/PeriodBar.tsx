import ChevronLeft from '@mui/icons-material/ChevronLeft';
import ChevronRight from '@mui/icons-material/ChevronRight';
import { IconButton, Stack, TextField } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { shiftPeriod } from './usePeriod.ts';

interface PeriodBarProps {
  readonly period: string;
  readonly children?: ReactNode;
  onChoose(period: string): void;
}

/** Goes from month to month. */
export function PeriodBar({ period, children, onChoose }: PeriodBarProps) {
  const translate = useTranslate();
  return (
    <Stack direction="row" sx={{ flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
      <IconButton aria-label={translate('panel.assessment.previousMonth')} onClick={() => onChoose(shiftPeriod(period, -1))}>
        <ChevronLeft />
      </IconButton>
      <TextField
        type="month"
        label={translate('panel.assessment.period')}
        value={period}
        onChange={(event) => event.target.value && onChoose(event.target.value)}
        slotProps={{ inputLabel: { shrink: true } }}
        sx={{ width: 160 }}
      />
      <IconButton aria-label={translate('panel.assessment.nextMonth')} onClick={() => onChoose(shiftPeriod(period, 1))}>
        <ChevronRight />
      </IconButton>
      {children}
    </Stack>
  );
}
