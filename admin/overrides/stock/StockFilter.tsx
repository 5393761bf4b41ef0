import QrCode from '@mui/icons-material/QrCode';
import { Box, Button, Chip, TextField } from '@mui/material';
import { LinkBase, useTranslate } from 'react-admin';
import { useLabels, usePanel, useResourceModel } from '../../app/panel.ts';
import { fieldNamed } from '../../generate/model.ts';
import { dueOf, type View } from './stockView.ts';
import type { StockItem } from './stockData.ts';

interface StockFilterProps {
  readonly items: readonly StockItem[];
  readonly view: View;
  readonly words: string;
  onView(view: View): void;
  onWords(words: string): void;
  /** A scanner types a number and ends with Enter. */
  onEnter(): void;
  /** Where the labels of what is shown are printed. */
  readonly labels: string;
}

/** How many there are of each kind, to choose from; and a search that takes a scanner's word too. */
export function StockFilter({ items, view, words, onView, onWords, onEnter, labels }: StockFilterProps) {
  const translate = useTranslate();
  const views = useViews(items);
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center', mb: 2 }}>
      <TextField
        size="small"
        type="search"
        label={translate('panel.stock.search')}
        value={words}
        onChange={({ target }) => onWords(target.value)}
        onKeyDown={({ key }) => {
          if (key === 'Enter') onEnter();
        }}
        sx={{ flex: '1 1 240px', maxWidth: 360 }}
      />
      <Box role="group" aria-label={translate('panel.stock.views')} sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75 }}>
        {views.map(({ key, label, count, isPressing }) => (
          <Chip
            key={key}
            component="button"
            type="button"
            clickable
            aria-pressed={view === key}
            label={`${label} ${count}`}
            color={view === key ? 'primary' : isPressing ? 'warning' : 'default'}
            variant={view === key ? 'filled' : 'outlined'}
            onClick={() => onView(view === key ? 'all' : key)}
            sx={{ height: 34, fontSize: '0.875rem' }}
          />
        ))}
      </Box>
      <Button startIcon={<QrCode />} component={LinkBase} to={labels} sx={{ ml: 'auto' }}>
        {translate('panel.stock.labels')}
      </Button>
    </Box>
  );
}

function useViews(items: readonly StockItem[]) {
  const translate = useTranslate();
  const label = useLabels();
  const { today } = usePanel();
  const status = fieldNamed(useResourceModel('equipmentItems'), 'status');
  const states = (status?.options ?? []).map((option) => ({
    key: option.value,
    label: label(option.label),
    count: items.filter((item) => item.status === option.value).length,
    isPressing: false,
  }));
  const due = items.filter((item) => dueOf(item, today)).length;
  return [
    { key: 'all', label: translate('panel.stock.all'), count: items.length, isPressing: false },
    ...states.filter(({ count }) => count > 0),
    ...(due > 0 ? [{ key: 'checks', label: translate('panel.stock.checks'), count: due, isPressing: true }] : []),
  ];
}
