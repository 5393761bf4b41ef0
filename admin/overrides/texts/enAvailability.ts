import type { Shape } from '../../i18n/shape.ts';
import type { zhAvailability } from './zhAvailability.ts';

/** The same in English. */
export const enAvailability: Shape<typeof zhAvailability> = {
  title: 'What is taken',
  taken: 'is taken %{when}:',
  elsewhere: 'a tour beyond your view',
  instead: 'Free then:',
  freeTimes: 'The zones of the route are free:',
  free: 'Nothing is in the way at that time.',
};
