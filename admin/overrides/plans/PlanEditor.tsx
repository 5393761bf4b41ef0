import { Box, Paper, Typography, useMediaQuery } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import { lazy, Suspense, useState } from 'react';
import { useTranslate } from 'react-admin';
import { Waiting } from '../../app/Waiting.tsx';
import { usePanel } from '../../app/panel.ts';
import { Amendments } from './Amendments.tsx';
import { dayOf } from './itemFacts.ts';
import { draftOf, ItemDialog } from './ItemDialog.tsx';
import type { ItemDraft } from './ItemDialog.tsx';
import type { Plan, PlanFigures as Figures } from './planData.ts';
import type { PlanItem } from './planItems.ts';
import { PlanActions } from './PlanActions.tsx';
import { ItemButton, PlanDays } from './PlanDays.tsx';
import { PlanFigures } from './PlanFigures.tsx';
import { QuickAdd } from './QuickAdd.tsx';
import { ScheduleDialog } from './ScheduleDialog.tsx';
import type { Filling } from './useFill.ts';
import { usePlanCommands, useVerbs } from './usePlanCommands.ts';
import type { WorkDays } from '../../generate/calendar/workDays.ts';

const PlanMonth = lazy(async () => ({ default: (await import('./PlanMonth.tsx')).PlanMonth }));

interface PlanEditorProps {
  readonly plan: Plan;
  readonly items: readonly PlanItem[];
  readonly before: Figures | null;
  readonly days: WorkDays;
  readonly filling: Filling;
}

/** The month of one plan: written while it is open, worked once it is approved, looked at otherwise. */
export function PlanEditor({ plan, items, before, days, filling }: PlanEditorProps) {
  const { timeZone } = usePanel();
  const isOpen = useIsOpen(plan);
  const isNarrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down('md'));
  const commands = usePlanCommands(timeZone);
  const [openedId, setOpenedId] = useState<string | null>(null);
  // as it was read last: a dialog must not hold the version of before
  const opened = items.find(({ id }) => id === openedId);
  const [draft, setDraft] = useState<ItemDraft | null>(null);
  const canMove = (item: PlanItem) => commands.canMove(item, plan.status, isOpen);
  const move = async (id: string, day: string) => {
    const item = items.find((each) => each.id === id);
    return item !== undefined && commands.move(item, day, isOpen);
  };
  const add = (day?: string) => setDraft({ kind: 'VISIT', groups: 1, ...(day && { plannedOn: day }) });
  const month = { period: plan.period, items, days, onOpen: ({ id }: PlanItem) => setOpenedId(id) };
  return (
    <>
      <PlanFigures plan={plan} before={before} committed={plan.committed} />
      <PlanActions plan={plan} items={items} isOpen={isOpen} filling={filling} onAdd={() => add()}>
        {isOpen && <QuickAdd known={knownOf(items)} onAdd={(values) => commands.add(plan.id, values)} />}
      </PlanActions>
      {isNarrow ? (
        <NarrowMonth {...month} {...(isOpen && { onAdd: add })} />
      ) : (
        <Suspense fallback={<Waiting />}>
          <PlanMonth {...month} isOpen={isOpen} canMove={canMove} onMove={move} onAdd={add} />
        </Suspense>
      )}
      <Amendments amendments={plan.amendments.nodes} />
      {draft && <ItemDialog planId={plan.id} draft={draft} onClose={() => setDraft(null)} />}
      {opened && isOpen && <ItemDialog planId={plan.id} item={opened} draft={draftOf(opened)} onClose={() => setOpenedId(null)} />}
      {opened && !isOpen && (
        <ScheduleDialog item={opened} period={plan.period} isMovable={canMove(opened)} onMove={move} onClose={() => setOpenedId(null)} />
      )}
    </>
  );
}

/** Whether the plan is still written: in the states from which it can be handed in. */
function useIsOpen({ status }: Plan): boolean {
  return useVerbs('monthlyPlans')('submitMonthlyPlan')?.from?.includes(status) ?? false;
}

function knownOf(items: readonly PlanItem[]): ReadonlySet<string> {
  return new Set(items.flatMap(({ kind, account }) => (account ? [`${kind} ${account.id}`] : [])));
}

interface NarrowMonthProps {
  readonly period: string;
  readonly items: readonly PlanItem[];
  readonly days: WorkDays;
  onOpen(item: PlanItem): void;
  onAdd?(day: string): void;
}

/** Day under day where there is no room for a grid; what has no day yet stands above them. */
function NarrowMonth(props: NarrowMonthProps) {
  const translate = useTranslate();
  const { timeZone } = usePanel();
  const undated = props.items.filter((item) => dayOf(item, timeZone) === null);
  return (
    <Paper sx={{ overflow: 'hidden' }}>
      {undated.length > 0 && (
        <Box sx={{ p: 1.5, borderBottom: 1, borderColor: 'divider', display: 'grid', gap: 0.75 }}>
          <Typography component="h2" variant="h2">
            {translate('panel.plan.undated', { smart_count: undated.length })}
          </Typography>
          {undated.map((item) => (
            <ItemButton key={item.id} item={item} onOpen={props.onOpen} />
          ))}
        </Box>
      )}
      <PlanDays {...props} />
    </Paper>
  );
}
