import { useQuery } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import { useDataProvider, useLocale } from 'react-admin';
import type { HttpError } from 'react-admin';
import type { PanelProvider } from './dataProvider.ts';

type Variables = Readonly<Record<string, unknown>>;

/**
 * What the gateway answers to one document, kept and read anew like the lists' own rows: a verb that refreshes the page
 * refreshes it too.
 * @example useAnswer<{ regions: { totalCount: number } }>('query { regions { totalCount } }')
 */
export function useAnswer<Data>(text: string, variables: Variables = {}, isEnabled = true): UseQueryResult<Data, HttpError> {
  const provider = useDataProvider<PanelProvider>();
  const locale = useLocale();
  return useQuery<Data, HttpError>({
    queryKey: ['answer', locale, text, variables],
    queryFn: () => provider.ask<Data>(text, variables),
    enabled: isEnabled,
    placeholderData: (before) => before,
  });
}
