import { Box, Paper, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useLabels, useResourceModel } from '../../app/panel.ts';
import { fieldNamed } from '../../generate/model.ts';
import { useKinds } from './KindChip.tsx';
import type { PlanFigures as Figures } from './planData.ts';

/** The figures of a plan, in the order of form B. */
export const FIGURES = ['visitPlanned', 'expansionPlanned', 'deliveryPlanned', 'dealPlanned'] as const satisfies readonly (keyof Figures)[];

/** The kind of work that a figure counts. */
const KIND_OF = {
  visitPlanned: 'VISIT',
  expansionPlanned: 'EXPANSION',
  deliveryPlanned: 'DELIVERY',
  dealPlanned: 'DEAL',
} as const satisfies Record<keyof Figures, string>;

interface PlanFiguresProps {
  readonly plan: Figures;
  readonly before: Figures | null;
  /** What was promised, where the plan has moved away from it. */
  readonly committed?: Figures | null;
  /** Two abreast, in a side panel. */
  readonly isNarrow?: boolean;
}

/** What the month promises per kind of work, beside what last month's plan did. */
export function PlanFigures({ plan, before, committed = null, isNarrow = false }: PlanFiguresProps) {
  const translate = useTranslate();
  return (
    <Box
      component="dl"
      aria-label={translate('panel.plan.figures')}
      sx={{
        m: 0,
        mb: 2,
        display: 'grid',
        gap: 1,
        gridTemplateColumns: isNarrow ? '1fr 1fr' : { xs: '1fr 1fr', sm: 'repeat(4, minmax(0, 1fr))' },
      }}
    >
      {FIGURES.map((name) => (
        <Figure key={name} name={name} planned={plan[name]} before={before?.[name]} committed={committed?.[name]} />
      ))}
    </Box>
  );
}

interface FigureProps {
  readonly name: keyof Figures;
  readonly planned: number;
  readonly before: number | undefined;
  readonly committed: number | undefined;
}

function Figure({ name, planned, before, committed }: FigureProps) {
  const translate = useTranslate();
  const label = useLabels();
  const field = fieldNamed(useResourceModel('monthlyPlans'), name);
  const { toneOf } = useKinds();
  const isMoved = committed !== undefined && committed !== planned;
  const notes = [
    isMoved ? translate('panel.plan.committed', { value: committed }) : '',
    before === undefined ? translate('panel.plan.noneBefore') : translate('panel.plan.before', { value: before }),
  ];
  return (
    <Paper sx={{ px: 1.5, py: 1, borderLeft: `3px solid ${toneOf(KIND_OF[name]).ink} !important` }}>
      <Typography component="dt" variant="caption" color="textSecondary">
        {label(field?.label)}
      </Typography>
      <Box component="dd" sx={{ m: 0, display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', columnGap: 1 }}>
        <Box component="span" sx={{ fontSize: '1.25rem', fontWeight: 650 }}>
          {planned}
          <Box component="span" sx={{ fontSize: '0.78rem', fontWeight: 400, ml: 0.5 }}>
            {label(field?.unit)}
          </Box>
        </Box>
        <Typography component="span" variant="caption" color="textSecondary">
          {notes.filter(Boolean).join(' · ')}
        </Typography>
      </Box>
    </Paper>
  );
}
