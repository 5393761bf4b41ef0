import ArrowDownward from '@mui/icons-material/ArrowDownward';
import ArrowUpward from '@mui/icons-material/ArrowUpward';
import DragIndicator from '@mui/icons-material/DragIndicator';
import { Box, Checkbox, FormControlLabel, IconButton } from '@mui/material';
import type { KeyboardEvent } from 'react';
import { useTranslate } from 'react-admin';
import { useLabels } from '../../app/panel.ts';
import type { FieldModel } from '../model.ts';
import type { ColumnOrder } from './useColumnOrder.ts';

interface ColumnRowProps {
  readonly field: FieldModel;
  readonly order: ColumnOrder;
  readonly isShown: boolean;
}

/** A column to be shown or not; those shown are moved by dragging, by their buttons, or with Alt and the arrows. */
export function ColumnRow({ field, order, isShown }: ColumnRowProps) {
  const label = useLabels();
  const keys = (event: KeyboardEvent) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!isShown || !event.altKey || !by) return;
    event.preventDefault();
    order.step(field, by);
  };
  return (
    <Box
      component="li"
      draggable={isShown}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', field.name);
        order.dragOver(field.name, field.name);
      }}
      onDragOver={(event) => {
        if (!order.dragged || !isShown) return;
        event.preventDefault();
        if (order.dragged !== field.name) order.dragOver(order.dragged, field.name);
      }}
      onDrop={order.drop}
      onDragEnd={order.letGo}
      onKeyDown={keys}
      sx={{ display: 'flex', alignItems: 'center', opacity: order.dragged === field.name ? 0.5 : 1, cursor: isShown ? 'grab' : 'default' }}
    >
      {isShown && <DragIndicator aria-hidden sx={{ fontSize: 16, color: 'text.disabled' }} />}
      <FormControlLabel
        sx={{ flex: 1, minWidth: 0, mx: 0, ml: isShown ? 0 : 2 }}
        control={
          <Checkbox size="small" checked={isShown} disabled={isShown && order.isFixed(field)} onChange={() => order.toggle(field)} />
        }
        label={label(field.label)}
      />
      {isShown && <Steps field={field} order={order} />}
    </Box>
  );
}

function Steps({ field, order }: Omit<ColumnRowProps, 'isShown'>) {
  const translate = useTranslate();
  const label = useLabels();
  const place = order.names.indexOf(field.name);
  const name = label(field.label);
  return (
    <>
      <IconButton
        size="small"
        disabled={place === 0}
        aria-label={translate('panel.lists.up', { name })}
        onClick={() => order.step(field, -1)}
      >
        <ArrowUpward sx={{ fontSize: 16 }} />
      </IconButton>
      <IconButton
        size="small"
        disabled={place === order.names.length - 1}
        aria-label={translate('panel.lists.down', { name })}
        onClick={() => order.step(field, 1)}
      >
        <ArrowDownward sx={{ fontSize: 16 }} />
      </IconButton>
    </>
  );
}
