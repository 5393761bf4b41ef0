import { withClient } from '../../server/database/database.ts';

type Row = { readonly id: string; readonly deleted_at: string | null } & Readonly<Record<string, string | null>>;

const TABLES = ['org_unit', 'app_user', 'account', 'visit', 'need', 'tour_request', 'development_stage', 'account_assignment'] as const;

/** Rows of the tables that tests reason about, as the database has them, past every scope. */
export type Dump = Readonly<
  Record<(typeof TABLES)[number], readonly (Row & Readonly<Record<'account_id' | 'org_unit_id' | 'username', string>>)[]>
>;

export async function dump(url: string): Promise<Dump> {
  return withClient(url, async (client) => {
    const entries: [string, unknown][] = [];
    for (const table of TABLES) entries.push([table, (await client.query(`select * from ${table} order by id`)).rows]);
    return Object.fromEntries(entries) as Dump;
  });
}
