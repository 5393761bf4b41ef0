import Add from '@mui/icons-material/Add';
import { Alert, Button, MenuItem, TextField } from '@mui/material';
import { useState } from 'react';
import { LinkBase, useLocation, useNavigate, useTranslate } from 'react-admin';
import { Waiting } from '../../app/Waiting.tsx';
import { PageHead } from '../../app/PageHead.tsx';
import { PageMessage } from '../../app/PageMessage.tsx';
import { usePanel, useResourceModel } from '../../app/panel.ts';
import { ItemDrawer } from './ItemDrawer.tsx';
import { ItemTable } from './ItemTable.tsx';
import { itemsIn, itemScanned, type View } from './stockView.ts';
import { useSiteStock, useStockSites, type SiteStock, type StockItem, type StockSite } from './stockData.ts';
import { StockFilter } from './StockFilter.tsx';
import { TakeNotice } from './TakeNotice.tsx';
import { useLabelled } from './useLabelled.ts';

/** Everything that a site has, by who has it and in what state, with what is done with it at hand. */
export function StockPage() {
  const translate = useTranslate();
  const { search } = useLocation();
  const asked = new URLSearchParams(search);
  const labelled = useLabelled(asked.get('item'));
  const { sites, error } = useStockSites();
  const wanted = asked.get('site') ?? labelled.site;
  const site = sites?.find(({ id }) => id === wanted) ?? sites?.[0];
  return (
    <>
      <PageHead title={translate('panel.stock.title')} actions={site && <Register site={site} />} />
      {error && <PageMessage title={translate(error.message, { _: error.message })} />}
      {((!sites && !error) || labelled.isLooking) && <Waiting />}
      {sites?.length === 0 && <PageMessage title={translate('panel.stock.none')} />}
      {labelled.isUnknown && (
        <Alert severity="warning" sx={{ mb: 2 }}>
          {translate('panel.stock.unknownLabel')}
        </Alert>
      )}
      {sites && site && !labelled.isLooking && (
        <>
          {sites.length > 1 && <SiteChoice sites={sites} site={site} />}
          <Loaded key={site.id} site={site} item={asked.get('item')} />
        </>
      )}
    </>
  );
}

/** What is bought is entered for the site of the page. */
function Register({ site }: { readonly site: StockSite }) {
  const translate = useTranslate();
  const { operations } = useResourceModel('equipmentItems');
  if (!operations.create) return null;
  const source = encodeURIComponent(JSON.stringify({ siteId: site.id }));
  return (
    <Button variant="contained" startIcon={<Add />} component={LinkBase} to={`/equipmentItems/create?source=${source}`}>
      {translate('panel.stock.register')}
    </Button>
  );
}

function SiteChoice({ sites, site }: { readonly sites: readonly StockSite[]; readonly site: StockSite }) {
  const translate = useTranslate();
  const navigate = useNavigate();
  return (
    <TextField
      select
      size="small"
      label={translate('panel.stock.site')}
      value={site.id}
      onChange={({ target }) => navigate(`/site-equipment?site=${target.value}`)}
      sx={{ mb: 2, minWidth: 260, maxWidth: '100%' }}
    >
      {sites.map(({ id, name, count }) => (
        <MenuItem key={id} value={id}>
          {translate('panel.stock.siteOf', { name, smart_count: count })}
        </MenuItem>
      ))}
    </TextField>
  );
}

function Loaded({ site, item }: { readonly site: StockSite; readonly item: string | null }) {
  const translate = useTranslate();
  const { stock, error } = useSiteStock(site.id);
  if (error && !stock) return <PageMessage title={translate(error.message, { _: error.message })} />;
  if (!stock) return <Waiting />;
  return <Stock site={site} stock={stock} item={item} />;
}

interface StockProps {
  readonly site: StockSite;
  readonly stock: SiteStock;
  readonly item: string | null;
}

function Stock({ site, stock, item }: StockProps) {
  const translate = useTranslate();
  const { today } = usePanel();
  const [view, setView] = useState<View>('all');
  const [words, setWords] = useState('');
  const [opened, open] = useState<string | null>(item);
  const shown = itemsIn(stock.items, { view, words, today });
  const current = stock.items.find(({ id }) => id === opened);
  const takeFirst = () => {
    const found = itemScanned(stock.items, words) ?? (shown.length === 1 ? shown[0] : undefined);
    if (!found) return;
    open(found.id);
    setWords('');
  };
  return (
    <>
      <TakeNotice site={site} takes={stock.takes} />
      <StockFilter
        items={stock.items}
        view={view}
        words={words}
        onView={setView}
        onWords={setWords}
        onEnter={takeFirst}
        labels={labelsPath(site.id, stock.items, shown)}
      />
      {stock.totalCount > stock.items.length && (
        <Alert severity="info" sx={{ mb: 2 }}>
          {translate('panel.stock.tooMany', { shown: stock.items.length, all: stock.totalCount })}
        </Alert>
      )}
      {shown.length === 0 && <PageMessage title={translate('panel.stock.noneShown')} />}
      {shown.length > 0 && <ItemTable items={shown} frontDesk={stock.frontDesk} onOpen={({ id }) => open(id)} />}
      {current && <ItemDrawer item={current} takes={stock.takes} onClose={() => open(null)} />}
    </>
  );
}

/** The sheet of labels for what is shown; of a whole site it needs no list. */
function labelsPath(site: string, items: readonly StockItem[], shown: readonly StockItem[]): string {
  const ids = shown.length === items.length ? '' : `&ids=${shown.map(({ id }) => id).join(',')}`;
  return `/equipment-labels?site=${site}${ids}`;
}
