import { useInfiniteQuery } from '@tanstack/react-query';
import { useDataProvider, useLocale } from 'react-admin';
import type { RaRecord } from 'react-admin';
import { usePanel, useResourceModel } from '../../app/panel.ts';
import type { PanelProvider } from '../../provider/dataProvider.ts';
import type { LatestPage, Offsets } from '../mergeLatest.ts';
import type { TimelineSource } from './sources.ts';
import { mergePage, timelineDocument } from './timelinePage.ts';
import type { TimelineAnswer } from './timelinePage.ts';

const start: Offsets = {};

/** A record's life, page by page, the latest first, told from the sources given. */
export function useTimeline(row: RaRecord, sources: readonly TimelineSource[]) {
  const model = usePanel();
  const resource = useResourceModel();
  const locale = useLocale();
  const provider = useDataProvider<PanelProvider>();
  const read = async (offsets: Offsets): Promise<LatestPage<TimelineSource>> => {
    const named = { id: row.id, noun: resource.entity, recordId: String(row.id) };
    const text = timelineDocument(model, resource, sources, offsets);
    const used = Object.fromEntries(Object.entries(named).filter(([name]) => text.includes(`$${name}:`)));
    return mergePage(await provider.ask<TimelineAnswer>(text, used), sources, offsets, model.timeZone);
  };
  const answer = useInfiniteQuery({
    queryKey: ['timeline', resource.name, row.id, row['version'], locale, sources.map(({ key }) => key).join(' ')],
    queryFn: ({ pageParam }) => read(pageParam),
    initialPageParam: start,
    getNextPageParam: ({ next }) => next,
    enabled: sources.length > 0,
  });
  return { ...answer, items: answer.data?.pages.flatMap(({ items }) => items) ?? [] };
}
