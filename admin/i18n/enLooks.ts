import type { Shape } from './shape.ts';
import type { zhLooks } from './zhLooks.ts';

/** The words of the ways to look at a list: what they have in common. */
export const enLooks: Shape<typeof zhLooks> = {
  filters: 'Filters',
  filtersOn: 'Filters (%{smart_count})',
  changed: '%{field} of “%{name}” was changed.',
  takenBack: 'Taken back.',
  cells: {
    edit: 'Change %{field} of “%{name}”',
    keys: 'Enter saves · Tab goes on · Esc gives up',
    saving: 'Saving…',
  },
  calendar: {
    title: '%{name} calendar',
    start: 'Day',
    end: 'Last day',
    noEnd: '(none)',
    span: 'Shown',
    spans: { month: 'Month', week: 'Week', list: 'Agenda' },
    earlier: 'Earlier',
    later: 'Later',
    today: 'Today',
    none: 'There is nothing on these days.',
    more: 'There is more than fits: %{shown} of %{total} are shown. Narrow the filters down.',
    howTo: 'Drag to another day to change it. By keyboard: Space picks up, arrows choose the day, Space drops, Escape puts back.',
    said: {
      picked: 'Picked up “%{name}”, now on %{day}. Arrows choose the day, Space drops, Escape puts back.',
      stuck: 'You cannot change the day of “%{name}”.',
      over: '%{day}',
      dropped: '“%{name}” is now on %{day}.',
      back: '“%{name}” is back on %{day}.',
      refused: '“%{name}” has not moved: %{reason}',
    },
  },
};
