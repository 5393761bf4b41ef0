import type { Shape } from './shape.ts';
import type { zhExplorer } from './zhExplorer.ts';

/** The words of the page where queries are tried out. */
export const enExplorer: Shape<typeof zhExplorer> = {
  title: 'Query explorer',
  about: {
    list: '%{name}: a page of the list, with the total',
    count: '%{name}: counted by state, whatever the page',
    nested: '%{name}: with the records below them, in one request',
  },
};
