import { useState } from 'react';

/** The rows that are ticked, of those that can still be: one that has gone meanwhile is no longer. */
export function useTicked(possible: readonly string[]) {
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set());
  return {
    ticked: new Set(possible.filter((id) => kept.has(id))) as ReadonlySet<string>,
    tick: (ids: readonly string[], isTicked: boolean) =>
      setKept((before) => new Set([...[...before].filter((id) => !ids.includes(id)), ...(isTicked ? ids : [])])),
    tickNone: () => setKept(new Set()),
  };
}
