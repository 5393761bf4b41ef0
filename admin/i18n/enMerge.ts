import type { Shape } from './shape.ts';
import type { zhMerge } from './zhMerge.ts';

/** The words of merging two records. */
export const enMerge: Shape<typeof zhMerge> = {
  choose: 'Choose the record that is really the same as this one.',
  keeps: 'Stays',
  gives: 'Goes into it, and to the bin',
  swap: 'Swap: keep the other one',
  act: 'Merge…',
  actWith: 'Merge with “%{name}”…',
  differences: 'Where they differ',
  differencesHint: 'Choose what stays, line by line; what is empty has taken the other side’s.',
  same: 'The two records do not differ.',
  fixed: 'As in the one that stays',
  both: 'Both sides’ are kept',
  moves: 'Moves to the one that stays',
  movesHint: 'As many as you can see; those that you cannot see move with them.',
  movesNone: 'There is nothing to move that you can see.',
  stays: 'Does not move',
  count: '%{name}: %{number}',
  notes: 'Mind',
  obstacles: 'To be settled before they can be merged',
  final: 'A merge cannot be undone: should the record that goes be restored from the bin, what has moved does not come back with it.',
  done: 'Merged. This is “%{name}”, the one that stays.',
};
