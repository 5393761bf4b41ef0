import { useRef, useState } from 'react';
import type { RaRecord } from 'react-admin';
import type { FieldModel } from '../model.ts';
import { stateIn } from './boardModel.ts';

/** A card shown where it was dropped, until the gateway has said where it is: then the row's version is another. */
interface Shown {
  readonly state: string;
  readonly version: unknown;
}

/** In which column each card is shown, and which of them has just come there. */
export function usePlaces(field: FieldModel) {
  const [shown, setShown] = useState<ReadonlyMap<string, Shown>>(new Map());
  const focus = useRef<string | null>(null);
  const stateOf = (row: RaRecord) => stateIn(field, row);
  return {
    /** The state as the gateway has told it. */
    stateOf,
    show: (row: RaRecord, state: string) => {
      focus.current = String(row.id);
      setShown((before) => new Map(before).set(String(row.id), { state, version: row['version'] }));
    },
    putBack: (row: RaRecord) => {
      focus.current = String(row.id);
      setShown((before) => new Map([...before].filter(([id]) => id !== String(row.id))));
    },
    /** The state in whose column the card is shown. */
    placeOf: (row: RaRecord): string => {
      const moved = shown.get(String(row.id));
      return moved && moved.version === row['version'] ? moved.state : stateOf(row);
    },
    /** Whether the card has come to its place by a move of the viewer's; true once. */
    takesFocus: (row: RaRecord): boolean => {
      const isIt = focus.current === String(row.id);
      if (isIt) focus.current = null;
      return isIt;
    },
  };
}
