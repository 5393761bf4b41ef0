import { Draggable } from '@fullcalendar/react/interaction';
import { Box, Paper, Typography } from '@mui/material';
import { useEffect, useRef } from 'react';
import { useTranslate } from 'react-admin';
import { ItemButton } from './PlanDays.tsx';
import type { PlanItem } from './planItems.ts';

interface PlanTrayProps {
  readonly items: readonly PlanItem[];
  readonly isMovable: boolean;
  onOpen(item: PlanItem): void;
}

/** Items that have no day yet, beside the month, to be dragged onto a day or opened and given one. */
export function PlanTray({ items, isMovable, onOpen }: PlanTrayProps) {
  const translate = useTranslate();
  const tray = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!tray.current || !isMovable) return undefined;
    const dragging = new Draggable(tray.current, { itemSelector: '[data-item]', eventData: { create: false, duration: { days: 1 } } });
    return () => dragging.destroy();
  }, [isMovable]);
  return (
    <Paper component="section" sx={{ p: 1.5, alignSelf: 'start' }}>
      <Typography component="h2" variant="h2">
        {translate('panel.plan.undated', { smart_count: items.length })}
      </Typography>
      <Typography variant="caption" color="textSecondary" component="p" sx={{ mb: 1 }}>
        {translate(items.length > 0 ? 'panel.plan.undatedHint' : 'panel.plan.undatedNone')}
      </Typography>
      <Box ref={tray} sx={{ display: 'grid', gap: 0.75 }}>
        {items.map((item) => (
          <ItemButton key={item.id} item={item} onOpen={onOpen} isWhole={false} />
        ))}
      </Box>
    </Paper>
  );
}
