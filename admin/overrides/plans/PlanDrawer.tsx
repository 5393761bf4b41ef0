import { Alert, Box, Button, Stack, Typography } from '@mui/material';
import { LinkBase, useTranslate } from 'react-admin';
import { usePanel, usePanelLocale, useResourceModel } from '../../app/panel.ts';
import { SideDrawer } from '../../app/SideDrawer.tsx';
import { Chips } from '../../generate/Chips.tsx';
import { fieldNamed } from '../../generate/model.ts';
import { VerbButtons } from '../../generate/verbs/VerbButtons.tsx';
import { formatPeriod } from '../../i18n/time.ts';
import { Amendments } from './Amendments.tsx';
import type { BoardRow } from './boardData.ts';
import { dayOf } from './itemFacts.ts';
import type { Plan } from './planData.ts';
import { usePlan } from './planData.ts';
import { ItemButton, PlanDays } from './PlanDays.tsx';
import { PlanFigures } from './PlanFigures.tsx';
import type { PlanItem } from './planItems.ts';
import { StandingNote } from './StandingNote.tsx';
import type { WorkDays } from '../../generate/calendar/workDays.ts';

interface PlanDrawerProps {
  readonly row: BoardRow;
  readonly period: string;
  onClose(): void;
}

/** One specialist's plan beside the board, with what there is to decide on it. */
export function PlanDrawer({ row, period, onClose }: PlanDrawerProps) {
  const translate = useTranslate();
  const locale = usePanelLocale();
  const { loaded, error } = usePlan(row.person.id, period);
  return (
    <SideDrawer
      title={`${row.person.name} · ${formatPeriod(period, locale)}`}
      closeLabel={translate('panel.board.close')}
      onClose={onClose}
    >
      {error && <Alert severity="error">{error.message}</Alert>}
      {loaded?.plan && <DrawerBody row={row} {...loaded} plan={loaded.plan} />}
    </SideDrawer>
  );
}

interface DrawerBodyProps {
  readonly row: BoardRow;
  readonly plan: Plan;
  readonly items: readonly PlanItem[];
  readonly before: Parameters<typeof PlanFigures>[0]['before'];
  readonly days: WorkDays;
}

function DrawerBody({ row, plan, items, before, days }: DrawerBodyProps) {
  const translate = useTranslate();
  const resource = useResourceModel('monthlyPlans');
  const status = fieldNamed(resource, 'status');
  const open = resource.verbs.filter((verb) => verb.onRow && (verb.from?.includes(plan.status) ?? true));
  return (
    <>
      <Stack direction="row" sx={{ flexWrap: 'wrap', gap: 1, alignItems: 'center', mb: 1.5 }}>
        {status && <Chips field={status} values={[plan.status]} />}
        <StandingNote standing={row.standing} deadline={row.deadline} />
      </Stack>
      <PlanWords plan={plan} />
      <PlanFigures plan={plan} before={before} committed={plan.committed} isNarrow />
      <Stack direction="row" sx={{ flexWrap: 'wrap', gap: 1, mb: 2 }}>
        <VerbButtons verbs={open} row={{ ...plan }} />
        <Button component={LinkBase} to={`/${resource.name}/${plan.id}/show`} color="inherit">
          {translate('panel.board.record')}
        </Button>
      </Stack>
      <Typography component="h3" variant="h2" sx={{ mb: 0.5 }}>
        {items.length > 0 ? translate('panel.board.items', { smart_count: items.length }) : translate('panel.board.noItems')}
      </Typography>
      <DrawerItems period={plan.period} items={items} days={days} />
      <Amendments amendments={plan.amendments.nodes} />
    </>
  );
}

function PlanWords({ plan: { emptyReason, returnComment } }: { readonly plan: Plan }) {
  const translate = useTranslate();
  const words = [
    returnComment ? translate('panel.plan.returned', { comment: returnComment }) : '',
    emptyReason ? translate('panel.plan.empty', { reason: emptyReason }) : '',
  ].filter(Boolean);
  return words.map((text) => (
    <Alert key={text} severity="info" sx={{ mb: 1.5 }}>
      {text}
    </Alert>
  ));
}

function DrawerItems({ period, items, days }: { readonly period: string; readonly items: readonly PlanItem[]; readonly days: WorkDays }) {
  const { timeZone } = usePanel();
  const undated = items.filter((item) => dayOf(item, timeZone) === null);
  return (
    <>
      {undated.length > 0 && (
        <Box sx={{ display: 'grid', gap: 0.5, mb: 1 }}>
          {undated.map((item) => (
            <ItemButton key={item.id} item={item} onOpen={undefined} />
          ))}
        </Box>
      )}
      <Box sx={{ border: items.length > undated.length ? 1 : 0, borderColor: 'divider', borderRadius: 1, overflow: 'hidden' }}>
        <PlanDays period={period} items={items} days={days} isBrief />
      </Box>
    </>
  );
}
