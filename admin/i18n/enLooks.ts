import type { Shape } from './shape.ts';
import type { zhLooks } from './zhLooks.ts';

/** The words of the ways to look at a list: what they have in common. */
export const enLooks: Shape<typeof zhLooks> = {
  filters: 'Filters',
  filtersOn: 'Filters (%{smart_count})',
};
