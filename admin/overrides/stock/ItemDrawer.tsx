import { Alert, Box, Button, Stack, Typography } from '@mui/material';
import { LinkBase, useTranslate } from 'react-admin';
import { useLabels, usePanelLocale, useResourceModel } from '../../app/panel.ts';
import { SideDrawer } from '../../app/SideDrawer.tsx';
import { Chips } from '../../generate/Chips.tsx';
import { fieldNamed } from '../../generate/model.ts';
import { VerbButtons } from '../../generate/verbs/VerbButtons.tsx';
import { formatDate } from '../../i18n/time.ts';
import { ItemHistory } from './ItemHistory.tsx';
import { CheckDay, ItemStatus, quantityOf } from './ItemTable.tsx';
import { useItemVerbs } from './ItemVerbs.tsx';
import type { OpenTake, StockItem } from './stockData.ts';

interface ItemDrawerProps {
  readonly item: StockItem;
  readonly takes: readonly OpenTake[];
  onClose(): void;
}

/** One item beside the list: who has it, what can be done with it, and what has become of it so far. */
export function ItemDrawer({ item, takes, onClose }: ItemDrawerProps) {
  const translate = useTranslate();
  const verbs = useItemVerbs(item);
  const counting = takes.find(({ status }) => status === 'OPEN');
  return (
    <SideDrawer title={`${item.name} · ${item.assetNo}`} closeLabel={translate('panel.stock.close')} onClose={onClose}>
      <Facts item={item} />
      {counting && (
        <Alert
          severity="info"
          sx={{ mb: 2 }}
          action={
            <Button size="small" color="inherit" component={LinkBase} to={`/stockTakes/${counting.id}/show?item=${item.id}`}>
              {translate('panel.stock.countThis')}
            </Button>
          }
        >
          {translate('panel.stock.isCounting')}
        </Alert>
      )}
      <Stack direction="row" sx={{ flexWrap: 'wrap', gap: 1, mb: 2 }}>
        <VerbButtons verbs={verbs} row={{ ...item }} />
        <Button component={LinkBase} to={`/equipmentItems/${item.id}/show`}>
          {translate('panel.stock.record')}
        </Button>
      </Stack>
      <Typography component="h3" sx={{ fontWeight: 650, mb: 1 }}>
        {translate('panel.stock.history')}
      </Typography>
      <ItemHistory id={item.id} unit={item.unit} />
    </SideDrawer>
  );
}

function Facts({ item }: { readonly item: StockItem }) {
  const locale = usePanelLocale();
  const label = useLabels();
  const resource = useResourceModel('equipmentItems');
  const nameOf = (field: string) => label(fieldNamed(resource, field)?.label);
  const category = fieldNamed(resource, 'category');
  const facts = [
    ['status', <ItemStatus key="status" item={item} />],
    ['custodian', item.custodian?.name ?? '—'],
    ['quantity', quantityOf(item)],
    ['category', category && item.category ? <Chips key="category" field={category} values={[item.category]} /> : '—'],
    ['model', item.model ?? '—'],
    ['nextCheckOn', <CheckDay key="check" item={item} />],
    ['warrantyUntil', item.warrantyUntil ? formatDate(item.warrantyUntil, locale) : '—'],
  ] as const;
  return (
    <Box component="dl" sx={{ display: 'grid', gridTemplateColumns: 'auto 1fr', columnGap: 2, rowGap: 0.75, m: 0, mb: 2 }}>
      {facts.map(([field, value]) => (
        <Box key={field} sx={{ display: 'contents' }}>
          <Typography component="dt" variant="body2" color="textSecondary">
            {nameOf(field)}
          </Typography>
          <Typography component="dd" variant="body2" sx={{ m: 0, overflowWrap: 'anywhere' }}>
            {value}
          </Typography>
        </Box>
      ))}
    </Box>
  );
}
