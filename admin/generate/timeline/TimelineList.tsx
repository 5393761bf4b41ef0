import { Box, Skeleton, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { RaRecord } from 'react-admin';
import { PageMessage } from '../../app/PageMessage.tsx';
import { ReadProblem } from '../../app/ReadProblem.tsx';
import { usePanel, usePanelLocale, useResourceModel } from '../../app/panel.ts';
import { formatDate, formatWeekday } from '../../i18n/time.ts';
import { MoreRows } from '../MoreRows.tsx';
import { KindChips } from './KindChips.tsx';
import { timelineSources } from './sources.ts';
import { TimelineEntry } from './TimelineEntry.tsx';
import type { TimelineItem } from './timelinePage.ts';
import { useTimeline } from './useTimeline.ts';

/** Everything that happened around a record and to it, in the order of time, the latest first. */
export function TimelineList({ row }: { readonly row: RaRecord }) {
  const translate = useTranslate();
  const sources = timelineSources(usePanel(), useResourceModel());
  const [kinds, setKinds] = useState<readonly string[]>([]);
  const wanted = kinds.length > 0 ? sources.filter(({ key }) => kinds.includes(key)) : sources;
  const { items, isPending, error, refetch, ...more } = useTimeline(row, wanted);
  return (
    <>
      <KindChips sources={sources} row={row} kinds={kinds} onChoose={setKinds} />
      {error && <ReadProblem error={error} onRetry={() => void refetch()} />}
      {isPending && <Skeleton height={160} sx={{ mx: 3 }} aria-hidden />}
      {!isPending && !error && items.length === 0 && <PageMessage title={translate('panel.timeline.empty')} />}
      <Days items={items} row={row} />
      <MoreRows {...more} />
    </>
  );
}

function Days({ items, row }: { readonly items: readonly TimelineItem[]; readonly row: RaRecord }) {
  const days = Map.groupBy(items, ({ at }) => at.slice(0, 10));
  return [...days].map(([day, entries]) => (
    <Box component="section" key={day} aria-label={day}>
      <DayHead day={day} />
      <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {entries.map((item) => (
          <TimelineEntry key={`${item.source.key} ${String(item.row['id'])}`} item={item} row={row} />
        ))}
      </Box>
    </Box>
  ));
}

function DayHead({ day }: { readonly day: string }) {
  const translate = useTranslate();
  const locale = usePanelLocale();
  const { today } = usePanel();
  const marks = { [today]: 'panel.timeline.today' }[day] ?? (day > today ? 'panel.timeline.ahead' : null);
  return (
    <Typography
      component="h2"
      variant="body2"
      sx={{ px: { xs: 2, sm: 3 }, py: 0.75, fontWeight: 650, bgcolor: 'action.hover', borderTop: 1, borderColor: 'divider' }}
    >
      {formatDate(day, locale)} {formatWeekday(day, locale)}
      {marks && (
        <Box component="span" sx={{ ml: 1, fontWeight: 400, color: 'text.secondary' }}>
          {translate(marks)}
        </Box>
      )}
    </Typography>
  );
}
