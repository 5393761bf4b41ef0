import type { Entity, Field, Registry } from '../kit/field/index.ts';
import type { Sql } from '../kit/query/sql.ts';
import { isUsable, type FieldUse, type Grants, type Operation } from '../kit/schema/grants.ts';
import type { TransactionSession, WriteGuard } from '../kit/store/writeGuard.ts';
import { ROLES, type Grant, type Policy, type Role } from './policy.ts';
import { boundKeys, none, scopeSql, type KeySql, type Scope, type ScopeKeys } from './scope.ts';
import { viewerSession } from './session.ts';

/** What rights are read off. */
export interface AccessParts {
  readonly registry: Registry;
  readonly policy: Policy;
}

/** What a role may do, read off the policy table: the shape of its schema. */
export class RoleGrants implements Grants {
  readonly key: string;
  readonly role: Role;
  private readonly registry: Registry;
  private readonly policy: Policy;

  constructor({ registry, policy }: AccessParts, role: Role) {
    this.key = role;
    this.registry = registry;
    this.policy = policy;
    this.role = role;
  }

  may(entity: Entity, operation: Operation): boolean {
    return this.scope(entity, operation).kind !== 'none';
  }

  mayRefer(entity: Entity): boolean {
    return this.may(entity, 'read');
  }

  /** Whoever may change a row may read it: only a token's scopes tell the two apart. */
  mayAnswer(_entity: Entity): boolean {
    return false;
  }

  mayUse(entity: Entity, field: Field, use: FieldUse): boolean {
    const grant = this.grant(entity);
    if (!grant) return false;
    if ((use === 'create' || use === 'update') && grant.locked?.includes(field.name)) return false;
    if (grant.hide?.includes(field.name)) return false;
    if (use !== 'read' && use !== 'create' && grant.mask?.includes(field.name)) return false;
    if (this.role === 'BI' && field.personal) return false;
    if (grant.only && field.name !== 'id' && !grant.only.includes(field.name)) return false;
    return (field.reads?.() ?? []).every((cls) => this.readsSameRows(entity, this.registry.of(cls)));
  }

  mayRun(verb: string): boolean {
    return Object.values(this.policy).some((row) => row[this.role]?.verbs?.includes(verb));
  }

  scope(entity: Entity, operation: Operation): Scope {
    return this.grant(entity)?.[operation] ?? none;
  }

  private grant(entity: Entity): Grant | undefined {
    return this.policy[entity.name]?.[this.role];
  }

  /** A computed field may not tell of rows that the role does not see (design §4.6). */
  private readsSameRows(entity: Entity, source: Entity): boolean {
    const scope = this.scope(source, 'read');
    return scope.kind === 'all' || JSON.stringify(scope) === JSON.stringify(this.scope(entity, 'read'));
  }
}

/** Compiles every cell of the table once, so that a scope that names no field or relation stops the start, not a request. */
export function checkPolicy(parts: AccessParts): void {
  const nobody = { id: null, unitIds: [], siteIds: [], partnerId: null };
  for (const role of ROLES) {
    const guard = new ViewerGuard(parts.registry, new RoleGrants(parts, role), { ...nobody, orgUnit: { id: '' } });
    for (const entity of parts.registry.entities) for (const operation of OPERATIONS) guard.rows(entity, 't', operation);
    for (const entity of parts.registry.entities) checkMasks(entity, parts.policy[entity.name]?.[role]);
  }
}

function checkMasks(entity: Entity, grant: Grant | undefined): void {
  for (const name of grant?.mask ?? []) {
    const field = entity.fields.get(name);
    if (!field || !('mask' in field)) throw new Error(`${entity.name}.${name} is masked by the policy, but declares no form of mask`);
  }
}

const OPERATIONS = ['create', 'read', 'update', 'delete'] as const;

/** The row conditions and input rules of one viewer: layer 1 of scope, for reads and writes alike. */
export class ViewerGuard implements WriteGuard {
  readonly viewerId: string | null;
  readonly viewerUnitId: string | null;
  readonly session: TransactionSession;
  protected readonly registry: Registry;
  protected readonly grants: RoleGrants;
  protected readonly keys: KeySql;

  constructor(registry: Registry, grants: RoleGrants, viewer: ScopeKeys & { readonly orgUnit: { readonly id: string } }) {
    this.registry = registry;
    this.grants = grants;
    this.keys = boundKeys(viewer);
    this.viewerId = viewer.id;
    this.viewerUnitId = viewer.orgUnit.id;
    this.session = viewerSession(grants.role, viewer);
  }

  rows(entity: Entity, row: string, operation: Operation = 'read'): Sql {
    const readScope = (other: Entity): Scope => this.grants.scope(other, 'read');
    return scopeSql({ registry: this.registry, keys: this.keys, readScope }, this.grants.scope(entity, operation), entity, row);
  }

  mayWrite(entity: Entity, field: Field, use: 'create' | 'update'): boolean {
    return isUsable({ grants: this.grants, registry: this.registry }, entity, field, use);
  }

  mayUse(entity: Entity, field: Field, use: 'filter' | 'sort' | 'plain'): boolean {
    return isUsable({ grants: this.grants, registry: this.registry }, entity, field, use);
  }

  /** Whether the viewer's rows of the noun are confined to their own. */
  ownsRows(entity: Entity): boolean {
    const scope = this.grants.scope(entity, 'create');
    return scope.kind === 'own' && scope.field === undefined;
  }
}
