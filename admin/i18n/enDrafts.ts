import type { Shape } from './shape.ts';
import type { zhDrafts } from './zhDrafts.ts';

/** What a form keeps until it is saved, in English. */
export const enDrafts: Shape<typeof zhDrafts> = {
  left: 'What you wrote at %{at} has not been saved.',
  outdated: 'What you wrote at %{at} has not been saved, and the record has been changed since. Check it before you save.',
  take: 'Restore',
  drop: 'Discard',
  offline: 'No connection: what you see may be out of date. What you are writing stays on this device; save it once you are back.',
};
