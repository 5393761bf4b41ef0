import { ROLES, type Role } from './policy.ts';
import type { ScopeKeys } from './scope.ts';

/** The product on its own behalf: sign-in, import, seed, jobs. */
export const SYSTEM_ROLE = 'kam_system';

/** The settings of a transaction that the database's policies read a viewer's keys from. */
export const SETTINGS: Readonly<Record<keyof ScopeKeys, string>> = {
  id: 'app.viewer_id',
  unitIds: 'app.unit_ids',
  siteIds: 'app.site_ids',
  partnerId: 'app.partner_id',
};

/** Under which role and settings a transaction runs. */
export interface DatabaseSession {
  readonly role: string;
  readonly variables: Readonly<Record<string, string>>;
}

/** The database role that a product role's statements run under. */
export function databaseRole(role: Role): string {
  return `kam_${role.toLowerCase()}`;
}

/** Every role that the gateway must be able to become. */
export const DATABASE_ROLES: readonly string[] = [SYSTEM_ROLE, ...ROLES.map(databaseRole)];

/** A viewer's transaction: their role, and their keys as settings. */
export function viewerSession(role: Role, { id, unitIds, siteIds, partnerId }: ScopeKeys): DatabaseSession {
  return {
    role: databaseRole(role),
    variables: {
      [SETTINGS.id]: id ?? '',
      [SETTINGS.unitIds]: `{${unitIds.join(',')}}`,
      [SETTINGS.siteIds]: `{${siteIds.join(',')}}`,
      [SETTINGS.partnerId]: partnerId ?? '',
    },
  };
}

export const SYSTEM_SESSION: DatabaseSession = { role: SYSTEM_ROLE, variables: {} };
