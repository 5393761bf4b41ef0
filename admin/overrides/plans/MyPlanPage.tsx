import { Alert } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Waiting } from '../../app/Waiting.tsx';
import { PageHead } from '../../app/PageHead.tsx';
import { PageMessage } from '../../app/PageMessage.tsx';
import { usePanel, usePanelLocale, useResourceModel } from '../../app/panel.ts';
import { useSession } from '../../app/session.ts';
import { Chips } from '../../generate/Chips.tsx';
import { fieldNamed } from '../../generate/model.ts';
import { formatPeriod } from '../../i18n/time.ts';
import { PeriodSteps } from './PeriodSteps.tsx';
import type { Plan } from './planData.ts';
import { usePlan } from './planData.ts';
import { PlanEditor } from './PlanEditor.tsx';
import { ProposalDialog } from './ProposalDialog.tsx';
import { standingOf, usualDeadline } from './standing.ts';
import { StandingNote } from './StandingNote.tsx';
import { StartPlan } from './StartPlan.tsx';
import { useBusinessClock } from './useBusinessClock.ts';
import { useFill } from './useFill.ts';
import { periodAtHand, usePeriodParam } from './usePeriodParam.ts';
import type { WorkDays } from '../../generate/calendar/workDays.ts';

/** The specialist's own month: the plan being written, or the one that is worked. */
export function MyPlanPage() {
  const translate = useTranslate();
  const locale = usePanelLocale();
  const { today } = usePanel();
  const { viewer } = useSession();
  const [period, setPeriod] = usePeriodParam(periodAtHand(today));
  const { loaded, error } = usePlan(viewer.id, period);
  const filling = useFill();
  return (
    <>
      <PageHead
        title={translate('panel.plan.mine', { period: formatPeriod(period, locale) })}
        below={loaded && <PlanFacts plan={loaded.plan} period={period} days={loaded.days} />}
        actions={<PeriodSteps period={period} onChange={setPeriod} />}
      />
      {error && <PageMessage title={error.message} />}
      {!loaded && !error && <Waiting />}
      {loaded?.plan && <Remarks plan={loaded.plan} />}
      {loaded?.plan && <PlanEditor key={period} {...loaded} plan={loaded.plan} filling={filling} />}
      {loaded && !loaded.plan && <StartPlan key={period} period={period} fill={filling.fill} />}
      {filling.added.length > 0 && <ProposalDialog items={filling.added} onSettle={filling.settle} />}
    </>
  );
}

function PlanFacts({ plan, period, days }: { readonly plan: Plan | null; readonly period: string; readonly days: WorkDays }) {
  const clock = useBusinessClock();
  const status = fieldNamed(useResourceModel('monthlyPlans'), 'status');
  const deadline = plan?.deadline ?? usualDeadline(period, days);
  return (
    <span style={{ display: 'inline-flex', flexWrap: 'wrap', gap: 8, alignItems: 'center', marginTop: 6 }}>
      {plan && status && <Chips field={status} values={[plan.status]} />}
      {clock && <StandingNote standing={standingOf(plan, deadline, days, clock)} deadline={deadline} />}
    </span>
  );
}

function Remarks({ plan: { status, returnComment, emptyReason } }: { readonly plan: Plan }) {
  const translate = useTranslate();
  return (
    <>
      {status === 'RETURNED' && returnComment && (
        <Alert severity="warning" sx={{ mb: 2 }}>
          {translate('panel.plan.returned', { comment: returnComment })}
        </Alert>
      )}
      {emptyReason && (
        <Alert severity="info" sx={{ mb: 2 }}>
          {translate('panel.plan.empty', { reason: emptyReason })}
        </Alert>
      )}
    </>
  );
}
