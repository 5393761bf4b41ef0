import { Box, Button, Popover, TextField, ToggleButton, ToggleButtonGroup, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useLabels, useResourceModel } from '../../app/panel.ts';
import type { FieldModel } from '../model.ts';
import { ColumnRow } from './ColumnRow.tsx';
import { useColumnOrder } from './useColumnOrder.ts';
import type { ColumnOrder } from './useColumnOrder.ts';
import { useLayout } from './useLayout.ts';
import { canBeColumn } from './useShownColumns.ts';

/** From so many fields on one looks for a column by typing. */
const many = 14;

/** The columns of the list, their order, and how close the rows stand. */
export function ColumnPopover({ anchor, onClose }: { readonly anchor: HTMLElement; onClose(): void }) {
  const translate = useTranslate();
  return (
    <Popover
      open
      anchorEl={anchor}
      onClose={onClose}
      anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
      transformOrigin={{ vertical: 'top', horizontal: 'right' }}
      slotProps={{ paper: { role: 'dialog', 'aria-label': translate('panel.lists.columns'), sx: { width: 320, maxHeight: '70vh' } } }}
    >
      <Choices />
    </Popover>
  );
}

function Choices() {
  const translate = useTranslate();
  const label = useLabels();
  const resource = useResourceModel();
  const [typed, setTyped] = useState('');
  const order = useColumnOrder();
  const all = resource.fields.filter(canBeColumn);
  const isSought = (field: FieldModel) => label(field.label).toLowerCase().includes(typed.trim().toLowerCase());
  const rows = (title: string, fields: readonly FieldModel[], isShown: boolean) => (
    <Box
      component="ul"
      aria-label={translate(title)}
      sx={{ m: 0, p: 0, listStyle: 'none', '& + &': { borderTop: 1, borderColor: 'divider' } }}
    >
      {fields.filter(isSought).map((field) => (
        <ColumnRow key={field.name} field={field} order={order} isShown={isShown} />
      ))}
    </Box>
  );
  return (
    <Box sx={{ p: 1.5, display: 'grid', gap: 1 }}>
      <ChoicesHead order={order} />
      {all.length > many && <FindColumn value={typed} onChange={setTyped} />}
      {rows('panel.lists.shown', order.shown, true)}
      {rows(
        'panel.lists.hidden',
        all.filter(({ name }) => !order.names.includes(name)),
        false,
      )}
      <DensitySwitch />
    </Box>
  );
}

function FindColumn({ value, onChange }: { readonly value: string; onChange(value: string): void }) {
  const name = useTranslate()('panel.lists.findColumn');
  return (
    <TextField
      type="search"
      placeholder={name}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      slotProps={{ htmlInput: { 'aria-label': name } }}
    />
  );
}

function ChoicesHead({ order }: { readonly order: ColumnOrder }) {
  const translate = useTranslate();
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
      <Typography component="h2" variant="h2" sx={{ mr: 'auto' }}>
        {translate('panel.lists.columns')}
      </Typography>
      <Button size="small" disabled={!order.isChanged} onClick={order.reset}>
        {translate('panel.lists.resetColumns')}
      </Button>
    </Box>
  );
}

function DensitySwitch() {
  const translate = useTranslate();
  const layout = useLayout(useResourceModel());
  return (
    <ToggleButtonGroup
      exclusive
      fullWidth
      size="small"
      value={layout.density}
      aria-label={translate('panel.lists.density')}
      onChange={(_event, value: 'comfortable' | 'compact' | null) => value && layout.keepDensity(value)}
      sx={{ position: 'sticky', bottom: 0, bgcolor: 'background.paper', '& .MuiToggleButton-root': { py: 0.5, textTransform: 'none' } }}
    >
      <ToggleButton value="comfortable">{translate('panel.lists.comfortable')}</ToggleButton>
      <ToggleButton value="compact">{translate('panel.lists.compact')}</ToggleButton>
    </ToggleButtonGroup>
  );
}
