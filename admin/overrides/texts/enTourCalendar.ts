import type { Shape } from '../../i18n/shape.ts';
import type { zhTourCalendar } from './zhTourCalendar.ts';

/** The tour calendar, in English. */
export const enTourCalendar: Shape<typeof zhTourCalendar> = {
  title: 'Tour calendar',
  asList: 'Tours as text',
  more: 'Only the first %{shown} of %{all} tours are shown; narrow them down by the filters.',
  blocked: 'Conflict',
  blockedHint: 'A zone of its route is taken by another tour at that time: it cannot be arranged as it is planned. Put it at another time.',
  persons: 'One person |||| %{smart_count} persons',
  none: 'No tours',
  today: 'Today',
  view: 'View',
  views: { week: 'Week', day: 'Day', list: 'List' },
  earlier: 'Earlier',
  later: 'Later',
  day: 'Date',
  clear: 'Clear filters',
  filter: { person: 'Person', zone: 'Zone', unit: 'Handling unit' },
  move: 'Reschedule %{no} %{org}',
  now: 'Planned %{when}',
  start: 'New start',
  end: 'New end',
  save: 'Put it at this time',
  moveButton: 'Reschedule',
  open: 'Open the application',
  close: 'Close',
};
