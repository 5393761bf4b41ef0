import Add from '@mui/icons-material/Add';
import { Box, ButtonBase, IconButton, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { usePanel, usePanelLocale } from '../../app/panel.ts';
import { formatWeekday } from '../../i18n/time.ts';
import { dayRow } from '../../generate/calendar/dayRow.ts';
import { byDay } from './itemFacts.ts';
import { KindChip } from './KindChip.tsx';
import type { PlanItem } from './planItems.ts';
import type { WorkDays } from '../../generate/calendar/workDays.ts';
import { daysOf } from '../../generate/calendar/workDays.ts';

interface PlanDaysProps {
  readonly period: string;
  readonly items: readonly PlanItem[];
  readonly days: WorkDays;
  /** Whether days without items are left out, where nothing is to be added to them. */
  readonly isBrief?: boolean;
  onOpen?(item: PlanItem): void;
  onAdd?(day: string): void;
}

/** The month as a list of days, for narrow screens and side panels. */
export function PlanDays({ period, items, days, isBrief = false, onOpen, onAdd }: PlanDaysProps) {
  const { timeZone } = usePanel();
  const grouped = byDay(items, timeZone);
  const shown = daysOf(period).filter((day) => grouped.has(day) || (!isBrief && (days.isWorkday(day) || days.nameOf(day))));
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {shown.map((day) => (
        <Box component="li" key={day} sx={(theme) => ({ ...rowStyle, ...dayRow(theme, days.isWorkday(day)) })}>
          <DayHead day={day} days={days} />
          <Box sx={{ flex: 1, minWidth: 0, display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 0.5, py: 0.25 }}>
            {(grouped.get(day) ?? []).map((item) => (
              <ItemButton key={item.id} item={item} onOpen={onOpen} />
            ))}
          </Box>
          {onAdd && <AddButton day={day} onAdd={onAdd} />}
        </Box>
      ))}
    </Box>
  );
}

const rowStyle = { display: 'flex', gap: 1, alignItems: 'flex-start', px: 1.5, py: 0.75, minHeight: 44 };

function DayHead({ day, days }: { readonly day: string; readonly days: WorkDays }) {
  const translate = useTranslate();
  const locale = usePanelLocale();
  const mark = days.isMakeUp(day) ? ` ${translate('panel.plan.makeUpMark')}` : '';
  return (
    <Box sx={{ width: 76, flexShrink: 0, pt: 0.25 }}>
      <Typography component="h3" variant="body2" sx={{ fontWeight: 650 }}>
        {Number(day.slice(8))}{' '}
        <Box component="span" sx={{ fontWeight: 400, color: 'text.secondary', fontSize: '0.75rem' }}>
          {formatWeekday(day, locale)}
          {mark}
        </Box>
      </Typography>
      {days.nameOf(day) && (
        <Typography variant="caption" color="textSecondary" sx={{ display: 'block', fontSize: '0.68rem', lineHeight: 1.3 }}>
          {days.nameOf(day)}
        </Typography>
      )}
    </Box>
  );
}

interface ItemButtonProps {
  readonly item: PlanItem;
  readonly onOpen: ((item: PlanItem) => void) | undefined;
  readonly isWhole?: boolean;
}

/** An item that can be opened by finger, mouse and keyboard alike. */
export function ItemButton({ item, onOpen, isWhole = true }: ItemButtonProps) {
  if (!onOpen) return <KindChip item={item} hasTime isWhole={isWhole} />;
  return (
    <ButtonBase
      data-item={item.id}
      onClick={() => onOpen(item)}
      sx={{ width: '100%', font: 'inherit', textAlign: 'left', borderRadius: '5px', minHeight: 32 }}
    >
      <KindChip item={item} hasTime isWhole={isWhole} />
    </ButtonBase>
  );
}

function AddButton({ day, onAdd }: { readonly day: string; onAdd(day: string): void }) {
  const translate = useTranslate();
  return (
    <IconButton size="small" aria-label={translate('panel.plan.addOn', { day: Number(day.slice(8)) })} onClick={() => onAdd(day)}>
      <Add fontSize="small" />
    </IconButton>
  );
}
