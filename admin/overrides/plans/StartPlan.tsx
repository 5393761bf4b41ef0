import EventNote from '@mui/icons-material/EventNote';
import { Button, Stack } from '@mui/material';
import { useState } from 'react';
import { useDataProvider, useTranslate } from 'react-admin';
import type { RaRecord } from 'react-admin';
import { PageMessage } from '../../app/PageMessage.tsx';
import { usePanel, usePanelLocale, useResourceModel } from '../../app/panel.ts';
import { formatPeriod } from '../../i18n/time.ts';
import type { Fill, PlanSource } from './useFill.ts';
import { useAttempt } from './usePlanCommands.ts';

interface StartPlanProps {
  readonly period: string;
  readonly fill: Fill;
}

/** The beginning of a plan: from what is due, from last month's, or from nothing. */
export function StartPlan({ period, fill }: StartPlanProps) {
  const translate = useTranslate();
  const locale = usePanelLocale();
  const { today } = usePanel();
  const { operations } = useResourceModel('monthlyPlans');
  const { start, isBusy } = useStart(period, fill);
  const isPast = period < today.slice(0, 7);
  return (
    <PageMessage
      icon={<EventNote fontSize="inherit" />}
      title={translate('panel.plan.none', { period: formatPeriod(period, locale) })}
      hint={translate(isPast ? 'panel.plan.nonePast' : 'panel.plan.noneHint')}
      action={
        operations.create && (
          <Stack direction="row" sx={{ flexWrap: 'wrap', gap: 1, justifyContent: 'center' }}>
            <Button variant="contained" disabled={isBusy} onClick={() => void start('PROPOSAL')}>
              {translate('panel.plan.startProposed')}
            </Button>
            <Button variant="outlined" disabled={isBusy} onClick={() => void start('LAST_MONTH')}>
              {translate('panel.plan.copyLast')}
            </Button>
            <Button variant="outlined" disabled={isBusy} onClick={() => void start()}>
              {translate('panel.plan.startEmpty')}
            </Button>
          </Stack>
        )
      }
    />
  );
}

/** Opens the plan of a month, and fills it from where the person wishes. */
function useStart(period: string, fill: Fill) {
  const provider = useDataProvider();
  const attempt = useAttempt();
  const [isBusy, setIsBusy] = useState(false);
  const start = async (source?: PlanSource) => {
    setIsBusy(true);
    await attempt(async () => {
      const { data } = await provider.create<RaRecord>('monthlyPlans', { data: { period } });
      if (source) await fill({ id: String(data.id), version: Number(data['version']) }, [], source);
    });
    setIsBusy(false);
  };
  return { start, isBusy };
}
