import type { Role } from '../../../server/access/policy.ts';
import type { EntityName } from '../../../server/entities/index.ts';
import { isReference, type Entity, type Field, type Registry } from '../../../server/kit/field/index.ts';
import { knows } from './rules.ts';

type ByNoun = Partial<Record<EntityName, readonly string[]>>;

const NAMES = ['employeeNo', 'name', 'nameEn', 'orgUnit', 'roles', 'active'];
const REACH = ['mobile', 'email'];
const USER_NAMES: ByNoun = { User: [...NAMES, ...REACH] };

/** Where a role reads some fields alone (domain §2.12: "name only", "own fields only"); the id always. */
const ONLY: Partial<Record<Role, ByNoun>> = {
  REGIONAL_MANAGER: USER_NAMES,
  MANAGER: USER_NAMES,
  SPECIALIST: USER_NAMES,
  OFFICE: { ...USER_NAMES, Account: ['name', 'shortName', 'nameEn'] },
  GUIDE: USER_NAMES,
  SITE_STAFF: USER_NAMES,
  FINANCE: USER_NAMES,
  PARTNER: { User: ['name', 'nameEn'], Contact: ['account', 'name', 'title', 'department', 'isPrimary'] },
  BI: { User: NAMES },
};

/** Where a role reads of numbers and addresses so much alone that people can be told apart. */
const MASKED: Partial<Record<Role, ByNoun>> = {
  REGIONAL_MANAGER: { User: REACH, Contact: REACH },
  MANAGER: { User: REACH },
  SPECIALIST: { User: REACH },
  OFFICE: { User: REACH },
  GUIDE: { User: REACH },
  SITE_STAFF: { User: REACH },
  FINANCE: { User: REACH, Contact: REACH },
};

const HIDDEN: Partial<Record<Role, ByNoun>> = {
  SPECIALIST: { Specialist: ['abilityNote'] },
  PARTNER: { Account: ['annualPotential', 'creditLimit', 'remark'] },
  BI: { Specialist: ['abilityNote'] },
};

/** Computed fields, with the roles that see all the rows which they are computed from. */
const VISITS_SEEN: readonly Role[] = ['ADMIN', 'AUDITOR', 'REGIONAL_MANAGER', 'MANAGER', 'SPECIALIST', 'BI'];
const COMPUTED: Partial<Record<EntityName, Readonly<Record<string, readonly Role[]>>>> = {
  Account: { lastVisitOn: VISITS_SEEN, nextVisitDue: VISITS_SEEN, overdueVisitDays: VISITS_SEEN },
  Specialist: { loadIndex: VISITS_SEEN },
};

/** Whether a role reads a field in part alone. */
export function isMasked(role: Role, noun: EntityName, name: string): boolean {
  return MASKED[role]?.[noun]?.includes(name) ?? false;
}

/** Whether a role may filter and sort by a field: not by what it may not read, nor by what it reads in part. */
export function compares(registry: Registry, role: Role, entity: Entity, field: Field): boolean {
  return reads(registry, role, entity, field) && !isMasked(role, entity.name as EntityName, field.name);
}

/** Whether a role may read a field, whole or in part. */
export function reads(registry: Registry, role: Role, entity: Entity, field: Field): boolean {
  const noun = entity.name as EntityName;
  const only = ONLY[role]?.[noun];
  if (!knows(role, noun)) return false;
  if (only && field.name !== 'id' && !only.includes(field.name)) return false;
  if (HIDDEN[role]?.[noun]?.includes(field.name)) return false;
  if (COMPUTED[noun]?.[field.name]?.includes(role) === false) return false;
  return !isReference(field) || readsRelation(registry, role, field);
}

/** A list of rows by a field that may not be read would tell that field. */
function readsRelation(registry: Registry, role: Role, field: Extract<Field, { target: unknown }>): boolean {
  const target = registry.target(field);
  if (field.kind === 'HAS_MANY') return reads(registry, role, target, target.fields.get(field.inverse)!);
  return knows(role, target.name as EntityName);
}

/** Roles that may delete rows of a noun, and so see and restore the deleted ones. */
export function mayDelete(role: Role, noun: EntityName): boolean {
  if (role === 'ADMIN') return noun !== 'AccountAssignment';
  return role === 'MANAGER' && (noun === 'Account' || noun === 'Contact');
}
