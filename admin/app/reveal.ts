import { createContext, useContext } from 'react';
import type { Row } from '../generate/choose.ts';
import type { FieldModel } from '../generate/model.ts';

/** Shows the values of fields that are shown once, out of an operation's answer; nothing where it holds none. */
export type Reveal = (fields: readonly FieldModel[], row: Row) => void;

/** Provided by the layout, so that what is shown outlasts the page that made it. */
export const RevealContext = createContext<Reveal>(() => undefined);

/** The way to show what is shown once. */
export function useReveal(): Reveal {
  return useContext(RevealContext);
}
