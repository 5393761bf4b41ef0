import { Box, Link, Paper, Table, TableBody, TableCell, TableHead, TableRow, Typography, useMediaQuery } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import { useLabels, usePanel, usePanelLocale, useResourceModel } from '../../app/panel.ts';
import { Chips } from '../../generate/Chips.tsx';
import { fieldNamed } from '../../generate/model.ts';
import { formatDate } from '../../i18n/time.ts';
import { ItemVerbs } from './ItemVerbs.tsx';
import type { StockItem } from './stockData.ts';
import { dueOf } from './stockView.ts';

interface ItemTableProps {
  readonly items: readonly StockItem[];
  readonly frontDesk: string | null;
  onOpen(item: StockItem): void;
}

/** A line for each item, with what is most likely done with it; where there is no room for columns, a card each. */
export function ItemTable(props: ItemTableProps) {
  const isNarrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down('md'));
  return isNarrow ? <ItemCards {...props} /> : <ItemLines {...props} />;
}

function ItemLines({ items, ...props }: ItemTableProps) {
  const translate = useTranslate();
  const label = useLabels();
  const resource = useResourceModel('equipmentItems');
  const nameOf = (field: string) => label(fieldNamed(resource, field)?.label);
  return (
    <Paper sx={{ overflow: 'hidden' }}>
      <Table size="small">
        <TableHead>
          <TableRow>
            <TableCell>{nameOf('assetNo')}</TableCell>
            <TableCell>{nameOf('name')}</TableCell>
            <TableCell align="right">{nameOf('quantity')}</TableCell>
            <TableCell>{nameOf('custodian')}</TableCell>
            <TableCell>{nameOf('status')}</TableCell>
            <TableCell>{nameOf('nextCheckOn')}</TableCell>
            <TableCell align="right">{translate('panel.stock.actions')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {items.map((item) => (
            <ItemLine key={item.id} item={item} {...props} />
          ))}
        </TableBody>
      </Table>
    </Paper>
  );
}

function ItemLine({ item, frontDesk, onOpen }: Omit<ItemTableProps, 'items'> & { readonly item: StockItem }) {
  return (
    <TableRow hover>
      <TableCell sx={{ whiteSpace: 'nowrap' }}>{item.assetNo}</TableCell>
      <TableCell>
        <ItemName item={item} onOpen={onOpen} />
      </TableCell>
      <TableCell align="right" sx={{ whiteSpace: 'nowrap' }}>
        {quantityOf(item)}
      </TableCell>
      <TableCell sx={{ whiteSpace: 'nowrap' }}>{item.custodian?.name ?? '—'}</TableCell>
      <TableCell>
        <ItemStatus item={item} />
      </TableCell>
      <TableCell sx={{ whiteSpace: 'nowrap' }}>
        <CheckDay item={item} />
      </TableCell>
      <TableCell align="right" sx={{ whiteSpace: 'nowrap', py: 0.5 }}>
        <ItemVerbs item={item} frontDesk={frontDesk} />
      </TableCell>
    </TableRow>
  );
}

function ItemCards({ items, ...props }: ItemTableProps) {
  return (
    <Paper component="ul" sx={{ m: 0, p: 0, listStyle: 'none', overflow: 'hidden' }}>
      {items.map((item) => (
        <Box
          component="li"
          key={item.id}
          sx={{ p: 1.25, display: 'grid', gap: 0.5, borderBottom: 1, borderColor: 'divider', '&:last-child': { border: 0 } }}
        >
          <Box sx={{ display: 'flex', gap: 1, alignItems: 'baseline', justifyContent: 'space-between' }}>
            <ItemName item={item} {...props} />
            <ItemStatus item={item} />
          </Box>
          <Typography variant="body2" color="textSecondary">
            {[item.assetNo, quantityOf(item), item.custodian?.name].filter(Boolean).join(' · ')} <CheckDay item={item} isLabelled />
          </Typography>
          <Box>
            <ItemVerbs item={item} frontDesk={props.frontDesk} />
          </Box>
        </Box>
      ))}
    </Paper>
  );
}

/** `30 顶`. */
export function quantityOf({ quantity, unit }: Pick<StockItem, 'quantity' | 'unit'>): string {
  return [quantity, unit].filter((part) => part !== null).join(' ');
}

export function ItemStatus({ item }: { readonly item: StockItem }) {
  const status = fieldNamed(useResourceModel('equipmentItems'), 'status');
  return status ? <Chips field={status} values={[item.status]} /> : null;
}

function ItemName({ item, onOpen }: Pick<ItemTableProps, 'onOpen'> & { readonly item: StockItem }) {
  const translate = useTranslate();
  return (
    <Link
      component="button"
      type="button"
      underline="hover"
      color="textPrimary"
      aria-label={translate('panel.stock.open', { name: item.name })}
      onClick={() => onOpen(item)}
      sx={{ fontWeight: 600, textAlign: 'left', overflowWrap: 'anywhere' }}
    >
      {item.name}
    </Link>
  );
}

/** When it is to be checked, in red once that has passed. */
export function CheckDay({ item, isLabelled = false }: { readonly item: StockItem; readonly isLabelled?: boolean }) {
  const translate = useTranslate();
  const locale = usePanelLocale();
  const { today } = usePanel();
  if (!item.nextCheckOn) return isLabelled ? null : '—';
  const due = dueOf(item, today);
  const date = formatDate(item.nextCheckOn, locale);
  return (
    <Box
      component="span"
      sx={{ color: due === 'overdue' ? 'error.main' : due === 'soon' ? 'warning.main' : undefined, fontWeight: due ? 600 : undefined }}
    >
      {due === 'overdue' ? translate('panel.stock.overdue', { date }) : isLabelled ? translate('panel.stock.checkOn', { date }) : date}
    </Box>
  );
}
