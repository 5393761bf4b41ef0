import type { Entity, Field } from '../kit/field/index.ts';
import type { FieldUse, Operation } from '../kit/schema/grants.ts';
import { RoleGrants, type AccessParts } from './guard.ts';
import type { Role } from './roles.ts';
import type { TokenRole } from './tokenFormat.ts';

/** What a token was given, beyond its role. */
export interface TokenRights {
  readonly role: TokenRole;
  /** The role that the token's owner acts in. */
  readonly ownerRole: Role;
  /** `account:read`, `need:create`. */
  readonly scopes: readonly string[];
  /** `account.creditLimit`. */
  readonly deniedFields: readonly string[];
}

const OPERATIONS = ['read', 'create', 'update', 'delete'] as const;

/** The scope that an operation on a noun, or a verb, needs. */
export function scopeOf(entity: Entity, operation: string): string {
  return `${entity.single}:${operation}`;
}

/** How a token names a field that it is denied. */
export function deniedName(entity: Entity, field: Field): string {
  return `${entity.single}.${field.name}`;
}

/** Every scope that a token of the role could have. */
export function scopesOf(parts: AccessParts, role: TokenRole): readonly string[] {
  return parts.registry.entities.flatMap((entity) => tokenOperations(parts, role, entity).map((operation) => scopeOf(entity, operation)));
}

/** The operations and verbs on a noun that a token of the role could have. */
export function tokenOperations(parts: AccessParts, role: TokenRole, entity: Entity): readonly string[] {
  const grants = new RoleGrants(parts, role);
  const operations = OPERATIONS.filter((operation) => grants.may(entity, operation));
  return [...operations, ...(parts.policy[entity.name]?.[role]?.verbs ?? [])];
}

/** Rights of a token: its role's, by its scopes, less its denied fields, and nothing that its owner may not read. */
export class TokenGrants extends RoleGrants {
  override readonly key: string;
  private readonly scopes: ReadonlySet<string>;
  private readonly deniedFields: ReadonlySet<string>;
  private readonly owner: RoleGrants;
  private readonly parts: AccessParts;
  private readonly verbScopes: ReadonlyMap<string, string>;

  constructor(parts: AccessParts, rights: TokenRights) {
    super(parts, rights.role);
    const [scopes, deniedFields] = [rights.scopes.toSorted(), rights.deniedFields.toSorted()];
    this.key = JSON.stringify([rights.role, rights.ownerRole, scopes, deniedFields]);
    this.scopes = new Set(scopes);
    this.deniedFields = new Set(deniedFields);
    this.owner = new RoleGrants(parts, rights.ownerRole);
    this.parts = parts;
    this.verbScopes = verbScopes(parts, rights.role);
  }

  override may(entity: Entity, operation: Operation): boolean {
    return this.scopes.has(scopeOf(entity, operation)) && super.may(entity, operation) && this.owner.may(entity, 'read');
  }

  override mayAnswer(entity: Entity): boolean {
    return this.may(entity, 'create') || this.may(entity, 'update') || this.may(entity, 'delete');
  }

  /** What a token may submit names rows that its role sees, whether the token may list them or not. */
  override mayRefer(entity: Entity): boolean {
    return super.may(entity, 'read');
  }

  override mayUse(entity: Entity, field: Field, use: FieldUse): boolean {
    if (this.deniedFields.has(deniedName(entity, field))) return false;
    if (use !== 'create' && use !== 'update' && !this.owner.mayUse(entity, field, use)) return false;
    const sources = (field.reads?.() ?? []).map((cls) => this.parts.registry.of(cls));
    return sources.every((source) => this.may(source, 'read')) && super.mayUse(entity, field, use);
  }

  override mayExport(entity: Entity): boolean {
    return super.mayExport(entity) && this.owner.mayExport(entity);
  }

  override mayRun(verb: string): boolean {
    return super.mayRun(verb) && this.scopes.has(this.verbScopes.get(verb) ?? '');
  }
}

function verbScopes({ registry, policy }: AccessParts, role: TokenRole): ReadonlyMap<string, string> {
  return new Map(
    registry.entities.flatMap((entity) =>
      (policy[entity.name]?.[role]?.verbs ?? []).map((verb): [string, string] => [verb, scopeOf(entity, verb)]),
    ),
  );
}
