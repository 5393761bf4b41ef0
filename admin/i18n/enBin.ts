import type { Shape } from './shape.ts';
import type { zhBin } from './zhBin.ts';

/** The words of the recycle bin. */
export const enBin: Shape<typeof zhBin> = {
  title: 'Recycle bin',
  search: 'Search deleted records',
  nouns: 'Kinds of records',
  deletedBy: 'Deleted by %{name} on %{at}',
  deletedAt: 'Deleted on %{at}',
  along: 'comes back with its %{names}',
  noMatch: 'No deleted records match.',
  noMatchHint: 'Try another word, or choose “All”.',
  empty: 'The recycle bin is empty.',
  emptyHint: 'Records that are deleted appear here and can be restored at any time.',
};
