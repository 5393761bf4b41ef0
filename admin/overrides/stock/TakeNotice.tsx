import Checklist from '@mui/icons-material/Checklist';
import { Alert, Button } from '@mui/material';
import { LinkBase, useDataProvider, useNavigate, useTranslate } from 'react-admin';
import { usePanel, usePanelLocale } from '../../app/panel.ts';
import { useFaultNotice } from '../../generate/faults.ts';
import { formatPeriod } from '../../i18n/time.ts';
import type { PanelProvider } from '../../provider/dataProvider.ts';
import type { OpenTake, StockSite } from './stockData.ts';

const beginMutation = /* GraphQL */ `
  mutation beginStockTake($input: StockTakeCreateInput!) {
    createStockTake(input: $input) {
      id
    }
  }
`;

/** How far the site's stock-take has come, with the way on; where there is none, the way to begin. */
export function TakeNotice({ site, takes }: { readonly site: StockSite; readonly takes: readonly OpenTake[] }) {
  const [take] = takes;
  return take ? <Going take={take} /> : <Begin site={site} />;
}

function Going({ take }: { readonly take: OpenTake }) {
  const translate = useTranslate();
  const locale = usePanelLocale();
  const { rootFields } = usePanel();
  const isOpen = take.status === 'OPEN';
  const text = translate(isOpen ? 'panel.stock.counting' : 'panel.stock.counted', {
    period: formatPeriod(take.period, locale),
    done: take.countedCount,
    all: take.itemCount,
    smart_count: take.differenceCount,
  });
  const next = isOpen ? 'panel.stock.goOn' : rootFields.has('confirmStockTake') ? 'panel.stock.judge' : 'panel.stock.look';
  return (
    <Alert
      severity={isOpen ? 'info' : 'warning'}
      icon={<Checklist />}
      sx={{ mb: 2, alignItems: 'center', flexWrap: { xs: 'wrap', sm: 'nowrap' }, '& .MuiAlert-message': { flex: '1 1 200px' } }}
      action={
        <Button size="small" color="inherit" variant="outlined" component={LinkBase} to={`/stockTakes/${take.id}/show`}>
          {translate(next)}
        </Button>
      }
    >
      {text}
    </Alert>
  );
}

function Begin({ site }: { readonly site: StockSite }) {
  const translate = useTranslate();
  const locale = usePanelLocale();
  const navigate = useNavigate();
  const provider = useDataProvider<PanelProvider>();
  const sayFault = useFaultNotice();
  const { today, rootFields } = usePanel();
  const period = today.slice(0, 7);
  if (!rootFields.has('createStockTake')) return null;
  const begin = async () => {
    try {
      const { createStockTake } = await provider.ask<{ createStockTake: { id: string } }>(beginMutation, {
        input: { siteId: site.id, period },
      });
      await navigate(`/stockTakes/${createStockTake.id}/show`);
    } catch (error) {
      sayFault(error);
    }
  };
  return (
    <Button startIcon={<Checklist />} onClick={() => void begin()} sx={{ mb: 2 }}>
      {translate('panel.stock.begin', { period: formatPeriod(period, locale) })}
    </Button>
  );
}
