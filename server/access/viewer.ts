import { raw, sql, type Sql } from '../kit/query/sql.ts';
import type { Role } from './roles.ts';
import type { ScopeKeys } from './scope.ts';
import type { TokenFacts } from './tokenFacts.ts';

/** Runs a statement outside any viewer's scope: for sign-in and sessions alone. */
export type SystemQuery = <T>(statement: Sql) => Promise<T[]>;

export type Locale = 'ZH_CN' | 'EN';

/** Who is asking: a person in one role, with the keys that row scopes compare with. */
export interface Viewer extends ScopeKeys {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly role: Role;
  readonly roles: readonly Role[];
  readonly orgUnit: { readonly id: string; readonly name: string };
  readonly locale: Locale;
  /** What the viewer asks by, where it is a program: the person above is then the owner of its token. */
  readonly token?: TokenFacts;
  /** Who looks with this viewer's eyes; then nothing can be written. */
  readonly viewedBy?: Watcher;
}

/** A signed-in person who looks as somebody else for a while. */
export interface Watcher {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly role: Role;
  /** When it ends at the latest. */
  readonly until: string;
}

/** Roles whose department is everything below the parent of their own unit (domain §2.12). */
const SERVING_ROLES: ReadonlySet<Role> = new Set(['OFFICE', 'FINANCE', 'GUIDE']);

/** The token whose use a request is; none where others look in its place. */
export function usedToken({ token, viewedBy }: Viewer): TokenFacts | undefined {
  return viewedBy ? undefined : token;
}

/** Loads an active person as a viewer; undefined for unknown, suspended or deleted ones. */
export async function loadViewer(query: SystemQuery, userId: string, role?: Role): Promise<Viewer | undefined> {
  const [user] = await query<UserRow>(userSql(userId));
  if (!user) return undefined;
  const acting = role && user.roles.includes(role) ? role : user.roles[0];
  if (!acting) return undefined;
  const units = await query<{ id: string }>(unitsSql(user, acting));
  const { unit_id, unit_name, ...rest } = user;
  const keys = { unitIds: units.map(({ id }) => id), siteIds: user.siteIds, partnerId: null };
  return { ...rest, ...keys, role: acting, orgUnit: { id: unit_id, name: unit_name } };
}

/** Units and all below them. */
export async function unitsBelow(query: SystemQuery, unitIds: readonly string[]): Promise<string[]> {
  const rows = await query<{ id: string }>(
    sql`select d.id from org_unit top join org_unit d on d.path = top.path or starts_with(d.path, top.path || '/')
      where top.id = any(${unitIds}::uuid[]) and d.deleted_at is null`,
  );
  return rows.map(({ id }) => id);
}

interface UserRow {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly locale: Locale;
  readonly unit_id: string;
  readonly unit_name: string;
  readonly siteIds: readonly string[];
}

function userSql(userId: string): Sql {
  return sql`select u.id, u.username, u.name, u.roles, u.locale, o.id as unit_id, o.name as unit_name,
      array(select s.target_id::text from app_user_sites s where s.source_id = u.id
            union select f.id::text from sales_site f where f.front_desk_id = u.id and f.deleted_at is null) as "siteIds"
    from app_user u join org_unit o on o.id = u.org_unit_id
    where u.id = ${userId}::uuid and u.active and u.deleted_at is null`;
}

/** The viewer's unit and all below it, by the materialised path. */
function unitsSql(user: UserRow, role: Role): Sql {
  const root = SERVING_ROLES.has(role) ? raw('coalesce(o.parent_id, o.id)') : raw('o.id');
  return sql`select d.id from org_unit o join org_unit top on top.id = ${root}
    join org_unit d on d.path = top.path or starts_with(d.path, top.path || '/')
    where o.id = ${user.unit_id}::uuid and d.deleted_at is null`;
}
