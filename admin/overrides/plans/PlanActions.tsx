import Add from '@mui/icons-material/Add';
import { Button, Stack } from '@mui/material';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useLabels } from '../../app/panel.ts';
import { VerbDialog } from '../../generate/VerbDialog.tsx';
import { CatalogueIcon } from '../../theme/CatalogueIcon.tsx';
import type { Plan } from './planData.ts';
import type { PlanItem } from './planItems.ts';
import { FIGURES } from './PlanFigures.tsx';
import type { Filling } from './useFill.ts';
import { useVerbs } from './usePlanCommands.ts';

interface PlanActionsProps {
  readonly plan: Plan;
  readonly items: readonly PlanItem[];
  readonly isOpen: boolean;
  readonly filling: Filling;
  onAdd(): void;
  /** The quickest way to add, before the others. */
  readonly children?: ReactNode;
}

/** What can be done with the plan as a whole, where it stands. */
export function PlanActions({ plan, items, isOpen, filling, onAdd, children }: PlanActionsProps) {
  const translate = useTranslate();
  const { fill, isFilling } = filling;
  return (
    <Stack direction="row" sx={{ flexWrap: 'wrap', gap: 1, mb: 2, alignItems: 'center', '&:empty': { display: 'none' } }}>
      {children}
      {isOpen && (
        <>
          <Button variant="outlined" startIcon={<Add />} onClick={onAdd}>
            {translate('panel.plan.addItem')}
          </Button>
          <Button variant="outlined" disabled={isFilling} onClick={() => void fill(plan, items, 'PROPOSAL')}>
            {translate('panel.plan.propose')}
          </Button>
          <Button variant="outlined" disabled={isFilling} onClick={() => void fill(plan, items, 'LAST_MONTH')}>
            {translate('panel.plan.copyLast')}
          </Button>
        </>
      )}
      <PlanVerb name="amendMonthlyPlan" plan={plan} variant="outlined" />
      <PlanVerb name="submitMonthlyPlan" plan={plan} variant="contained" />
    </Stack>
  );
}

interface PlanVerbProps {
  readonly name: string;
  readonly plan: Plan;
  readonly variant: 'outlined' | 'contained';
}

/** One of the plan's verbs, there while the plan stands where it may run. */
function PlanVerb({ name, plan, variant }: PlanVerbProps) {
  const label = useLabels();
  const verb = useVerbs('monthlyPlans')(name);
  const [isOpen, setIsOpen] = useState(false);
  if (!verb?.from?.includes(plan.status)) return null;
  // a reason is asked for where nothing is planned, and would only puzzle elsewhere
  const asks = name === 'submitMonthlyPlan' && FIGURES.some((figure) => plan[figure] > 0) ? { ...verb, fields: [] } : verb;
  return (
    <>
      <Button
        variant={variant}
        startIcon={<CatalogueIcon icon={verb.icon} />}
        onClick={() => setIsOpen(true)}
        sx={variant === 'contained' ? { ml: { sm: 'auto' } } : {}}
      >
        {label(verb.label)}
      </Button>
      {isOpen && <VerbDialog verb={asks} row={{ ...plan }} onClose={() => setIsOpen(false)} />}
    </>
  );
}
