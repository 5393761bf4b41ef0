import { Alert, Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, TextField, Typography } from '@mui/material';
import { useId, useState } from 'react';
import { LinkBase, useTranslate } from 'react-admin';
import { useLabels, usePanel, useResourceModel } from '../../app/panel.ts';
import { FieldValue } from '../../generate/FieldValue.tsx';
import { fieldNamed } from '../../generate/model.ts';
import { dayOf, nameOf, visitOf } from './itemFacts.ts';
import { KindChip } from './KindChip.tsx';
import type { PlanItem } from './planItems.ts';
import { firstDayOf, lastDayOf } from '../../generate/calendar/workDays.ts';

interface ScheduleDialogProps {
  readonly item: PlanItem;
  readonly period: string;
  readonly isMovable: boolean;
  onMove(id: string, day: string): Promise<boolean>;
  onClose(): void;
}

/** An item of a plan that stands: what it is, and the day that it is to be done on. */
export function ScheduleDialog({ item, period, isMovable, onMove, onClose }: ScheduleDialogProps) {
  const translate = useTranslate();
  const titleId = useId();
  const { timeZone } = usePanel();
  const [day, setDay] = useState(dayOf(item, timeZone) ?? '');
  const visit = visitOf(item);
  const move = async () => (await onMove(item.id, day)) && onClose();
  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId} maxWidth="xs" fullWidth>
      <DialogTitle id={titleId}>{nameOf(item) || item.purpose}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2, pt: '6px !important' }}>
        <ItemFacts item={item} />
        {isMovable ? (
          <DayField day={day} period={period} onChange={setDay} />
        ) : (
          <Alert severity="info">{translate('panel.plan.stands')}</Alert>
        )}
      </DialogContent>
      <DialogActions sx={{ px: 3, pb: 2 }}>
        {visit && (
          <Button component={LinkBase} to={`/visits/${visit.id}/show`} sx={{ mr: 'auto' }}>
            {translate('panel.plan.openVisit')}
          </Button>
        )}
        <Button color="inherit" onClick={onClose}>
          {translate(isMovable ? 'ra.action.cancel' : 'ra.action.close')}
        </Button>
        {isMovable && (
          <Button variant="contained" disabled={!day} onClick={() => void move()}>
            {translate('panel.plan.moveTo')}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}

function DayField({ day, period, onChange }: { readonly day: string; readonly period: string; onChange(day: string): void }) {
  const label = useLabels();
  return (
    <TextField
      type="date"
      label={label(fieldNamed(useResourceModel('planItems'), 'plannedOn')?.label)}
      value={day}
      onChange={({ target }) => onChange(target.value)}
      slotProps={{ inputLabel: { shrink: true }, htmlInput: { min: firstDayOf(period), max: lastDayOf(period) } }}
    />
  );
}

const FACTS = ['account', 'site', 'groups', 'purpose'];

function ItemFacts({ item }: { readonly item: PlanItem }) {
  const resource = useResourceModel('planItems');
  const fields = FACTS.flatMap((name) => fieldNamed(resource, name) ?? []);
  const row: Readonly<Record<string, unknown>> = { ...item };
  return (
    <Box sx={{ display: 'grid', gap: 0.75 }}>
      <KindChip item={item} hasTime />
      {fields
        .filter((field) => row[field.name] !== null)
        .map((field) => (
          <Typography key={field.name} variant="body2">
            <FieldValue field={field} row={row} />
          </Typography>
        ))}
    </Box>
  );
}
