import { createHmac } from 'node:crypto';
import { withClient } from './database.ts';

/** What the gateway signs in as: it owns nothing, inherits nothing, bypasses nothing, and becomes a viewer's role in each transaction. */
const LOGIN_ROLE = 'kam_gateway';

/**
 * Makes the login role where it is missing, lets it become the given roles, and answers its connection URL. Its password
 * follows from the owner's, so that gateways that share a database need no other secret.
 */
export async function loginUrl(ownerUrl: string, roles: readonly string[]): Promise<string> {
  const url = new URL(ownerUrl);
  const password = createHmac('sha256', `${url.password}${url.pathname}`).update(LOGIN_ROLE).digest('hex');
  const name = `${LOGIN_ROLE}_${createHmac('sha256', 'database').update(url.pathname).digest('hex').slice(0, 8)}`;
  Object.assign(url, { username: name, password });
  if (!(await isComplete(url.href, roles))) await makeRole(ownerUrl, { name, password, roles });
  return url.href;
}

/** Whether it can sign in and become each of the roles. */
async function isComplete(url: string, roles: readonly string[]): Promise<boolean> {
  const members = 'select bool_and(pg_has_role(current_user, role, $1)) as are_all from unnest($2::text[]) role';
  const answer = withClient(url, (client) => client.query<{ are_all: boolean }>(members, ['member', roles]));
  return answer.then(({ rows }) => rows[0]?.are_all === true).catch(() => false);
}

interface LoginRole {
  readonly name: string;
  readonly password: string;
  readonly roles: readonly string[];
}

/** The same in every gateway that shares a database. */
const LOGIN_LOCK = 20_250_108;

/** A role per database: two products on one server do not share their way in. Gateways that start at once take turns. */
async function makeRole(ownerUrl: string, { name, password, roles }: LoginRole): Promise<void> {
  await withClient(ownerUrl, async (client) => {
    await client.query('select pg_advisory_lock($1)', [LOGIN_LOCK]);
    for (const role of [...roles, name]) await client.query(createRole(role));
    await client.query(`alter role ${name} login noinherit nobypassrls nocreatedb nocreaterole password '${password}'`);
    await client.query(`grant ${roles.join(', ')} to ${name}`);
  });
}

/** Roles belong to the whole server: another database's gateway may make the same one at the same moment. */
function createRole(name: string): string {
  return `do $$ begin create role ${name} nologin; exception when duplicate_object or unique_violation then null; end $$`;
}
