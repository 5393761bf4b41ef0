import { Box, Button, Checkbox, Dialog, DialogActions, DialogContent, DialogContentText, DialogTitle, Typography } from '@mui/material';
import { useId, useState } from 'react';
import { useTranslate } from 'react-admin';
import { usePanelLocale } from '../../app/panel.ts';
import { formatDate } from '../../i18n/time.ts';
import { nameOf } from './itemFacts.ts';
import { useKinds } from './KindChip.tsx';
import type { PlanItem } from './planItems.ts';

interface ProposalDialogProps {
  readonly items: readonly PlanItem[];
  onSettle(unwanted: readonly string[]): Promise<void>;
}

/** What was filled in, each line with its reason; what is unticked leaves the plan again. */
export function ProposalDialog({ items, onSettle }: ProposalDialogProps) {
  const translate = useTranslate();
  const titleId = useId();
  const [unwanted, setUnwanted] = useState<ReadonlySet<string>>(new Set());
  const toggle = (id: string) =>
    setUnwanted((before) => (before.has(id) ? new Set([...before].filter((other) => other !== id)) : new Set([...before, id])));
  const keepAll = () => void onSettle([]);
  const kept = items.length - unwanted.size;
  return (
    <Dialog open onClose={keepAll} aria-labelledby={titleId} maxWidth="sm" fullWidth scroll="paper">
      <DialogTitle id={titleId}>{translate('panel.plan.proposed', { smart_count: items.length })}</DialogTitle>
      <DialogContent dividers sx={{ px: { xs: 1, sm: 2 } }}>
        <DialogContentText sx={{ px: 1, mb: 1 }}>{translate('panel.plan.proposedHint')}</DialogContentText>
        <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
          {items.map((item) => (
            <ProposedLine key={item.id} item={item} isKept={!unwanted.has(item.id)} onToggle={() => toggle(item.id)} />
          ))}
        </Box>
      </DialogContent>
      <DialogActions sx={{ px: 3, py: 1.5 }}>
        <Button color="inherit" sx={{ mr: 'auto' }} onClick={() => void onSettle(items.map(({ id }) => id))}>
          {translate('panel.plan.takeNone')}
        </Button>
        <Button variant="contained" onClick={() => void onSettle([...unwanted])}>
          {translate('panel.plan.keep', { smart_count: kept })}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function ProposedLine({ item, isKept, onToggle }: { readonly item: PlanItem; readonly isKept: boolean; onToggle(): void }) {
  const locale = usePanelLocale();
  const { labelOf, toneOf } = useKinds();
  const id = useId();
  return (
    <Box component="li" sx={{ display: 'flex', alignItems: 'flex-start', gap: 0.5, opacity: isKept ? 1 : 0.55 }}>
      <Checkbox size="small" id={id} checked={isKept} onChange={onToggle} />
      <Box component="label" htmlFor={id} sx={{ flex: 1, minWidth: 0, py: 0.75, cursor: 'pointer' }}>
        <Typography component="span" variant="body1" sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>
          {nameOf(item) || labelOf(item.kind)}
        </Typography>{' '}
        <Typography component="span" variant="caption" sx={{ color: toneOf(item.kind).ink }}>
          {labelOf(item.kind)}
        </Typography>
        <Typography component="span" variant="body2" color="textSecondary" sx={{ display: 'block' }}>
          {[item.purpose, item.plannedOn && formatDate(item.plannedOn, locale)].filter(Boolean).join(' · ')}
        </Typography>
      </Box>
    </Box>
  );
}
