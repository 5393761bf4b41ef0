import type { Shape } from '../../i18n/shape.ts';
import type { zhNeeds } from './zhNeeds.ts';

/** What the boards of needs say in English. */
export const enNeeds: Shape<typeof zhNeeds> = {
  board: 'Needs board',
  count: 'One need |||| %{smart_count} needs',
  more: '%{smart_count} more in the list',
  none: 'No needs here',
  move: 'Move on',
  moveCard: 'Move on: %{name}',
  noMove: 'Nothing to do in this state',
  open: 'Open',
  byDay: 'Needed by %{day}',
  mine: 'Mine only',
  column: 'State',
  notThere: 'A need that is “%{from}” cannot go straight to “%{to}”.',
  howTo: 'Drag a card to its next state, or use its “Move on” button; with the keyboard, Tab to the button and press Enter.',
  direction: {
    menu: 'Direction board',
    title: 'Direction × problem',
    intro:
      'The countermeasures of all accounts in your scope by the direction before them and the kind of problem; a number opens its needs.',
    onlyOpen: 'Still open only',
    direction: 'Direction',
    unfiled: 'No category',
    sum: 'Total',
    cell: '%{direction} · %{category}: %{smart_count}',
    accounts: 'One account |||| %{smart_count} accounts',
    needs: 'Needs',
    noNeed: 'No need is named',
    close: 'Close',
    none: 'There are no countermeasures in your scope.',
    more: 'The first %{smart_count} are shown.',
    due: 'Due %{day}',
    after: 'After: %{direction}',
  },
};
