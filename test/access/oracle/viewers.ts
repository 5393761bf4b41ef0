import type { Role } from '../../../server/access/policy.ts';
import type { Viewer } from './rules.ts';
import type { World } from './world.ts';

/** Roles whose department is everything below the parent of their own unit (domain §2.12); guides belong to the same offices. */
const SERVING: ReadonlySet<Role> = new Set<Role>(['OFFICE', 'FINANCE', 'GUIDE']);

/** A person of the world as a viewer, with the keys that the specification gives the role. */
export function viewerOf(world: World, username: string): Viewer {
  const user = world.rows('User').find((row) => row['username'] === username)!;
  const role = (user['roles'] as Role[])[0]!;
  const home = user['orgUnit'] as string;
  const top = SERVING.has(role) ? ((world.row('OrgUnit', home)!['parent'] as string | null) ?? home) : home;
  const desks = world.rows('SalesSite').filter((site) => site['frontDesk'] === user.id && site['deletedAt'] === null);
  return {
    username,
    role,
    id: user.id,
    unitIds: unitsBelow(world, top),
    siteIds: new Set([...(user['sites'] as string[]), ...desks.map(({ id }) => id)]),
    partnerId: null,
  };
}

function unitsBelow(world: World, top: string): Set<string> {
  const below = world.children('OrgUnit', 'parent', top).filter((unit) => unit['deletedAt'] === null);
  return new Set([top, ...below.flatMap(({ id }) => Array.from(unitsBelow(world, id)))]);
}
