import { useState } from 'react';
import type { RaRecord } from 'react-admin';
import type { Move } from './boardModel.ts';
import type { BoardWords } from './useBoardWords.ts';

/** A card that has been picked up, and the column that it is over. */
interface Held {
  readonly row: RaRecord;
  readonly over: string;
  readonly isByKeys: boolean;
}

interface HandParts {
  readonly words: BoardWords;
  stateOf(row: RaRecord): string;
  movesOf(row: RaRecord): readonly Move[];
}

/** What is carried; by keys it is told aloud, for whom the picture says nothing. */
export function useHand({ words, stateOf, movesOf }: HandParts) {
  const [held, setHeld] = useState<Held | null>(null);
  return {
    held,
    pickUp: (row: RaRecord, isByKeys: boolean) => {
      const to = movesOf(row).map((move) => move.to);
      if (to.length > 0) setHeld({ row, over: stateOf(row), isByKeys });
      if (isByKeys) words.say(to.length > 0 ? 'picked' : 'stuck', row, { state: stateOf(row), to: words.states(to) });
    },
    hover: (over: string) => {
      if (!held || held.over === over) return;
      setHeld({ ...held, over });
      if (held.isByKeys) words.say('over', held.row, { state: over });
    },
    letGo: () => {
      if (held?.isByKeys) words.say('back', held.row, { state: stateOf(held.row) });
      setHeld(null);
    },
    open: () => setHeld(null),
  };
}
