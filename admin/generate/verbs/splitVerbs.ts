import type { RaRecord } from 'react-admin';
import type { ChoiceModel, VerbModel } from '../model.ts';

/** Where each business operation of a row stands. */
export interface SplitVerbs {
  readonly shown: readonly VerbModel[];
  readonly folded: readonly VerbModel[];
  /** Not in the state that the row is in. */
  readonly refused: readonly VerbModel[];
}

/** Buttons beside each other; what is beyond them stands in the menu. */
const mostShown = 3;

/** Colours of states that a row ends in without having come further. */
const endings = new Set(['grey', 'red']);

/** What can be done now first, and of that first what brings the row further, in the order of its life; `states` are those of its state field. */
export function splitVerbs(verbs: readonly VerbModel[], row: RaRecord | undefined, states: readonly ChoiceModel[]): SplitVerbs {
  const ready = verbs.filter((verb) => mayRun(verb, row));
  const sorted = [...ready.filter((verb) => leadsOn(verb, row, states)), ...ready.filter((verb) => !leadsOn(verb, row, states))];
  const refused = verbs.filter((verb) => !mayRun(verb, row));
  // two records are one thing but rarely
  const shown = sorted.filter(({ preview }) => !preview).slice(0, mostShown);
  return { shown, folded: sorted.filter((verb) => !shown.includes(verb)), refused };
}

function leadsOn({ to, statusField }: VerbModel, row: RaRecord | undefined, states: readonly ChoiceModel[]): boolean {
  const now: unknown = statusField ? row?.[statusField] : undefined;
  const isFurther = (state: string) => state !== now && !endings.has(states.find(({ value }) => value === state)?.color ?? '');
  return to?.some(isFurther) ?? false;
}

function mayRun(verb: VerbModel, row: RaRecord | undefined): boolean {
  if (!verb.from || !verb.statusField || !row) return true;
  const status: unknown = row[verb.statusField];
  return status === undefined || verb.from.includes(String(status));
}
