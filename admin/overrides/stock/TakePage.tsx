import { Alert, Box, Button, LinearProgress, Typography } from '@mui/material';
import { LinkBase, ResourceContextProvider, useGetRecordId, useLocation, useTranslate } from 'react-admin';
import { PageHead } from '../../app/PageHead.tsx';
import { usePanel, usePanelLocale, useResourceModel } from '../../app/panel.ts';
import { Chips } from '../../generate/Chips.tsx';
import { Missing } from '../../generate/Missing.tsx';
import { fieldNamed } from '../../generate/model.ts';
import { ResourceCrumb } from '../../generate/ResourceCrumb.tsx';
import { ShowPage } from '../../generate/ShowPage.tsx';
import { VerbButtons } from '../../generate/verbs/VerbButtons.tsx';
import { formatDateTime, formatPeriod } from '../../i18n/time.ts';
import { Comparison } from './Comparison.tsx';
import { Counting } from './Counting.tsx';
import { useTake, type Take, type TakeLine } from './takeData.ts';

/** A stock-take: while it is open a list to count by, thumb or scanner; after that what was counted against the book. */
export function TakePage() {
  const { search } = useLocation();
  // the fields and the history of the row itself are the generated page's
  return new URLSearchParams(search).has('tab') ? <ShowPage /> : <Loaded />;
}

function Loaded() {
  const translate = useTranslate();
  const id = String(useGetRecordId());
  const { take, lines, totalCount, error, refetch } = useTake(id);
  if (error && !take) return <Missing error={error} />;
  if (take === undefined) return null;
  if (take === null) return <Missing error={new Error(translate('panel.error.notFound'))} />;
  return (
    <ResourceContextProvider value="stockTakes">
      <TakeHead take={take} />
      <Standing take={take} lines={lines} />
      {totalCount > lines.length && (
        <Alert severity="warning" sx={{ mb: 2 }}>
          {translate('panel.stock.tooMany', { shown: lines.length, all: totalCount })}
        </Alert>
      )}
      <Body key={id} take={take} lines={lines} reload={refetch} />
    </ResourceContextProvider>
  );
}

interface BodyProps {
  readonly take: Take;
  readonly lines: readonly TakeLine[];
  reload(): Promise<unknown>;
}

function Body({ take, lines, reload }: BodyProps) {
  const { rootFields } = usePanel();
  const isCounted = take.status === 'OPEN' && rootFields.has('countStockTakeLine');
  return isCounted ? <Counting lines={lines} reload={reload} /> : <Comparison lines={lines} />;
}

function TakeHead({ take }: { readonly take: Take }) {
  const translate = useTranslate();
  const locale = usePanelLocale();
  const { verbs, fields } = useResourceModel();
  const status = fields.find(({ name }) => name === 'status');
  const open = verbs.filter((verb) => verb.onRow && (verb.from?.includes(take.status) ?? true));
  return (
    <PageHead
      title={translate('panel.stock.takeTitle', { site: take.site?.name ?? '—', period: formatPeriod(take.period, locale) })}
      above={<ResourceCrumb />}
      below={
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', mt: 0.5 }}>
          {status && <Chips field={status} values={[take.status]} />}
          <Typography color="textSecondary">{take.no}</Typography>
        </Box>
      }
      actions={
        <>
          <Button component={LinkBase} to={`/stockTakes/${take.id}/show?tab=details`}>
            {translate('panel.stock.record')}
          </Button>
          <VerbButtons verbs={open} row={{ ...take }} />
        </>
      }
    />
  );
}

/** How far it is, and who has said so. */
function Standing({ take, lines }: { readonly take: Take; readonly lines: readonly TakeLine[] }) {
  const translate = useTranslate();
  const { timeZone } = usePanel();
  const resource = useResourceModel();
  const reason = fieldNamed(resource, 'returnReason');
  const done = lines.filter(({ countedQty }) => countedQty !== null).length;
  const by = (key: string, person: Take['countedBy'], at: string | null) =>
    person && at ? translate(key, { name: person.name, at: formatDateTime(at, timeZone) }) : null;
  const said = [
    by('panel.stock.countedBy', take.countedBy, take.countedAt),
    by('panel.stock.confirmedBy', take.confirmedBy, take.confirmedAt),
  ];
  return (
    <Box sx={{ mb: 2, display: 'grid', gap: 1 }}>
      {take.returnReason && reason && <Alert severity="warning">{translate('panel.stock.sentBack', { reason: take.returnReason })}</Alert>}
      <Typography variant="body2" color="textSecondary">
        {[translate('panel.stock.progress', { done, all: lines.length }), ...said].filter(Boolean).join(' · ')}
      </Typography>
      {take.status === 'OPEN' && (
        <LinearProgress
          variant="determinate"
          value={lines.length ? (done / lines.length) * 100 : 0}
          aria-label={translate('panel.stock.progress', { done, all: lines.length })}
          sx={{ height: 8, borderRadius: 4 }}
        />
      )}
    </Box>
  );
}
