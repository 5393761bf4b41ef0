import ChevronLeft from '@mui/icons-material/ChevronLeft';
import ChevronRight from '@mui/icons-material/ChevronRight';
import { Box, Button, IconButton, MenuItem, TextField, ToggleButton, ToggleButtonGroup, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useLabels, usePanel, usePanelLocale, useResourceModel } from '../../app/panel.ts';
import { formatDate, formatPeriod } from '../../i18n/time.ts';
import type { FieldModel } from '../model.ts';
import { dayFields, daysShown, endFields, SPANS, stepped } from './calendarModel.ts';
import type { CalendarBy, Span } from './calendarModel.ts';
import type { CalendarChange } from './useCalendarBy.ts';

interface BarProps {
  readonly by: CalendarBy;
  onChange(change: CalendarChange): void;
}

/** Goes from month to month or week to week, and says by which days and how the rows are shown. */
export function CalendarBar({ by, onChange }: BarProps) {
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', px: 1.5, pb: 1.5 }}>
      <Steps by={by} onChange={onChange} />
      <Box sx={{ ml: { md: 'auto' }, display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
        <Fields by={by} onChange={onChange} />
        <Spans span={by.span} onChoose={(span) => onChange({ span })} />
      </Box>
    </Box>
  );
}

function Steps({ by, onChange }: BarProps) {
  const translate = useTranslate();
  const { today } = usePanel();
  const { first, last } = daysShown({ span: by.span === 'month' ? 'list' : by.span, day: by.day });
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5 }}>
      <IconButton aria-label={translate('panel.looks.calendar.earlier')} onClick={() => onChange({ day: stepped(by, -1) })}>
        <ChevronLeft />
      </IconButton>
      <Typography component="h2" aria-live="polite" sx={{ fontWeight: 650, minWidth: 96, textAlign: 'center' }}>
        <Stretch by={by} />
      </Typography>
      <IconButton aria-label={translate('panel.looks.calendar.later')} onClick={() => onChange({ day: stepped(by, 1) })}>
        <ChevronRight />
      </IconButton>
      <Button color="inherit" disabled={first <= today && today <= last} onClick={() => onChange({ day: today })}>
        {translate('panel.looks.calendar.today')}
      </Button>
    </Box>
  );
}

function Stretch({ by: { span, day } }: { readonly by: CalendarBy }) {
  const locale = usePanelLocale();
  if (span !== 'week') return formatPeriod(day.slice(0, 7), locale);
  const { first, last } = daysShown({ span, day });
  return `${formatDate(first, locale)} – ${formatDate(last, locale)}`;
}

function Fields({ by: { start, end }, onChange }: BarProps) {
  const translate = useTranslate();
  const resource = useResourceModel();
  const ends = endFields(resource, start);
  return (
    <>
      <FieldChoice
        text={translate('panel.looks.calendar.start')}
        value={start}
        offered={dayFields(resource)}
        onChoose={(name) => onChange({ start: name })}
      />
      {ends.length > 0 && (
        <FieldChoice
          text={translate('panel.looks.calendar.end')}
          value={end}
          offered={ends}
          none={translate('panel.looks.calendar.noEnd')}
          onChoose={(name) => onChange({ end: name || undefined })}
        />
      )}
    </>
  );
}

interface FieldChoiceProps {
  readonly text: string;
  readonly value: FieldModel | null;
  readonly offered: readonly FieldModel[];
  /** What choosing none is called; absent: one must be chosen. */
  readonly none?: string;
  onChoose(name: string): void;
}

function FieldChoice({ text, value, offered, none, onChoose }: FieldChoiceProps) {
  const label = useLabels();
  return (
    <TextField
      select
      label={text}
      value={value?.name ?? ''}
      onChange={({ target }) => onChoose(target.value)}
      slotProps={none ? { select: { displayEmpty: true }, inputLabel: { shrink: true } } : {}}
      sx={{ minWidth: 120 }}
    >
      {none && <MenuItem value="">{none}</MenuItem>}
      {offered.map((field) => (
        <MenuItem key={field.name} value={field.name}>
          {label(field.label)}
        </MenuItem>
      ))}
    </TextField>
  );
}

function Spans({ span, onChoose }: { readonly span: Span; onChoose(span: Span): void }) {
  const translate = useTranslate();
  return (
    <ToggleButtonGroup
      exclusive
      size="small"
      value={span}
      aria-label={translate('panel.looks.calendar.span')}
      onChange={(_event, chosen: Span | null) => chosen && onChoose(chosen)}
      sx={{ '& .MuiToggleButton-root': { textTransform: 'none', py: 0.6, px: 1.25 } }}
    >
      {SPANS.map((one) => (
        <ToggleButton key={one} value={one}>
          {translate(`panel.looks.calendar.spans.${one}`)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
