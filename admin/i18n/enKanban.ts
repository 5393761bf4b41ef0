import type { Shape } from './shape.ts';
import type { zhKanban } from './zhKanban.ts';

/** The words of boards. */
export const enKanban: Shape<typeof zhKanban> = {
  title: '%{name} board',
  view: 'View',
  list: 'List',
  board: 'Board',
  calendar: 'Calendar',
  groups: 'Groups',
  howTo:
    'Drag a card to its next column. By keyboard: Space picks it up, arrows choose the column, Space drops, Escape puts it back. Or use “Move to…” on the card.',
  by: 'Columns by',
  card: 'card',
  column: 'Column shown',
  counted: '%{name} (%{smart_count})',
  more: 'Show more (%{smart_count} left)',
  none: 'Nothing is in this column.',
  closed: 'Cannot go to this column',
  moveTo: 'Move to…',
  moveCard: 'Move “%{name}” to…',
  which: 'Which of these?',
  elsewhere: '“%{label}” is done; it is now “%{state}”.',
  comma: ', ',
  said: {
    picked: 'Picked up “%{name}” in “%{state}”. It can go to: %{to}. Arrows choose the column, Space drops, Escape puts it back.',
    stuck: 'There is nothing that you can do with “%{name}” in “%{state}”.',
    over: 'Column “%{state}”',
    dropped: '“%{name}” is now in “%{state}”.',
    elsewhere: '“%{label}” is done; “%{name}” is now in “%{state}”.',
    back: '“%{name}” is back in “%{state}”.',
    refused: '“%{name}” has not moved: %{reason}',
  },
};
