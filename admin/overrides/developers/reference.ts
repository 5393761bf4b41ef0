import { useQuery } from '@tanstack/react-query';
import type { HttpError } from 'react-admin';
import { useLocale } from 'react-admin';
import type { Label } from '../../generate/model.ts';
import { reach } from '../../provider/reach.ts';

/** What the gateway says of itself, as it holds for the viewer. */
export interface Reference {
  readonly limits: readonly { readonly key: string; readonly label: Label; readonly value: number; readonly unit: Label | null }[];
  readonly errors: readonly {
    readonly code: string;
    readonly status: number;
    readonly label: Label;
    readonly advice: Label;
    readonly retry: boolean;
  }[];
  readonly fieldErrors: readonly { readonly code: string; readonly label: Label }[];
}

/** Where the gateway tells it, to programs too. */
export const REFERENCE_PATH = '/reference';

export function useReference() {
  const locale = useLocale();
  return useQuery<Reference, HttpError>({
    queryKey: ['reference'],
    queryFn: async () => (await (await reach(REFERENCE_PATH, {}, locale)).json()) as Reference,
  });
}
