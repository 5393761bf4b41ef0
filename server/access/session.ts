import { ROLES, type Role } from './roles.ts';
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

/** What narrows a token's rows within its role; a limit that is null does not narrow. */
export interface TokenLimits {
  readonly unitIds: readonly string[] | null;
  readonly ownerId: string | null;
  readonly accountIds: readonly string[] | null;
}

/** The settings that the policies of token roles read those limits from. */
export const LIMIT_SETTINGS: Readonly<Record<keyof TokenLimits, string>> = {
  unitIds: 'app.limit_unit_ids',
  ownerId: 'app.limit_owner_id',
  accountIds: 'app.limit_account_ids',
};

/** Who a token's owner is, for the policies that ask what its owner sees. */
export interface TokenOwner {
  readonly role: Role;
  /** All of the owner's units, whichever the token is limited to. */
  readonly unitIds: readonly string[];
}

export const OWNER_SETTINGS: Readonly<Record<keyof TokenOwner, string>> = {
  role: 'app.owner_role',
  unitIds: 'app.owner_unit_ids',
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

/** A token's transaction: its role's, within its limits and what its owner sees. */
export function tokenSession(role: Role, keys: ScopeKeys, limits: TokenLimits, owner: TokenOwner): DatabaseSession {
  const { unitIds, ownerId, accountIds } = limits;
  const { variables } = viewerSession(role, keys);
  const narrowing = {
    [LIMIT_SETTINGS.unitIds]: unitIds ? `{${unitIds.join(',')}}` : '',
    [LIMIT_SETTINGS.ownerId]: ownerId ?? '',
    [LIMIT_SETTINGS.accountIds]: accountIds ? `{${accountIds.join(',')}}` : '',
    [OWNER_SETTINGS.role]: owner.role,
    [OWNER_SETTINGS.unitIds]: `{${owner.unitIds.join(',')}}`,
  };
  return { role: databaseRole(role), variables: { ...variables, ...narrowing } };
}

/** The same transaction, in which the database itself refuses to write. */
export function readOnly({ role, variables }: DatabaseSession): DatabaseSession {
  return { role, variables: { ...variables, transaction_read_only: 'on' } };
}

export const SYSTEM_SESSION: DatabaseSession = { role: SYSTEM_ROLE, variables: {} };
