import { columnOf, type BelongsToField, type Entity, type Registry } from '../kit/field/index.ts';
import { fromClause } from '../kit/query/rows.ts';
import { allOf, ident, raw, sql, type Sql } from '../kit/query/sql.ts';
import { keyColumn, type Scope } from './scope.ts';
import type { TokenLimits } from './session.ts';

export type LimitName = keyof TokenLimits;

/** The limits as SQL; one that is absent does not narrow. */
export type LimitSql = Readonly<Partial<Record<LimitName, Sql>>>;

/** Reference data has no limits, and rows that are seen through others have the others'. */
export function isLimited({ kind }: Scope): boolean {
  return kind !== 'all' && kind !== 'none' && kind !== 'via' && kind !== 'linked';
}

/** The limits that a scope leaves to be said: the units that a token compares rows with are no others than those of its limit. */
export function remaining({ kind }: Scope, { unitIds, ...others }: LimitSql): LimitSql {
  return kind === 'department' || !unitIds ? others : { ...others, unitIds };
}

/** Whether a token's own scope and limits keep it within what its owner sees of a noun. */
export function isWithinOwner(seen: Scope, scope: Scope, limits: readonly LimitName[]): boolean {
  if (seen.kind === 'all') return true;
  if (!isLimited(scope)) return false;
  if (seen.kind === 'department') return scope.kind === 'department' || limits.includes('unitIds');
  return seen.kind === 'own' && seen.field === undefined && limits.includes('ownerId');
}

/** The limits that a token has. */
export function namesOf(limits: TokenLimits): LimitName[] {
  return (Object.keys(limits) as LimitName[]).filter((name) => limits[name] !== null);
}

/** The condition that a token's limits put on rows of a scope: the same in a statement and in a policy of the database. */
export function limitSql(registry: Registry, { unitIds, ownerId, accountIds }: LimitSql, { entity, alias }: Row): Sql {
  return allOf([
    ...(unitIds ? [sql`${keyColumn(entity, alias, 'department')} = any(${unitIds})`] : []),
    ...(ownerId ? [sql`${keyColumn(entity, alias, 'owner')} = ${ownerId}`] : []),
    ...(accountIds ? [accountSql(registry, accountIds, { entity, alias })] : []),
  ]);
}

interface Row {
  readonly entity: Entity;
  readonly alias: string;
}

/** Rows that hang on one of the accounts; a noun that hangs on no account has none. */
function accountSql(registry: Registry, accountIds: Sql, { entity, alias }: Row): Sql {
  if (entity.name === 'Account') return sql`${ident('id', alias)} = any(${accountIds})`;
  const field = parentOf(registry, entity);
  if (!field) return raw('false');
  const target = registry.target(field);
  const column = ident(columnOf(field), alias);
  if (target.name === 'Account') return sql`${column} = any(${accountIds})`;
  const parent = `${alias}p`;
  const seen = accountSql(registry, accountIds, { entity: target, alias: parent });
  return sql`exists (select 1 from ${fromClause(target, parent)} where ${ident('id', parent)} = ${column} and ${seen})`;
}

/** The to-one field that a row's scope comes through: the account itself before anything else. */
function parentOf(registry: Registry, entity: Entity): BelongsToField | undefined {
  const { via, otherwise: _other, of: _of, ...sources } = entity.scope;
  const fields = [...new Set([via, ...Object.values(sources)])]
    .map((name) => (name ? entity.fields.get(name) : undefined))
    .filter((field): field is BelongsToField => field?.kind === 'BELONGS_TO');
  return fields.find((field) => registry.target(field).name === 'Account') ?? fields.find(({ name }) => name === via);
}
