import type { Shape } from '../../i18n/shape.ts';
import type { zhCalendar } from './zhCalendar.ts';

/** What the panel says of a year without an official working calendar, in English. */
export const enCalendar: Shape<typeof zhCalendar> = {
  missing:
    'The official working calendar of %{years} has not been imported: Monday to Friday pass for working days, so deadlines, lateness and reminders may be wrong.',
  keeper: 'Once the holidays are published, import them, or enter the days in the work calendar (source “Import”). On the server:',
  reader: 'Ask an administrator to import the holidays.',
  show: 'Show the work calendar',
  later: 'Hide for now',
};
