import type { Shape } from '../../i18n/shape.ts';
import { enAvailability } from './enAvailability.ts';
import { enReadiness } from './enReadiness.ts';
import { enTourCalendar } from './enTourCalendar.ts';
import type { zhTourForm } from './zhTourForm.ts';

/** Sentences of form F, the application for a tour, in English. */
export const enTourForm: Shape<typeof zhTourForm> = {
  step: { party: 'Party', way: 'Time and route', notice: 'Notice and approval', list: 'List' },
  back: 'Back',
  next: 'Next',
  submit: 'Save and hand in',
  draft: 'Save as a draft',
  saved: 'Tour request %{no} is saved',
  needs: 'What the route asks for',
  helmet: 'Safety helmets',
  keeper: 'Strong magnetic field: a keeper of valuables',
  limit: 'at most %{limit} persons',
  guides: 'Guides from: %{units}',
  minutes: '%{minutes} min',
  closed: 'The route has a zone that is closed to visitors: it cannot be applied for.',
  tooMany: 'The route takes %{limit} persons at a time, not %{headcount}.',
  late: 'Such a tour is applied for %{hours} hours ahead and this is %{ahead}: give the urgent reason.',
  inTime: 'Such a tour is applied for %{hours} hours ahead; there are %{ahead} left.',
  approvers: 'Once handed in it is approved by: %{names}.',
  and: ', ',
  list: 'Visitors',
  listHint: 'One a line, as “name, organisation, title”; they can be added later too, and have to be as many as announced at the door.',
  listed: '%{listed} listed of %{headcount}',
  taken: enAvailability,
  calendar: enTourCalendar,
  readiness: enReadiness,
};
