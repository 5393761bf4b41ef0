import type { DeskVerb } from './deskEntry.ts';
import type { Tour } from './deskTypes.ts';

/** Something that has been handed out or over and is to go back. */
export interface OutThing {
  readonly kind: 'helmet' | 'badge' | 'deposit';
  readonly no: string;
  /** Of the visitor, or of the deposit. */
  readonly id: string;
}

/** All that is out on a tour. */
export function outIn(tour: Pick<Tour, 'visitors'>): readonly OutThing[] {
  return tour.visitors.nodes.flatMap(({ id, helmetNo, helmetReturnedAt, badgeNo, badgeReturnedAt, deposits }): OutThing[] => [
    ...(helmetNo !== null && helmetReturnedAt === null ? [{ kind: 'helmet' as const, no: helmetNo, id }] : []),
    ...(badgeNo !== null && badgeReturnedAt === null ? [{ kind: 'badge' as const, no: badgeNo, id }] : []),
    ...deposits.nodes.filter(({ status }) => status === 'HELD').map((item) => ({ kind: 'deposit' as const, no: item.tagNo, id: item.id })),
  ]);
}

/** How a thing goes back. */
export function returnOf({ kind, id }: OutThing): [DeskVerb, Readonly<Record<string, unknown>>] {
  if (kind === 'deposit') return ['returnValuable', { depositId: id }];
  return ['signOutVisitor', { visitorId: id, [kind === 'helmet' ? 'helmetReturned' : 'badgeReturned']: true }];
}
