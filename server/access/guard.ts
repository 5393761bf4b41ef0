import type { Entity, Field, ReferenceField, Registry } from '../kit/field/index.ts';
import type { SharedGuard } from '../kit/query/guard.ts';
import type { Sql } from '../kit/query/sql.ts';
import { isUsable, type FieldUse, type Grants, type Operation } from '../kit/schema/grants.ts';
import { isForgettable } from '../kit/store/trail.ts';
import type { TransactionSession, WriteGuard } from '../kit/store/writeGuard.ts';
import type { Grant, Policy } from './grant.ts';
import { EXPORTERS, ROLES, type Role } from './roles.ts';
import { keyPlaces, none, scopeSql, union, type Scope } from './scope.ts';
import { readOnly } from './session.ts';
import type { Viewer } from './viewer.ts';

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
    if (use !== 'read' && use !== 'create' && grant.mask?.includes(field.name) && !mayOverwrite(grant, field, use)) return false;
    if (this.role === 'BI' && field.personal) return false;
    if (grant.only && field.name !== 'id' && !grant.only.includes(field.name)) return false;
    return (field.reads?.() ?? []).every((cls) => this.readsSameRows(entity, this.registry.of(cls)));
  }

  /** Whether a field of rows of the noun is read at all. */
  reads(entity: Entity, field: Field): boolean {
    return this.may(entity, 'read') && this.mayUse(entity, field, 'read');
  }

  mayExport(entity: Entity): boolean {
    return this.may(entity, 'read') && (this.grant(entity)?.exports ?? EXPORTERS.has(this.role));
  }

  mayRun(verb: string): boolean {
    return Object.values(this.policy).some((row) => row[this.role]?.verbs?.includes(verb));
  }

  mayHear(teller: Entity, other: Entity): boolean {
    const noun = teller.scope.of?.noun;
    return this.may(teller, 'read') && noun !== undefined && allows(this.scope(teller, 'read'), noun, other.name);
  }

  scope(entity: Entity, operation: Operation): Scope {
    return this.grant(entity)?.[operation] ?? none;
  }

  /** Rows that the role's verbs work on, or the named one. */
  verbScope(entity: Entity, verb = ''): Scope {
    const { update, byVerb, verbRows = {} } = this.grant(entity) ?? {};
    return verbRows[verb] ?? union([update, byVerb]);
  }

  private grant(entity: Entity): Grant | undefined {
    return this.policy[entity.name]?.[this.role];
  }

  /** A computed field may not tell of rows that the role does not see (design §4.6). */
  private readsSameRows(entity: Entity, source: Entity): boolean {
    const scope = this.scope(source, 'read');
    // rows that are seen with the one that they are part of
    if (scope.kind === 'via' && this.registry.target(source.fields.get(scope.relation) as ReferenceField) === entity) return true;
    return scope.kind === 'all' || JSON.stringify(scope) === JSON.stringify(this.scope(entity, 'read'));
  }
}

function mayOverwrite({ overwrite }: Grant, { name }: Field, use: FieldUse): boolean {
  return use === 'update' && Boolean(overwrite?.includes(name));
}

/** Whether rows with the value in the field can be within the scope. */
function allows(scope: Scope, field: string, value: string): boolean {
  if (scope.kind === 'every') return scope.scopes.every((part) => allows(part, field, value));
  if (scope.kind === 'some') return scope.scopes.some((part) => allows(part, field, value));
  return scope.kind !== 'is' || scope.field !== field || scope.values.includes(value);
}

/** Compiles every cell of the table once, so that a scope that names no field or relation stops the start, not a request. */
export function checkPolicy(parts: AccessParts): void {
  for (const role of ROLES) {
    const guard = new RowGuard(parts.registry, new RoleGrants(parts, role));
    for (const entity of parts.registry.entities) for (const operation of OPERATIONS) guard.rows(entity, 't', operation);
    for (const entity of parts.registry.entities) checkMasks(entity, parts.policy[entity.name]?.[role]);
  }
}

function checkMasks(entity: Entity, grant: Grant | undefined): void {
  for (const name of grant?.mask ?? []) {
    const field = entity.fields.get(name);
    if (field && grant?.overwrite?.includes(name) && !isForgettable(field))
      throw new Error(`${entity.name}.${name} may be overwritten unread, but the audit would tell it whole`);
    if (!field || !('mask' in field)) throw new Error(`${entity.name}.${name} is masked by the policy, but declares no form of mask`);
  }
}

const OPERATIONS = ['create', 'read', 'update', 'delete', 'viewAs'] as const;

const VIEWER_KEYS = keyPlaces('viewer');

/** The row conditions of all viewers of one role: layer 1 of scope. It is made without a viewer and knows none. */
export class RowGuard implements SharedGuard {
  readonly key: string;
  protected readonly registry: Registry;
  protected readonly grants: RoleGrants;

  constructor(registry: Registry, grants: RoleGrants) {
    this.key = grants.key;
    this.registry = registry;
    this.grants = grants;
  }

  rows(entity: Entity, row: string, operation: Operation | 'verb' = 'read', verb?: string): Sql {
    const readScope = (other: Entity): Scope => this.grants.scope(other, 'read');
    const reads = (other: Entity, field: Field): boolean => this.grants.reads(other, field);
    const compiler = { registry: this.registry, keys: VIEWER_KEYS, readScope, reads };
    return scopeSql(compiler, this.scope(entity, operation, verb), entity, row);
  }

  protected scope(entity: Entity, operation: Operation | 'verb', verb?: string): Scope {
    return operation === 'verb' ? this.grants.verbScope(entity, verb) : this.grants.scope(entity, operation);
  }

  mayUse(entity: Entity, field: Field, use: 'read' | 'filter' | 'sort' | 'plain'): boolean {
    return isUsable({ grants: this.grants, registry: this.registry }, entity, field, use);
  }
}

interface GuardParts {
  readonly registry: Registry;
  readonly grants: RoleGrants;
  readonly rowGuard: RowGuard;
  readonly viewer: Pick<Viewer, 'viewedBy'> & { readonly id: string | null; readonly orgUnit: { readonly id: string } };
  readonly session: TransactionSession;
  readonly keys: Keys;
}

type Keys = Readonly<Record<string, unknown>>;

/** One viewer's side of a {@link RowGuard}: the keys that its conditions compare with, and the rules of inputs. */
export class ViewerGuard implements WriteGuard {
  readonly viewerId: string | null;
  readonly viewerUnitId: string | null;
  readonly session: TransactionSession;
  readonly isReadOnly: boolean;
  readonly keys: Keys;
  readonly rowGuard: RowGuard;
  private readonly registry: Registry;
  private readonly grants: RoleGrants;

  constructor({ registry, grants, rowGuard, viewer, session, keys }: GuardParts) {
    this.registry = registry;
    this.grants = grants;
    this.rowGuard = rowGuard;
    this.viewerId = viewer.id;
    this.viewerUnitId = viewer.orgUnit.id;
    // who is only looked as writes nothing, by the database's word too
    this.isReadOnly = viewer.viewedBy !== undefined;
    this.session = this.isReadOnly ? readOnly(session) : session;
    this.keys = keys;
  }

  rows(entity: Entity, row: string, operation?: Operation | 'verb', verb?: string): Sql {
    return this.rowGuard.rows(entity, row, operation, verb);
  }

  mayUse(entity: Entity, field: Field, use: 'read' | 'filter' | 'sort' | 'plain'): boolean {
    return this.rowGuard.mayUse(entity, field, use);
  }

  mayWrite(entity: Entity, field: Field, use: 'create' | 'update'): boolean {
    return isUsable({ grants: this.grants, registry: this.registry }, entity, field, use);
  }

  /** Whether the viewer's rows of the noun are confined to their own. */
  ownsRows(entity: Entity): boolean {
    const scope = this.grants.scope(entity, 'create');
    return scope.kind === 'own' && scope.field === undefined;
  }
}
