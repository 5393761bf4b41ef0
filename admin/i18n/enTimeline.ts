import type { Shape } from './shape.ts';
import type { zhTimeline } from './zhTimeline.ts';

/** The words of a record's timeline. */
export const enTimeline: Shape<typeof zhTimeline> = {
  title: 'Timeline',
  kinds: 'What is shown',
  all: 'All',
  history: 'Changes',
  today: 'today',
  ahead: 'ahead',
  more: 'Earlier',
  empty: 'Nothing to show yet.',
};
