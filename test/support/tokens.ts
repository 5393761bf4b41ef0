import { withClient } from '../../server/database/database.ts';
import { Client } from './client.ts';
import type { TestServer } from './server.ts';

export interface Issued {
  readonly id: string;
  readonly token: string;
  readonly client: Client;
}

const CREATE = 'mutation($input: ApiTokenCreateInput!) { createApiToken(input: $input) { id token } }';

/** Creates an API token as one of the demo users, by default as the administrator. */
export async function issueToken(server: Pick<TestServer, 'url' | 'as'>, input: object, { as = 'admin' } = {}): Promise<Issued> {
  const creator = await server.as(as);
  const data = await creator.data<{ createApiToken: { id: string; token: string } }>(CREATE, { input: { name: '测试', ...input } });
  const { id, token } = data.createApiToken;
  return { id, token, client: Client.withToken(server.url, token) };
}

/** Rows past every scope. */
export async function rowsOf<T extends object>(
  server: Pick<TestServer, 'databaseUrl'>,
  query: string,
  values: readonly unknown[] = [],
): Promise<T[]> {
  return withClient(server.databaseUrl, async (client) => (await client.query<T>(query, [...values])).rows);
}

/** A partner with accounts in both departments, and its id. */
export async function partnerWithAccounts(server: TestServer): Promise<string> {
  const [partner] = await rowsOf<{ id: string }>(
    server,
    "select id from partner where deleted_at is null and status = 'ACTIVE' order by code limit 1",
  );
  await rowsOf(
    server,
    `update account set partner_id = $1 where id in (
       select id from (select id, row_number() over (partition by org_unit_id order by id) as place from account where deleted_at is null) a where place <= 3)`,
    [partner!.id],
  );
  return partner!.id;
}
