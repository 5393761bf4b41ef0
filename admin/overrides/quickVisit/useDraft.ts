import { useEffect, useState } from 'react';
import { isBlank, keepDraft, newDraft, readDraft } from './draft.ts';
import type { Draft } from './draft.ts';

/** The draft at hand, kept on the device with each change. */
export function useDraft(viewer: string) {
  const [left] = useState(() => readDraft(viewer));
  const [draft, setDraft] = useState<Draft>(() => left ?? newDraft());
  const [isRestored, setRestored] = useState(left !== null && !isBlank(left));
  useEffect(() => {
    keepDraft(viewer, isBlank(draft) ? null : draft);
  }, [viewer, draft]);
  return {
    draft,
    isRestored,
    patch: (changes: Partial<Draft>) => setDraft((before) => ({ ...before, ...changes })),
    change: (next: (before: Draft) => Draft) => setDraft(next),
    clear: () => {
      setRestored(false);
      setDraft(newDraft());
    },
  };
}

/** What the steps of the page change. */
export type Patch = ReturnType<typeof useDraft>['patch'];
