import { createContext, useContext } from 'react';
import type { FieldModel } from '../model.ts';
import type { Moves } from './useMoves.ts';

/** What the columns and cards of a board share. */
export interface Board {
  /** The field whose states are the columns. */
  readonly field: FieldModel;
  /** What a card tells beside its name. */
  readonly fields: readonly FieldModel[];
  /** The states in the order of the columns that are shown. */
  readonly states: readonly string[];
  readonly moves: Moves;
}

export const BoardContext = createContext<Board | null>(null);

/** @throws outside a board */
export function useBoardContext(): Board {
  const board = useContext(BoardContext);
  if (!board) throw new Error('useBoardContext needs a board around it.');
  return board;
}
