import { columnOf, type Entity, type Field, type Naming, type Registry } from '../kit/field/index.ts';
import { viewerKey } from '../kit/query/deferred.ts';
import { fromClause, namingRows, relatedRows } from '../kit/query/rows.ts';
import { allOf, anyOf, ident, raw, sql, type Sql } from '../kit/query/sql.ts';
import { hasScopeColumns, scopeColumn } from '../kit/store/columns.ts';

/** Which rows of a noun a grant covers: a small closed algebra, compiled to one SQL condition (design §5). */
export type Scope =
  | { readonly kind: 'all' | 'none' | 'department' | 'partner' | 'linked' }
  | { readonly kind: 'own'; readonly field?: string }
  | { readonly kind: 'site' | 'today' | 'unset'; readonly field: string }
  | { readonly kind: 'is' | 'first'; readonly field: string; readonly values: readonly string[] }
  | { readonly kind: 'via'; readonly relation: string; readonly only?: Scope }
  | { readonly kind: 'every' | 'some'; readonly scopes: readonly Scope[] };

export const all: Scope = { kind: 'all' };
export const none: Scope = { kind: 'none' };

/** Rows of the viewer's units: the manager's department, the regional manager's region, each with its sub-units. */
export const department: Scope = { kind: 'department' };

/** Rows of the token's partner. */
export const partner: Scope = { kind: 'partner' };

/** Rows that a row names which the viewer sees, in a field that they read: files are seen with what they are attached to. */
export const linked: Scope = { kind: 'linked' };

/** Rows whose owner is the viewer; with a field, rows that name the viewer there. */
export function own(field?: string): Scope {
  return field ? { kind: 'own', field } : { kind: 'own' };
}

/** Rows that name one of the viewer's sites. */
export function site(field: string): Scope {
  return { kind: 'site', field };
}

/** Rows whose instant falls on the business day that is today. */
export function today(field: string): Scope {
  return { kind: 'today', field };
}

/** Rows without a value in the field. */
export function unset(field: string): Scope {
  return { kind: 'unset', field };
}

export function is(field: string, ...values: string[]): Scope {
  return { kind: 'is', field, values };
}

/** Rows whose set begins with one of the values: the role that a person acts in. */
export function first(field: string, ...values: string[]): Scope {
  return { kind: 'first', field, values };
}

/** Rows whose related row, or one of whose related rows, the viewer may see; with `only`, such a row among those. */
export function via(relation: string, only?: Scope): Scope {
  return { kind: 'via', relation, ...(only && { only }) };
}

export function every(...scopes: Scope[]): Scope {
  return { kind: 'every', scopes };
}

export function some(...scopes: Scope[]): Scope {
  return { kind: 'some', scopes };
}

/** Rows of any of the scopes that are given; equal ones count once. */
export function union(scopes: readonly (Scope | undefined)[]): Scope {
  const given = scopes.filter((scope) => scope !== undefined);
  const [first = none, ...others] = [...new Map(given.map((scope) => [JSON.stringify(scope), scope])).values()];
  return others.length ? { kind: 'some', scopes: [first, ...others] } : first;
}

/** The keys of a viewer that scopes compare rows with. */
export interface ScopeKeys {
  readonly id: string | null;
  readonly unitIds: readonly string[];
  readonly siteIds: readonly string[];
  readonly partnerId: string | null;
}

/** The same keys as SQL: places in a statement, settings of the transaction in a policy of the database. */
export type KeySql = Readonly<Record<keyof ScopeKeys, Sql>>;

/** Whose keys a place in a statement waits for: the viewer's own, or those of the owner of the viewer's token. */
export type KeyHolder = 'viewer' | 'owner';

/** The keys as places in a statement. The conditions of a scope are made without a viewer, and so can hold nobody's. */
export function keyPlaces(holder: KeyHolder): KeySql {
  const place = (key: keyof ScopeKeys, type: string): Sql => sql`${viewerKey(`${holder}.${key}`)}::${raw(type)}`;
  return {
    id: place('id', 'uuid'),
    unitIds: place('unitIds', 'uuid[]'),
    siteIds: place('siteIds', 'uuid[]'),
    partnerId: place('partnerId', 'uuid'),
  };
}

/** What those places are filled with. */
export function keyValues(holder: KeyHolder, { id, unitIds, siteIds, partnerId }: ScopeKeys): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries({ id, unitIds, siteIds, partnerId }).map(([key, value]) => [`${holder}.${key}`, value]));
}

export interface Compiler {
  readonly registry: Registry;
  readonly keys: KeySql;
  /** The viewer's read scope of a noun, for `via`. */
  readonly readScope: (entity: Entity) => Scope;
  /** Whether the viewer reads a field of a noun, for `linked`. */
  readonly reads: (entity: Entity, field: Field) => boolean;
  /** What narrows the rows of a scope further: the limits of a token. */
  readonly limit?: (scope: Scope, entity: Entity, alias: string) => Sql;
}

/** The condition on the row under `alias` that a scope stands for. */
export function scopeSql(compiler: Compiler, scope: Scope, entity: Entity, alias: string): Sql {
  const { keys } = compiler;
  const column = (name: string): Sql => ident(name === 'id' ? 'id' : columnOf(entity.fields.get(name)!), alias);
  const each = (scopes: readonly Scope[]): Sql[] => scopes.map((part) => scopeSql(compiler, part, entity, alias));
  switch (scope.kind) {
    case 'all':
      return raw('true');
    case 'none':
      return raw('false');
    case 'department':
      return sql`${keyColumn(entity, alias, 'department')} = any(${keys.unitIds})`;
    case 'partner':
      return sql`${keyColumn(entity, alias, 'partner')} = ${keys.partnerId}`;
    case 'own':
      return sql`${scope.field ? column(scope.field) : keyColumn(entity, alias, 'owner')} = ${keys.id}`;
    case 'site':
      return sql`${column(scope.field)} = any(${keys.siteIds})`;
    case 'today':
      return sql`(${column(scope.field)} at time zone 'Asia/Shanghai')::date = (select app_today())`;
    case 'unset':
      return sql`${column(scope.field)} is null`;
    case 'is':
      return sql`${column(scope.field)} in (${literals(scope.values)})`;
    case 'first':
      return sql`(${column(scope.field)})[1] in (${literals(scope.values)})`;
    case 'linked':
      return linkedSql(compiler, entity, alias);
    case 'via':
      return viaSql(compiler, scope, entity, alias);
    case 'every':
      return allOf(each(scope.scopes));
    case 'some':
      return anyOf(each(scope.scopes));
  }
}

/** Constants of the policy table, which no request brings. */
function literals(values: readonly string[]): Sql {
  return raw(values.map((value) => `'${value}'`).join(', '));
}

/** The same within the compiler's limit, where it has one. */
export function limitedScopeSql(compiler: Compiler, scope: Scope, entity: Entity, alias: string): Sql {
  const condition = scopeSql(compiler, scope, entity, alias);
  return compiler.limit ? allOf([condition, compiler.limit(scope, entity, alias)]) : condition;
}

/** A scope's root is its own key; everything else has the column. @throws for a noun without scope columns */
export function keyColumn(entity: Entity, alias: string, key: 'department' | 'owner' | 'partner'): Sql {
  if (entity.scopeRoot === key) return ident('id', alias);
  if (!hasScopeColumns(entity)) throw new Error(`${entity.name} has no scope columns: declare its scope, or grant it by another scope`);
  return ident(scopeColumn(key), alias);
}

function viaSql(compiler: Compiler, { relation, only }: Extract<Scope, { kind: 'via' }>, entity: Entity, alias: string): Sql {
  const field = entity.fields.get(relation);
  if (!field || !('target' in field)) throw new Error(`${entity.name}: scope via ${relation} names no relation`);
  const target = compiler.registry.target(field);
  const other = `${alias}v`;
  return existsSeen(compiler, { target, only }, other, relatedRows(field, entity, alias, other));
}

/** A row names the row in a field that the viewer reads. */
function linkedSql(compiler: Compiler, entity: Entity, alias: string): Sql {
  const other = `${alias}n`;
  const exists = (naming: Naming): Sql => existsSeen(compiler, { target: naming.source }, other, namingRows(naming, other, alias));
  return anyOf(
    compiler.registry
      .naming(entity)
      .filter(({ source, field }) => compiler.reads(source, field))
      .map(exists),
  );
}

/** Rows of a noun, or those of them that a scope leaves. */
interface Sought {
  readonly target: Entity;
  readonly only?: Scope | undefined;
}

/** There is a row under `other`, tied to the one in question, that the viewer sees. */
function existsSeen(compiler: Compiler, { target, only }: Sought, other: string, tie: Sql): Sql {
  const seen = limitedScopeSql(compiler, compiler.readScope(target), target, other);
  const alive = [sql`${ident('deleted_at', other)} is null`, ...(target.scope.via ? [sql`${ident('hidden_at', other)} is null`] : [])];
  const narrowed = only ? [scopeSql(compiler, only, target, other)] : [];
  return sql`exists (select 1 from ${fromClause(target, other)} where ${allOf([tie, ...alive, seen, ...narrowed])})`;
}
