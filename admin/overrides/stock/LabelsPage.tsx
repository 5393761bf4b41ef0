import { Box, Button, GlobalStyles, TextField } from '@mui/material';
import { useState } from 'react';
import { LinkBase, useLocation, useTranslate } from 'react-admin';
import { encode } from 'uqr';
import { Waiting } from '../../app/Waiting.tsx';
import { PageMessage } from '../../app/PageMessage.tsx';
import { usePageTitle } from '../../app/pageTitle.ts';
import { useSiteStock, useStockSites, type StockItem } from './stockData.ts';

/** Labels of 70 × 37 mm, three beside one another, as they are sold on sheets of A4. */
const COLUMNS = 3;
const ROWS = 8;
const PER_SHEET = COLUMNS * ROWS;

/** Items that nobody sticks a label on any more. */
const GONE = new Set(['LOST', 'SCRAPPED']);

/** A sheet of labels for the items of a site, each with a code that opens it in the panel. */
export function LabelsPage() {
  const translate = useTranslate();
  const asked = new URLSearchParams(useLocation().search);
  const ids = asked.get('ids')?.split(',');
  const [skipped, skip] = useState(0);
  const { sites } = useStockSites();
  const site = asked.get('site') ?? sites?.[0]?.id ?? '';
  const { stock, error } = useSiteStock(site);
  const items = (stock?.items ?? []).filter(({ id, status }) => (ids ? ids.includes(id) : !GONE.has(status)));
  const name = sites?.find(({ id }) => id === site)?.name ?? '';
  const title = translate('panel.stock.labelsOf', { name });
  usePageTitle(title);
  return (
    <Box
      component="main"
      sx={{ display: 'flow-root', minHeight: '100vh', bgcolor: '#8d989b', '@media print': { bgcolor: 'transparent', minHeight: 0 } }}
    >
      <GlobalStyles styles={labelStyles} />
      <h1 className="screen-title">{title}</h1>
      <Tools site={site} isReady={items.length > 0} skipped={skipped} onSkip={skip} />
      {error && <PageMessage title={translate(error.message, { _: error.message })} />}
      {!stock && !error && sites?.length !== 0 && <Waiting />}
      {(stock ? items.length === 0 : sites?.length === 0) && <PageMessage title={translate('panel.stock.noneShown')} />}
      {sheetsOf(items, skipped).map((sheet, index) => (
        <section key={sheet.find((item) => item !== null)?.id ?? index} className="labels">
          {sheet.map((item, place) =>
            item ? <Label key={item.id} item={item} site={name} /> : <div key={`blank ${String(place)}`} className="label" />,
          )}
        </section>
      ))}
    </Box>
  );
}

/** What has been used of the first sheet is left blank. */
function sheetsOf(items: readonly StockItem[], skipped: number): readonly (readonly (StockItem | null)[])[] {
  const places = [...Array.from({ length: skipped }, () => null), ...items];
  if (items.length === 0) return [];
  return Array.from({ length: Math.ceil(places.length / PER_SHEET) }, (_, sheet) =>
    places.slice(sheet * PER_SHEET, (sheet + 1) * PER_SHEET),
  );
}

function Label({ item, site }: { readonly item: StockItem; readonly site: string }) {
  return (
    <div className="label">
      <Code text={addressOf(item.id)} />
      <div className="words">
        <strong>{item.assetNo}</strong>
        <span>{item.name}</span>
        <small>{site}</small>
      </div>
    </div>
  );
}

/** The item in the panel, from whatever address the sheet was printed at. */
function addressOf(id: string): string {
  const { origin, pathname } = globalThis.location;
  return `${origin}${pathname}#/site-equipment?item=${id}`;
}

/** A code as one path: black squares on the white of the paper. */
function Code({ text }: { readonly text: string }) {
  const { data, size } = encode(text, { ecc: 'M', border: 2 });
  const path = data.flatMap((line, y) => line.flatMap((isBlack, x) => (isBlack ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
  return (
    <svg viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges" aria-hidden>
      <path d={path} fill="#000" />
    </svg>
  );
}

interface ToolsProps {
  readonly site: string;
  readonly isReady: boolean;
  readonly skipped: number;
  onSkip(places: number): void;
}

function Tools({ site, isReady, skipped, onSkip }: ToolsProps) {
  const translate = useTranslate();
  const set = (value: number) => onSkip(Math.max(0, Math.min(PER_SHEET - 1, Number.isFinite(value) ? Math.round(value) : 0)));
  return (
    <Box className="tools">
      <Button variant="contained" color="secondary" component={LinkBase} to={`/site-equipment?site=${site}`}>
        {translate('panel.stock.back')}
      </Button>
      <TextField
        size="small"
        variant="filled"
        type="number"
        label={translate('panel.stock.skip')}
        value={skipped}
        onChange={({ target }) => set(Number(target.value))}
        slotProps={{ htmlInput: { min: 0, max: PER_SHEET - 1 } }}
        sx={{ width: 148, bgcolor: 'background.paper', borderRadius: 1 }}
      />
      <Button variant="contained" disabled={!isReady} onClick={() => print()}>
        {translate('panel.report.print')}
      </Button>
    </Box>
  );
}

/** Paper is white and its ink black, whatever the screen's theme; a sheet is a page of the printer's, to the millimetre. */
const labelStyles = {
  '@page': { size: 'A4 portrait', margin: 0 },
  '.screen-title': { margin: '12px 16px 0', textAlign: 'center', fontSize: '1.1rem', color: '#10201f' },
  '.tools': { display: 'flex', flexWrap: 'wrap', gap: 8, padding: 12, justifyContent: 'center', alignItems: 'center' },
  '.labels': {
    width: '210mm',
    maxWidth: '100%',
    overflowX: 'auto',
    margin: '0 auto 16px',
    display: 'grid',
    gridTemplateColumns: `repeat(${COLUMNS}, 70mm)`,
    gridAutoRows: '37mm',
    backgroundColor: '#fff',
    color: '#000',
    colorScheme: 'light',
  },
  '.label': { display: 'flex', gap: '2mm', alignItems: 'center', padding: '3mm', overflow: 'hidden', outline: '0.2mm dashed #ccc' },
  '.label svg': { width: '29mm', height: '29mm', flex: 'none' },
  '.label .words': { display: 'grid', gap: '1mm', minWidth: 0, fontSize: '9.5pt', lineHeight: 1.25, overflowWrap: 'anywhere' },
  '.label strong': { fontSize: '12pt' },
  '.label small': { fontSize: '8pt' },
  '@media print': {
    'html, body, #root': { backgroundColor: '#fff !important' },
    '.tools, .screen-title': { display: 'none' },
    '.labels': { width: '210mm', maxWidth: 'none', height: '296mm', margin: 0, overflow: 'visible', paddingTop: 0 },
    '.labels:not(:last-child)': { breakAfter: 'page' },
    '.label': { outline: 'none' },
  },
} as const;
