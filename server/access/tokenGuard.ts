import type { Entity } from '../kit/field/index.ts';
import { allOf, raw, sql, type Sql } from '../kit/query/sql.ts';
import type { Operation } from '../kit/schema/grants.ts';
import type { TransactionSession } from '../kit/store/writeGuard.ts';
import { RoleGrants, ViewerGuard, type AccessParts } from './guard.ts';
import { boundKeys, limitedScopeSql, scopeSql, type Compiler, type KeySql, type Scope } from './scope.ts';
import { tokenSession, type TokenLimits } from './session.ts';
import type { TokenFacts } from './tokenFacts.ts';
import { TokenGrants } from './tokenGrants.ts';
import { isLimited, limitSql, type LimitSql } from './tokenLimits.ts';
import type { Viewer } from './viewer.ts';

/** What a viewer may do, by role or by token. */
export function grantsOf(parts: AccessParts, { role, token }: Viewer): RoleGrants {
  return token ? new TokenGrants(parts, token.rights) : new RoleGrants(parts, role);
}

/** The rows of a viewer, by role or by token. */
export function guardOf(parts: AccessParts, grants: RoleGrants, viewer: Viewer): ViewerGuard {
  const { token } = viewer;
  return token ? new TokenGuard(parts, grants, { ...viewer, token }) : new ViewerGuard(parts.registry, grants, viewer);
}

/** A token's rows: its role's, within its limits and within what its owner sees (domain §2.12 rule 6). */
class TokenGuard extends ViewerGuard {
  override readonly session: TransactionSession;
  private readonly role: RoleGrants;
  private readonly owner: RoleGrants;
  private readonly ownerKeys: KeySql;
  private readonly limits: LimitSql;

  constructor(parts: AccessParts, grants: RoleGrants, viewer: Viewer & { readonly token: TokenFacts }) {
    super(parts.registry, grants, viewer);
    const { limits, ownerKeys, rights } = viewer.token;
    this.session = tokenSession(rights.role, viewer, limits);
    this.role = new RoleGrants(parts, rights.role);
    this.owner = new RoleGrants(parts, rights.ownerRole);
    this.ownerKeys = boundKeys(ownerKeys);
    this.limits = boundLimits(limits);
  }

  override rows(entity: Entity, row: string, operation: Operation = 'read'): Sql {
    // which rows may be listed, the schema tells; a row that an input names, and the one that a mutation answers with, is the role's
    if (operation !== 'read' && !this.grants.may(entity, operation)) return raw('false');
    const scope = this.role.scope(entity, operation);
    return limitedScopeSql(this.compiler(), scope, entity, row);
  }

  private compiler(): Compiler {
    const { registry, keys } = this;
    const readScope = (other: Entity): Scope => this.role.scope(other, 'read');
    return { registry, keys, readScope, limit: (scope, entity, alias) => this.limit(scope, entity, alias) };
  }

  private limit(scope: Scope, entity: Entity, alias: string): Sql {
    const limits = isLimited(scope) ? [limitSql(this.registry, this.limits, { entity, alias })] : [];
    return allOf([...limits, ...this.ownerRows(scope, entity, alias)]);
  }

  /** What the owner sees, unless the token's own keys and limits imply it. */
  private ownerRows(scope: Scope, entity: Entity, alias: string): Sql[] {
    const seen = this.owner.scope(entity, 'read');
    if (seen.kind === 'all' || (isLimited(scope) && isImplied(seen, scope, this.limits))) return [];
    const readScope = (other: Entity): Scope => this.owner.scope(other, 'read');
    return [scopeSql({ registry: this.registry, keys: this.ownerKeys, readScope }, seen, entity, alias)];
  }
}

/** The units of a token are within its owner's. */
function isImplied(seen: Scope, scope: Scope, { unitIds, ownerId }: LimitSql): boolean {
  if (seen.kind === 'department') return scope.kind === 'department' || unitIds !== undefined;
  return seen.kind === 'own' && seen.field === undefined && ownerId !== undefined;
}

function boundLimits({ unitIds, ownerId, accountIds }: TokenLimits): LimitSql {
  return {
    ...(unitIds && { unitIds: sql`${unitIds}::uuid[]` }),
    ...(ownerId && { ownerId: sql`${ownerId}::uuid` }),
    ...(accountIds && { accountIds: sql`${accountIds}::uuid[]` }),
  };
}
