import { columnOf, isStored, SCOPE_COLUMNS, spokenTitle, TITLE_KEY, type Entity, type Field, type LinksField } from '../kit/field/index.ts';
import { pairTable } from '../kit/query/rows.ts';
import { allOf, join, raw, render, sql, type Sql } from '../kit/query/sql.ts';
import { hasScopeColumns, scopeColumn } from '../kit/store/columns.ts';
import { takenFunction } from '../kit/store/exclusives.ts';
import { CREDITED_WORK_FUNCTIONS } from './creditedWork.ts';
import type { Grant } from './grant.ts';
import { RoleGrants, type AccessParts } from './guard.ts';
import { mergeSecurity } from './mergeSecurity.ts';
import { ROLES, type Role } from './roles.ts';
import { limitedScopeSql, none, scopeSql, union, type Compiler, type KeySql, type Scope } from './scope.ts';
import { databaseRole, LIMIT_SETTINGS, OWNER_SETTINGS, SETTINGS, SYSTEM_ROLE } from './session.ts';
import { TOKEN_OWNERS, tokenLimits } from './tokenFacts.ts';
import { isTokenRole } from './tokenFormat.ts';
import { isLimited, isWithinOwner, limitSql, namesOf, remaining } from './tokenLimits.ts';

/**
 * Layer 2 of scope: row-level security on every table, forced, from the same table as layer 1. One policy per database role
 * and command, none for everybody; each role has the columns that its grants name. The functions that may look past it stand beside it. Idempotent.
 */
export function rowSecurity(parts: AccessParts): string {
  return [...parts.registry.entities.map((entity) => tableSecurity(parts, entity)), internalGrants(), CREDITED_WORK_FUNCTIONS].join('\n');
}

/** Sign-in works on its own tables alone, under the system's role. */
function internalGrants(): string {
  return `grant usage on schema internal to ${SYSTEM_ROLE}; grant select, insert, update, delete on all tables in schema internal to ${SYSTEM_ROLE};`;
}

/** The same of one noun. */
export function tableSecurity(parts: AccessParts, entity: Entity): string {
  const links = [...entity.fields.values()].filter((field): field is LinksField => field.kind === 'LINKS');
  const statements = [
    ...closed(entity.table),
    ...ROLES.flatMap((role) => rolePolicies(parts, entity, role)),
    ...links.flatMap((field) => pairSecurity(parts, entity, field)),
    ...entity.exclusives.map((exclusive) => takenSecurity(parts, entity, takenFunction(entity, exclusive))),
    ...mergeSecurity(parts, entity, (cell) => conditionSql(parts, { entity, ...cell })),
  ];
  return statements.join('\n');
}

/** That something is taken is told to those who would be told by trying: whoever writes rows of the noun. */
function takenSecurity({ policy }: AccessParts, { name }: Entity, fn: string): string {
  const writers = ROLES.filter((role) => policy[name]?.[role]?.create ?? policy[name]?.[role]?.byVerb).map(databaseRole);
  const everybody = ROLES.map(databaseRole);
  const granted = writers.length ? `grant execute on function ${fn} to ${[SYSTEM_ROLE, ...writers].join(', ')};` : '';
  return `revoke all on function ${fn} from public, ${everybody.join(', ')}; ${granted}`;
}

/** Nobody but the owner, for triggers and migrations, and the system: everything else is granted one by one. */
function closed(table: string): string[] {
  const everybody = [SYSTEM_ROLE, ...ROLES.map(databaseRole)].join(', ');
  return [
    `alter table "${table}" enable row level security; alter table "${table}" force row level security;`,
    `do $$ declare p name; begin for p in select policyname from pg_policies where schemaname = 'public' and tablename = '${table}' loop
       execute format('drop policy %I on "${table}"', p); end loop; end $$;`,
    `revoke all on "${table}" from public, ${everybody};`,
    `create policy owner_all on "${table}" to current_user using (true) with check (true);`,
    `create policy system_all on "${table}" to ${SYSTEM_ROLE} using (true) with check (true);`,
    `grant select, insert, update, delete on "${table}" to ${SYSTEM_ROLE};`,
  ];
}

function rolePolicies(parts: AccessParts, entity: Entity, role: Role): string[] {
  const grant = parts.policy[entity.name]?.[role];
  if (!grant) return [];
  const name = databaseRole(role);
  const condition = (scope: Scope): string => conditionSql(parts, { entity, role, scope });
  const inserted = union([grant.create, grant.byVerb]);
  const updated = union([grant.update, grant.delete, grant.byVerb, ...Object.values(grant.verbRows ?? {})]);
  return [
    `grant select${columnList(entity, grant, role)} on "${entity.table}" to ${name};`,
    `create policy ${name}_select on "${entity.table}" for select to ${name} using (${condition(grant.read)}${alive(entity, grant)});`,
    ...(inserted === none
      ? []
      : [
          `grant insert${writtenColumns(entity, grant, role)} on "${entity.table}" to ${name};`,
          `create policy ${name}_insert on "${entity.table}" for insert to ${name} with check (${condition(inserted)});`,
        ]),
    ...(updated === none
      ? []
      : [
          `grant update${writtenColumns(entity, grant, role)} on "${entity.table}" to ${name};`,
          `create policy ${name}_update on "${entity.table}" for update to ${name} using (${condition(updated)}) with check (${condition(updated)});`,
        ]),
  ];
}

/** Deleted rows are there for those alone who may restore them, and where verbs delete: a role cannot make a row what it may not see. */
function alive(entity: Entity, grant: Grant): string {
  if (grant.delete || grant.removes) return '';
  return ` and deleted_at is null${entity.scope.via ? ' and hidden_at is null' : ''}`;
}

/** What every statement of the role touches, beside the fields that its grant names. */
function columnList(entity: Entity, grant: Grant, role: Role): string {
  const stored = [...entity.fields.values()].filter(isStored);
  const isKept = ({ personal }: Field): boolean => role === 'BI' && Boolean(personal);
  if (!grant.only && !grant.hide && !stored.some(isKept)) return '';
  const fields = stored.filter((field) => {
    const { name } = field;
    if (name === 'id' || name === 'deletedAt') return true;
    if (isKept(field)) return false;
    return !grant.hide?.includes(name) && (!grant.only || grant.only.includes(name));
  });
  return columnsText(entity, fields);
}

/**
 * All that inputs and verbs may write, but for custom fields that are not the role's: which declared field is written by whom the gateway
 * knows, verbs write more than their viewers may; no verb writes a custom one.
 */
function writtenColumns(entity: Entity, grant: Grant, role: Role): string {
  const isKept = ({ name, custom, personal }: Field): boolean => {
    const isHidden = grant.hide?.includes(name) || grant.locked?.includes(name) || (grant.only && !grant.only.includes(name));
    return Boolean(custom) && (Boolean(isHidden) || (role === 'BI' && Boolean(personal)));
  };
  const stored = [...entity.fields.values()].filter(isStored);
  if (!stored.some(isKept)) return '';
  return columnsText(
    entity,
    stored.filter((field) => !isKept(field)),
  );
}

function columnsText(entity: Entity, fields: readonly Field[]): string {
  const scope = hasScopeColumns(entity) ? [...SCOPE_COLUMNS.map(scopeColumn), ...(entity.scope.via ? ['hidden_at'] : [])] : [];
  const title = spokenTitle(entity);
  const key = title && fields.includes(title) ? [TITLE_KEY] : [];
  return ` (${[...fields.map(columnOf), ...scope, ...key].map((column) => `"${column}"`).join(', ')})`;
}

function pairSecurity(parts: AccessParts, entity: Entity, field: LinksField): string[] {
  const table = pairTable(entity, field.name);
  return [...closed(table), ...ROLES.flatMap((role) => pairPolicies(parts, { entity, role, table }))];
}

/** A pair is visible with its source row, and written by who may write that row. */
function pairPolicies(parts: AccessParts, { entity, role, table }: { entity: Entity; role: Role; table: string }): string[] {
  const grant = parts.policy[entity.name]?.[role];
  if (!grant) return [];
  const name = databaseRole(role);
  const source = (scope: Scope): string =>
    `exists (select 1 from "${entity.table}" s where s.id = source_id and ${conditionSql(parts, { entity, role, scope, alias: 's' })})`;
  const reading = [
    `grant select on "${table}" to ${name};`,
    `create policy ${name}_select on "${table}" for select to ${name} using (${source(grant.read)});`,
  ];
  const written = union([grant.create, grant.update, grant.byVerb]);
  if (written === none) return reading;
  return [
    ...reading,
    `grant insert, delete on "${table}" to ${name};`,
    `create policy ${name}_insert on "${table}" for insert to ${name} with check (${source(written)});`,
    `create policy ${name}_delete on "${table}" for delete to ${name} using (${source(written)});`,
  ];
}

interface Cell {
  readonly entity: Entity;
  readonly role: Role;
  readonly scope: Scope;
  readonly alias?: string;
}

function conditionSql(parts: AccessParts, { entity, role, scope, alias }: Cell): string {
  const limit = isTokenRole(role) ? settingLimit(parts) : undefined;
  const compiler = { ...compilerOf(parts, role, SETTING_KEYS), ...(limit && { limit }) };
  const { text, values } = render(limitedScopeSql(compiler, scope, entity, alias ?? entity.table));
  // a policy has no parameters: scopes are made of columns, settings and the table's own constants
  if (values.length) throw new Error(`${entity.name}: the scope of ${role} holds a value that no policy can`);
  return text;
}

function compilerOf(parts: AccessParts, role: Role, keys: KeySql): Compiler {
  const grants = new RoleGrants(parts, role);
  const readScope = (other: Entity): Scope => grants.scope(other, 'read');
  const reads = (other: Entity, field: Field): boolean => grants.reads(other, field);
  return { registry: parts.registry, keys, readScope, reads };
}

/** The viewer's keys as settings of the transaction; sub-selects, so that a plan reads each one once. */
const SETTING_KEYS: KeySql = {
  id: setting('id', 'uuid'),
  unitIds: setting('unitIds', 'uuid[]'),
  siteIds: setting('siteIds', 'uuid[]'),
  partnerId: setting('partnerId', 'uuid'),
};

function setting(key: keyof KeySql, type: string): Sql {
  return settingSql(SETTINGS[key], type);
}

function settingSql(name: string, type: string): Sql {
  const value = `(select nullif(current_setting('${name}', true), '')::${type})`;
  return raw(type.endsWith('[]') ? `${value}::${type}` : value);
}

/**
 * A token's limits as settings: one that is not set does not narrow. By `case` rather than `or`: the database would take an `or` with
 * the owner for one in sixty rows, where it is nearly always all of them, and plan for a handful.
 */
function settingLimit(parts: AccessParts): NonNullable<Compiler['limit']> {
  const limits = (['unitIds', 'ownerId', 'accountIds'] as const).map((key) => {
    const type = key === 'ownerId' ? 'uuid' : 'uuid[]';
    return { key, value: settingSql(LIMIT_SETTINGS[key], type) };
  });
  return (scope, entity, alias) => {
    const left = isLimited(scope) ? limits.filter(({ key, value }) => key in remaining(scope, { [key]: value })) : [];
    const narrowing = left.map(
      ({ key, value }) =>
        sql`case when ${value} is null then true else ${limitSql(parts.registry, { [key]: value }, { entity, alias })} end`,
    );
    return allOf([...narrowing, ...ownerRows(parts, { scope, entity, alias })]);
  };
}

/** A token of an owner without a limit of any kind: the limits that its owner's role alone brings. */
const UNLIMITED = { unitIds: [], isUnitLimited: false, accountIds: [] };

/** What a token's owner sees, by the owner's role, where the token's limits do not imply it; nothing without an owner. */
function ownerRows(parts: AccessParts, { scope, entity, alias }: Required<Omit<Cell, 'role'>>): Sql[] {
  const cases = TOKEN_OWNERS.map((role) => {
    const compiler = compilerOf(parts, role, OWNER_KEYS);
    const seen = compiler.readScope(entity);
    const limits = namesOf(tokenLimits({ owner: { id: '', role }, ...UNLIMITED }));
    return { role, rows: isWithinOwner(seen, scope, limits) ? undefined : scopeSql(compiler, seen, entity, alias) };
  });
  if (cases.every(({ rows }) => !rows)) return [];
  const whens = cases.map(({ role, rows }) => sql`when ${raw(`'${role}'`)} then ${rows ?? raw('true')}`);
  return [sql`case ${settingSql(OWNER_SETTINGS.role, 'text')} ${join(whens, ' ')} else false end`];
}

/** A token acts with its owner's keys, but for the units that it is limited to. */
const OWNER_KEYS: KeySql = { ...SETTING_KEYS, unitIds: settingSql(OWNER_SETTINGS.unitIds, 'uuid[]') };
