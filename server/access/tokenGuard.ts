import type { Entity, Field } from '../kit/field/index.ts';
import { viewerKey } from '../kit/query/deferred.ts';
import { allOf, raw, sql, type Sql } from '../kit/query/sql.ts';
import type { Operation } from '../kit/schema/grants.ts';
import { RoleGrants, RowGuard, ViewerGuard, type AccessParts } from './guard.ts';
import { keyPlaces, keyValues, limitedScopeSql, scopeSql, type Compiler, type Scope } from './scope.ts';
import { tokenSession, viewerSession, type TokenLimits } from './session.ts';
import { TokenGrants, type TokenRights } from './tokenGrants.ts';
import { isLimited, isWithinOwner, limitSql, namesOf, remaining, type LimitName, type LimitSql } from './tokenLimits.ts';
import type { Viewer } from './viewer.ts';

/** What a viewer may do, by role or by token. */
export function grantsOf(parts: AccessParts, { role, token }: Viewer): RoleGrants {
  return token ? new TokenGrants(parts, token.rights) : new RoleGrants(parts, role);
}

/** The rows of a viewer, by role or by token. */
export function guardOf(parts: AccessParts, grants: RoleGrants, viewer: Viewer): ViewerGuard {
  const { registry } = parts;
  const { token } = viewer;
  const keys = keyValues('viewer', viewer);
  if (!token) {
    const session = viewerSession(grants.role, viewer);
    return new ViewerGuard({ registry, grants, viewer, keys, session, rowGuard: new RowGuard(registry, grants) });
  }
  const session = tokenSession(token.rights.role, viewer, token.limits, { role: token.rights.ownerRole, unitIds: token.ownerKeys.unitIds });
  const rowGuard = new TokenRowGuard(parts, grants, token.rights, namesOf(token.limits));
  const all = { ...keys, ...keyValues('owner', token.ownerKeys), ...limitValues(token.limits) };
  return new ViewerGuard({ registry, grants, viewer, session, rowGuard, keys: all });
}

const VIEWER_KEYS = keyPlaces('viewer');
const OWNER_KEYS = keyPlaces('owner');

/** A token's rows: its role's, within its limits and within what its owner sees (domain §2.12 rule 6). Which rows those are, each token's keys tell. */
export class TokenRowGuard extends RowGuard {
  override readonly key: string;
  private readonly role: RoleGrants;
  private readonly owner: RoleGrants;
  private readonly limited: readonly LimitName[];
  private readonly limits: LimitSql;

  constructor(parts: AccessParts, grants: RoleGrants, rights: TokenRights, limited: readonly LimitName[]) {
    super(parts.registry, grants);
    this.key = `${grants.key} ${limited.join()}`;
    this.role = new RoleGrants(parts, rights.role);
    this.owner = new RoleGrants(parts, rights.ownerRole);
    this.limited = limited;
    // they alone stand in its statements
    this.limits = Object.fromEntries(limited.map((name) => [name, LIMIT_KEYS[name]]));
  }

  override rows(entity: Entity, row: string, operation: Operation | 'verb' = 'read', verb?: string): Sql {
    // which rows may be listed, the schema tells; a row that an input names, and the one that a mutation answers with, is the role's
    if (operation !== 'read' && operation !== 'verb' && !this.grants.may(entity, operation)) return raw('false');
    const scope = operation === 'verb' ? this.role.verbScope(entity, verb) : this.role.scope(entity, operation);
    return limitedScopeSql(this.compiler(), scope, entity, row);
  }

  private compiler(): Compiler {
    const { registry } = this;
    const readScope = (other: Entity): Scope => this.role.scope(other, 'read');
    const reads = (other: Entity, field: Field): boolean => this.grants.reads(other, field);
    return { registry, keys: VIEWER_KEYS, readScope, reads, limit: (scope, entity, alias) => this.limit(scope, entity, alias) };
  }

  private limit(scope: Scope, entity: Entity, alias: string): Sql {
    const limits = isLimited(scope) ? [limitSql(this.registry, remaining(scope, this.limits), { entity, alias })] : [];
    return allOf([...limits, ...this.ownerRows(scope, entity, alias)]);
  }

  /** What the owner sees, unless the token's own keys and limits imply it. */
  private ownerRows(scope: Scope, entity: Entity, alias: string): Sql[] {
    const seen = this.owner.scope(entity, 'read');
    if (isWithinOwner(seen, scope, this.limited)) return [];
    const readScope = (other: Entity): Scope => this.owner.scope(other, 'read');
    const reads = (other: Entity, field: Field): boolean => this.owner.reads(other, field);
    return [scopeSql({ registry: this.registry, keys: OWNER_KEYS, readScope, reads }, seen, entity, alias)];
  }
}

/** The limits as places in a statement. */
const LIMIT_KEYS: Readonly<Record<LimitName, Sql>> = {
  unitIds: sql`${viewerKey('limit.unitIds')}::uuid[]`,
  ownerId: sql`${viewerKey('limit.ownerId')}::uuid`,
  accountIds: sql`${viewerKey('limit.accountIds')}::uuid[]`,
};

function limitValues(limits: TokenLimits): Readonly<Record<string, unknown>> {
  return Object.fromEntries(namesOf(limits).map((name) => [`limit.${name}`, limits[name]]));
}
