import type { EntityName } from '../entities/index.ts';
import { full, read, type FieldOf, type PolicyRow } from './grant.ts';
import type { Role } from './roles.ts';
import { all, department, every, is, own, some, unset, via, type Scope } from './scope.ts';

const theirs = own('owner');

/** Units at whose people a viewer is, or who are at theirs: what is shared with a department reaches its branches. */
const around = [1, 2, 3].reduce<Scope>((below) => some(department, via('children', below)), department);

/** Views of one's own, and those that are shared with one's role or unit. */
function seenBy(role: Role): Scope {
  return some(theirs, is('sharedRole', role), via('sharedUnit', around));
}

/** Whoever leads others shares with them: with a role, or with a unit of their own. */
function sharer(role: Role) {
  const write = every(theirs, some(unset('sharedUnit'), via('sharedUnit', department)));
  return { read: seenBy(role), create: write, update: write, delete: theirs };
}

function keeper(role: Role) {
  return { ...full(theirs), read: seenBy(role), locked: ['sharedRole', 'sharedUnit'] as const };
}

/** Rows of the policy table for what people keep of lists; an auditor writes nothing. */
export const views = {
  SavedView: {
    ADMIN: full(all),
    REGIONAL_MANAGER: sharer('REGIONAL_MANAGER'),
    MANAGER: sharer('MANAGER'),
    SPECIALIST: keeper('SPECIALIST'),
    OFFICE: keeper('OFFICE'),
    GUIDE: keeper('GUIDE'),
    SITE_STAFF: keeper('SITE_STAFF'),
    FINANCE: keeper('FINANCE'),
    AUDITOR: read(seenBy('AUDITOR')),
  },
} satisfies { [N in EntityName]?: PolicyRow<FieldOf<N>> };
