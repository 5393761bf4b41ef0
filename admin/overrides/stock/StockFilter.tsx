import QrCode from '@mui/icons-material/QrCode';
import { Box, Button, TextField } from '@mui/material';
import { LinkBase, useTranslate } from 'react-admin';
import { useLabels, usePanel, useResourceModel } from '../../app/panel.ts';
import { fieldNamed } from '../../generate/model.ts';
import { dueOf, type View } from './stockView.ts';
import type { StockItem } from './stockData.ts';
import { ViewChips } from './ViewChips.tsx';

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
      <ViewChips choices={views} value={view} onChange={(chosen) => onView(view === chosen ? 'all' : chosen)} sx={{ flexWrap: 'wrap' }} />
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
    value: option.value,
    name: label(option.label),
    count: items.filter((item) => item.status === option.value).length,
  }));
  const due = items.filter((item) => dueOf(item, today)).length;
  const viewOf = (value: View, name: string, count: number, isPressing = false) => ({ value, label: `${name} ${count}`, isPressing });
  return [
    viewOf('all', translate('panel.stock.all'), items.length),
    ...states.filter(({ count }) => count > 0).map(({ value, name, count }) => viewOf(value, name, count)),
    ...(due > 0 ? [viewOf('checks', translate('panel.stock.checks'), due, true)] : []),
  ];
}
