import type { Shape } from './shape.ts';
import type { zhLists } from './zhLists.ts';

/** The words of what is done with lists beyond reading them. */
export const enLists: Shape<typeof zhLists> = {
  more: 'More',
};
