import { useQuery } from '@tanstack/react-query';
import type { HttpError } from 'react-admin';
import { useDataProvider, useLocale } from 'react-admin';
import type { PanelProvider } from '../../provider/dataProvider.ts';
import { askParts, type Answers, type Part } from './parts.ts';

/** What the parts of a page answer, kept and read anew like any other answer. */
export function useParts(name: string, parts: readonly Part[]) {
  const provider = useDataProvider<PanelProvider>();
  const locale = useLocale();
  return useQuery<Answers, HttpError>({
    queryKey: ['answer', locale, name, parts],
    queryFn: () => askParts((text, variables) => provider.ask<Record<string, unknown>>(text, variables), name, parts),
    placeholderData: (before) => before,
  });
}
