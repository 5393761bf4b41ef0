import type { Role } from '../../../server/access/roles.ts';
import type { TokenLimits } from './tokens.ts';
import type { World, WorldRow } from './world.ts';

/** Who asks, as the rules need to know them. */
export interface Viewer {
  /** The username, or the name of the token. */
  readonly name: string;
  readonly role: Role;
  readonly id: string | null;
  readonly unitIds: ReadonlySet<string>;
  readonly siteIds: ReadonlySet<string>;
  readonly partnerId: string | null;
  readonly token?: TokenLimits;
}

/** Roles whose department is everything below the parent of their own unit (domain §2.12); guides belong to the same offices. */
const SERVING: ReadonlySet<Role> = new Set<Role>(['OFFICE', 'FINANCE', 'GUIDE']);

/** Roles whose rows know no department. */
const EVERYWHERE: ReadonlySet<Role> = new Set<Role>(['ADMIN', 'AUDITOR']);

/** A person of the world as a viewer, or an API token by its name, with the keys that the specification gives the role. */
export function viewerOf(world: World, name: string): Viewer {
  const user = world.rows('User').find((row) => row['username'] === name);
  return user
    ? personOf(world, user)
    : tokenOf(
        world,
        world.rows('ApiToken').find((row) => row['name'] === name)!,
      );
}

function personOf(world: World, user: WorldRow): Viewer {
  const role = (user['roles'] as Role[])[0]!;
  const home = user['orgUnit'] as string;
  const top = SERVING.has(role) ? ((world.row('OrgUnit', home)!['parent'] as string | null) ?? home) : home;
  const desks = world.rows('SalesSite').filter((site) => site['frontDesk'] === user.id && site['deletedAt'] === null);
  return {
    name: user['username'] as string,
    role,
    id: user.id,
    unitIds: unitsBelow(world, top),
    siteIds: new Set([...(user['sites'] as string[]), ...desks.map(({ id }) => id)]),
    partnerId: null,
  };
}

function tokenOf(world: World, row: WorldRow): Viewer {
  const owner = personOf(world, world.row('User', row['owner'])!);
  const [units, accounts] = [row['orgUnits'], row['accounts']] as [string[], string[]];
  const named = new Set(units.flatMap((id) => [...unitsBelow(world, id)]));
  return {
    name: row['name'] as string,
    role: row['kind'] as Role,
    id: owner.id,
    unitIds: units.length ? new Set([...owner.unitIds].filter((id) => named.has(id))) : owner.unitIds,
    siteIds: owner.siteIds,
    partnerId: row['partner'] as string | null,
    token: {
      owner,
      scopes: new Set(row['scopes'] as string[]),
      denied: new Set((row['deniedFields'] ?? []) as string[]),
      isBoundToUnits: units.length > 0 || !EVERYWHERE.has(owner.role),
      accountIds: accounts.length ? new Set(accounts) : undefined,
    },
  };
}

function unitsBelow(world: World, top: string): Set<string> {
  const below = world.children('OrgUnit', 'parent', top).filter((unit) => unit['deletedAt'] === null);
  return new Set([top, ...below.flatMap(({ id }) => Array.from(unitsBelow(world, id)))]);
}
