import { ROW_FIELDS, type Entity, type Label, type Offer } from '../kit/field/index.ts';
import { isUsable } from '../kit/schema/grants.ts';
import { RoleGrants, type AccessParts } from './guard.ts';
import { TOKEN_ROLES, type TokenRole } from './tokenFormat.ts';
import { deniedName, scopeOf, tokenOperations } from './tokenGrants.ts';

/** What people choose from when they make a token: each scope, and each field that may be denied, of those that its kind could have. */
export function tokenOffers(parts: AccessParts): { readonly scopes: readonly Offer[]; readonly fields: readonly Offer[] } {
  const { entities } = parts.registry;
  return {
    scopes: entities.flatMap((entity) => scopeOffers(parts, entity)),
    fields: entities.flatMap((entity) => fieldOffers(parts, entity)),
  };
}

const OPERATIONS: Readonly<Record<string, Label>> = {
  read: { zh: '读取', en: 'Read' },
  create: { zh: '新建', en: 'Create' },
  update: { zh: '修改', en: 'Change' },
  delete: { zh: '删除', en: 'Delete' },
};

function scopeOffers(parts: AccessParts, entity: Entity): Offer[] {
  const kindsOf = (operation: string): TokenRole[] =>
    TOKEN_ROLES.filter((role) => tokenOperations(parts, role, entity).includes(operation));
  const operations = new Set(TOKEN_ROLES.flatMap((role) => tokenOperations(parts, role, entity)));
  return [...operations].map((operation) => ({
    value: scopeOf(entity, operation),
    label: OPERATIONS[operation] ?? { zh: operation, en: operation },
    group: entity.label,
    only: kindsOf(operation),
  }));
}

function fieldOffers(parts: AccessParts, entity: Entity): Offer[] {
  const { registry } = parts;
  const fields = [...entity.fields.values()].filter(({ name, kind }) => !ROW_FIELDS.includes(name) && kind !== 'HAS_MANY');
  const offers = fields.map((field) => ({
    value: deniedName(entity, field),
    label: field.label,
    group: entity.label,
    only: TOKEN_ROLES.filter((role) => isUsable({ registry, grants: new RoleGrants(parts, role) }, entity, field, 'read')),
  }));
  return offers.filter(({ only }) => only.length > 0);
}
