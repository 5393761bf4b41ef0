import { useState } from 'react';
import type { RaRecord } from 'react-admin';
import type { Values } from '../VerbForm.tsx';
import { movesFrom } from './boardModel.ts';
import type { BoardBy, Move } from './boardModel.ts';
import { useBoardWords } from './useBoardWords.ts';
import { useHand } from './useHand.ts';
import { usePlaces } from './usePlaces.ts';
import { useRunMove } from './useRunMove.ts';

/** A move that waits: for the choice between several operations, or for what its operation asks. */
export interface Asked {
  readonly row: RaRecord;
  readonly moves: readonly Move[];
}

export type Moves = ReturnType<typeof useMoves>;

/** Picking up and putting down the cards of a board, by mouse, keys or menu; the operation that leads there has the last word. */
export function useMoves(by: BoardBy) {
  const { field } = by;
  const words = useBoardWords(field);
  const places = usePlaces(field);
  const run = useRunMove({ words, field, putBack: places.putBack });
  const { stateOf } = places;
  const movesOf = (row: RaRecord) => movesFrom(by, stateOf(row));
  const hand = useHand({ words, stateOf, movesOf });
  const { asked, setAsked, putBack, dismiss } = useAsked((row) => {
    places.putBack(row);
    words.say('back', row, { state: stateOf(row) });
  });

  const start = (row: RaRecord, move: Move) => {
    places.show(row, move.to);
    if (move.verb && move.verb.fields.length > 0) setAsked({ row, moves: [move] });
    else void run(row, move, {});
  };
  const drop = (row: RaRecord, to: string) => {
    hand.open();
    const moves = movesOf(row).filter((move) => move.to === to);
    if (moves.length > 1) setAsked({ row, moves });
    else if (moves[0]) start(row, moves[0]);
    else putBack(row);
  };
  return {
    ...hand,
    ...places,
    asked,
    said: words.said,
    movesOf,
    start,
    drop,
    dismiss,
    answer: (move: Move, values: Values, refuse: (sentence: string) => void) =>
      asked ? run(asked.row, move, values, { refuse, onClose: () => setAsked(null) }) : Promise.resolve(undefined),
  };
}

/** What waits for a word; who gives none has their card back. */
function useAsked(putBack: (row: RaRecord) => void) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const dismiss = () => {
    if (asked) putBack(asked.row);
    setAsked(null);
  };
  return { asked, setAsked, putBack, dismiss };
}
