import type { Role } from './roles.ts';
import type { ScopeKeys } from './scope.ts';
import type { TokenLimits } from './session.ts';
import type { TokenRights } from './tokenGrants.ts';

/** What is known of the token that a request came with. */
export interface TokenFacts {
  readonly id: string;
  readonly name: string;
  readonly rights: TokenRights;
  readonly limits: TokenLimits;
  /** The keys of the owner, which the owner's own scopes compare rows with. */
  readonly ownerKeys: ScopeKeys;
  readonly ratePerMinute: number;
  /** Bounds of one query below those of the token's kind; null: those. */
  readonly maxFirst: number | null;
  readonly maxCost: number | null;
  /** Addresses and networks that may use it; none: any. */
  readonly ipAllowList: readonly string[];
}

interface LimitParts {
  readonly owner: { readonly id: string; readonly role: Role };
  /** The owner's units, less those that the token does not name. */
  readonly unitIds: readonly string[];
  readonly isUnitLimited: boolean;
  readonly accountIds: readonly string[];
}

/** Whose tokens there are: roles whose rows the settings of a transaction can tell the database, and who have a use for reports. */
export const TOKEN_OWNERS: readonly Role[] = ['ADMIN', 'AUDITOR', 'REGIONAL_MANAGER', 'MANAGER', 'SPECIALIST', 'FINANCE'];

const EVERYWHERE: ReadonlySet<Role> = new Set(['ADMIN', 'AUDITOR']);

/** Whether the role's rows know no unit. */
export function seesEverywhere(role: Role): boolean {
  return EVERYWHERE.has(role);
}

/** The limits that both layers hold a token to: those that it names, and its owner's where a column tells them. */
export function tokenLimits({ owner, unitIds, isUnitLimited, accountIds }: LimitParts): TokenLimits {
  return {
    unitIds: isUnitLimited || !seesEverywhere(owner.role) ? unitIds : null,
    ownerId: owner.role === 'SPECIALIST' ? owner.id : null,
    accountIds: accountIds.length ? accountIds : null,
  };
}
