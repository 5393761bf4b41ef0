import type { Grant, Policy, PolicyRow } from './grant.ts';
import { ROLES, type Role } from './roles.ts';
import type { Scope } from './scope.ts';

/** What the definition of a custom field says of rights: the roles that it names, and whether it is in use. */
interface CustomAccess {
  readonly noun: string;
  readonly name: string;
  readonly readers: readonly string[];
  readonly writers: readonly string[];
  readonly isActive: boolean;
}

/** They keep fields, and see what was done with them. */
const ALWAYS_READ: ReadonlySet<Role> = new Set<Role>(['ADMIN', 'AUDITOR']);
const ALWAYS_WRITE: ReadonlySet<Role> = new Set<Role>(['ADMIN']);

/** The noun that tells what was done to others' rows. */
const AUDIT = 'AuditEvent';

/**
 * The table with what definitions of custom fields say: a field is hidden from roles that are not its readers and locked for those that are
 * not its writers, which gives nobody more than the noun's own row does. Who does not see a field, in use or retired, does not hear of
 * changes to such rows (ADR 9).
 */
export function customPolicy(policy: Policy, fields: readonly CustomAccess[]): Policy {
  if (!fields.length) return policy;
  const rows = Object.entries(policy).map(([noun, row]) => [noun, rowWith(row, fieldsOf(fields, noun))] as const);
  const extended: Record<string, PolicyRow> = Object.fromEntries(rows);
  const audit = extended[AUDIT];
  return audit ? { ...extended, [AUDIT]: mapped(audit, (grant, role) => unheard(grant, fields, role)) } : extended;
}

/** Whether the role sees the field, where it reads rows of the noun whole. */
function readsCustom({ readers }: Pick<CustomAccess, 'readers'>, role: Role): boolean {
  return ALWAYS_READ.has(role) || readers.includes(role);
}

function writesCustom(field: CustomAccess, role: Role): boolean {
  return readsCustom(field, role) && (ALWAYS_WRITE.has(role) || field.writers.includes(role));
}

function fieldsOf(fields: readonly CustomAccess[], noun: string): CustomAccess[] {
  return fields.filter((field) => field.noun === noun && field.isActive);
}

function rowWith(row: PolicyRow, fields: readonly CustomAccess[]): PolicyRow {
  if (!fields.length) return row;
  return mapped(row, (grant, role) => {
    const hidden = fields.filter((field) => !readsCustom(field, role)).map(({ name }) => name);
    const locked = fields.filter((field) => !writesCustom(field, role)).map(({ name }) => name);
    return {
      ...grant,
      ...(hidden.length && { hide: [...(grant.hide ?? []), ...hidden] }),
      ...(locked.length && { locked: [...(grant.locked ?? []), ...locked] }),
    };
  });
}

function mapped(row: PolicyRow, change: (grant: Grant, role: Role) => Grant): PolicyRow {
  const entries = ROLES.flatMap((role) => (row[role] ? [[role, change(row[role], role)] as const] : []));
  return Object.fromEntries(entries);
}

/** The grant without events of nouns that have a field which the role does not see. */
function unheard(grant: Grant, fields: readonly CustomAccess[], role: Role): Grant {
  const nouns = new Set(fields.filter((field) => !readsCustom(field, role)).map(({ noun }) => noun));
  return nouns.size ? { ...grant, read: withoutNouns(grant.read, nouns) } : grant;
}

function withoutNouns(scope: Scope, nouns: ReadonlySet<string>): Scope {
  if (scope.kind === 'every' || scope.kind === 'some') return { ...scope, scopes: scope.scopes.map((part) => withoutNouns(part, nouns)) };
  if (scope.kind !== 'is' || scope.field !== 'entity') return scope;
  return { ...scope, values: scope.values.filter((noun) => !nouns.has(noun)) };
}
