import { newToken } from '../../../server/access/tokenFormat.ts';
import { issueToken, rowsOf } from '../../support/tokens.ts';
import type { TestServer } from '../../support/server.ts';
import { httpDoor } from './doors.ts';
import type { Finding, Seat } from './suite.ts';

/** What has been good, and what makes it good no longer; by name of the token. */
const SPOILT = {
  expired: "update api_token set expires_at = now() - interval '1 second' where id = $1",
  revoked: 'update api_token set revoked_at = now() where id = $1',
  deleted: 'update api_token set deleted_at = now() where id = $1',
  replaced: "update internal.api_token_secret set valid_until = now() - interval '1 second' where token_id = $1",
  elsewhere: "update api_token set ip_allow_list = '{203.0.113.7}' where id = $1",
  'wrong secret': "update internal.api_token_secret set hash = sha256('another') where token_id = $1",
} as const;

/** Headers that nobody must be let in by, by what is wrong with them. */
export type Credentials = ReadonlyMap<string, Readonly<Record<string, string>>>;

/** Issues tokens and spoils them, and ends sessions. */
export async function spoilCredentials(server: TestServer): Promise<Credentials> {
  const spoilt = new Map<string, Readonly<Record<string, string>>>();
  for (const [name, statement] of Object.entries(SPOILT)) {
    const { id, token } = await issueToken(server, { name, kind: 'BI', scopes: ['account:read'] });
    await rowsOf(server, statement, [id]);
    spoilt.set(`a token that is ${name}`, bearing(token));
  }
  const foreign = await issueToken(server, { name: 'foreign', kind: 'BI', scopes: ['account:read'] });
  await rowsOf(server, LOOKUP, [foreign.id, foreignToken.lookup, foreignToken.secret]);
  spoilt.set('a token of another environment', bearing(foreignToken.value));
  const { headers } = await server.as('specialist-sun');
  await rowsOf(server, UNUSED);
  return spoilt.set('a session that nobody has used for long', headers);
}

const foreignToken = newToken('elsewhere', 'BI');

/** As if it had been issued here: its environment alone tells that it was not. */
const LOOKUP = `update internal.api_token_secret set lookup = $2, hash = internal.keyed_hash($3) where token_id = $1`;

const UNUSED = `update internal.session set last_seen_at = now() - interval '13 hours'
  where user_id = (select id from app_user where username = 'specialist-sun')`;

function bearing(token: string): Readonly<Record<string, string>> {
  return { authorization: `Bearer ${token}` };
}

/** Credentials that let somebody in though they are good no longer. */
export async function credentialFaults({ stage }: Pick<Seat, 'stage'>): Promise<Finding> {
  const faults: string[] = [];
  for (const [name, headers] of stage.spoilt) {
    const { code, body } = await httpDoor(stage.server.url, headers)({ query: '{ accounts(first: 1) { nodes { id } } }', variables: {} });
    if (code !== 'UNAUTHENTICATED') faults.push(`${name} is not refused: ${body.slice(0, 200)}`);
  }
  return { queries: stage.spoilt.size, rows: 0, faults };
}
