import { useInfiniteQuery } from '@tanstack/react-query';
import { useDataProvider, useLocale } from 'react-admin';
import { usePanel } from '../../app/panel.ts';
import type { PanelProvider } from '../../provider/dataProvider.ts';
import { useAnswer } from '../../provider/useAnswer.ts';
import type { Offsets } from '../mergeLatest.ts';
import { binCounts, binDocument, isSearched, mergeBin } from './binDocument.ts';
import type { BinAnswer, BinSource } from './binDocument.ts';
import { restorable } from './restorable.ts';

const start: Offsets = {};

/** The nouns that have something in the bin, the fullest first; undefined while that is not known. */
export function useBinSources() {
  const model = usePanel();
  const { data, error } = useAnswer<Readonly<Record<string, { readonly totalCount: number }>>>(binCounts(model));
  const sources = restorable(model).map((resource): BinSource => ({
    key: resource.name,
    resource,
    count: data?.[resource.name]?.totalCount ?? 0,
  }));
  const full = sources.filter(({ count }) => count > 0).toSorted((left, right) => right.count - left.count);
  return { sources: data && full, error };
}

/** What was deleted of the nouns given, the last first, page by page. */
export function useBin(sources: readonly BinSource[], typed: string) {
  const model = usePanel();
  const locale = useLocale();
  const provider = useDataProvider<PanelProvider>();
  const q = typed.trim();
  const wanted = q ? sources.filter(({ resource }) => isSearched(resource)) : sources;
  const answer = useInfiniteQuery({
    queryKey: ['bin', locale, q, wanted.map(({ key, count }) => `${key} ${count}`)],
    queryFn: async ({ pageParam, signal }) => {
      const text = binDocument(model, wanted, pageParam, q !== '');
      return mergeBin(await provider.ask<BinAnswer>(text, q ? { q } : {}, { signal }), wanted, pageParam);
    },
    initialPageParam: start,
    getNextPageParam: ({ next }) => next,
    enabled: wanted.length > 0,
  });
  return {
    ...answer,
    isPending: wanted.length > 0 && answer.isPending,
    items: wanted.length > 0 ? (answer.data?.pages.flatMap(({ items }) => items) ?? []) : [],
  };
}
