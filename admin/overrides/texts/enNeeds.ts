import type { Shape } from '../../i18n/shape.ts';
import type { zhNeeds } from './zhNeeds.ts';

/** What the boards of needs say in English. */
export const enNeeds: Shape<typeof zhNeeds> = {
  board: 'Needs board',
  mine: 'Mine only',
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
