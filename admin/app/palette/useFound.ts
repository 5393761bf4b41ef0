import { useQuery } from '@tanstack/react-query';
import { useDataProvider, useTranslate } from 'react-admin';
import type { PanelProvider } from '../../provider/dataProvider.ts';
import { usePanel, usePanelLocale } from '../panel.ts';
import { useSettled } from '../useSettled.ts';
import type { Section } from './entries.ts';
import { recordSections, searchDocument } from './searchDocument.ts';
import type { SearchAnswer } from './searchDocument.ts';

/** Typing goes on for as long as this lies between two letters. */
const pauseMs = 180;

const nothing: readonly Section[] = [];

/** The records that the typed words find; what is no longer wanted is taken back. */
export function useFound(typed: string): {
  readonly sections: readonly Section[];
  readonly isSearching: boolean;
  readonly error: Error | null;
} {
  const model = usePanel();
  const locale = usePanelLocale();
  const translate = useTranslate();
  const provider = useDataProvider<PanelProvider>();
  const wanted = typed.trim();
  const settled = useSettled(wanted, pauseMs);
  const { data, error, isFetching } = useQuery<SearchAnswer, Error>({
    queryKey: ['palette', locale, settled],
    queryFn: ({ signal }) => provider.ask<SearchAnswer>(searchDocument(model), { q: settled }, { signal }),
    enabled: settled !== '',
    retry: false,
    staleTime: 10_000,
  });
  const isCurrent = settled === wanted;
  const more = (name: string) => translate('panel.palette.inList', { name, typed: wanted });
  const sections = data && isCurrent ? recordSections(data, { model, locale, typed: wanted, more }) : nothing;
  return { sections, isSearching: wanted !== '' && (isFetching || !isCurrent), error: isCurrent ? error : null };
}
