import type { Shape } from './shape.ts';
import type { zhHistory } from './zhHistory.ts';

/** The words of a record's history in English. */
export const enHistory: Shape<typeof zhHistory> = {
  title: 'History',
  empty: 'No changes recorded yet.',
  emptyHint: 'Every change from now on stands here: who, when and what. Rows that were loaded in bulk have no entries of their own.',
  became: 'changed to',
  unseen: 'A record that is deleted or not yours to see |||| %{smart_count} records that are deleted or not yours to see',
  more: '%{smart_count} more',
  less: 'Show less',
  restore: 'Restore the earlier value of “%{field}”',
  restoreTitle: 'Restore the earlier value of “%{field}”?',
  restoreTo: 'It will be:',
  restoreHint: 'Later changes stay in the history.',
  restored: 'Earlier value restored',
  conflict: 'Someone has just changed this record; the latest is loaded. Check it, then restore again.',
};
