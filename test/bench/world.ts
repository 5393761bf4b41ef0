import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assemble, tellDemo } from '../../server/app.ts';
import { readConfig } from '../../server/config.ts';
import { removeDataDir } from '../../server/database/cluster.ts';
import { ensureDatabase, withClient } from '../../server/database/database.ts';
import { startEmbedded } from '../../server/database/embedded.ts';
import { fill } from '../support/fill.ts';
import type { Keys } from './statements.ts';

/** The demo's people whom the measured requests come from. */
export const USERNAMES = { specialist: 'specialist-li', manager: 'manager-east' } as const;

/** A PostgreSQL for the measurement alone, durable as in production. */
export interface Cluster {
  readonly folder: string;
  readonly postmasterPid: number;
  /** A database with the demo and so many visits more; asked for again, the same. */
  database(visits: number): Promise<Database>;
  remove(): Promise<void>;
}

export interface Database {
  readonly url: string;
  readonly visits: number;
  readonly keys: Keys;
}

export async function startCluster(): Promise<Cluster> {
  const folder = mkdtempSync(join(tmpdir(), 'key-account-bench-'));
  const { url, stop } = await startEmbedded({ dataDir: folder, durable: true });
  const databases = new Map<number, Database>();
  return {
    folder,
    postmasterPid: await postmasterPid(url('postgres')),
    database: async (visits) => {
      const made = databases.get(visits) ?? (await makeDatabase(url, visits));
      databases.set(visits, made);
      return made;
    },
    remove: async () => {
      await stop();
      removeDataDir(folder);
    },
  };
}

async function makeDatabase(url: (name: string) => string, visits: number): Promise<Database> {
  const name = `bench_${visits}`;
  await ensureDatabase(url('postgres'), name);
  await tell(url(name), visits);
  return { url: url(name), visits, keys: await keysOf(url(name)) };
}

async function postmasterPid(url: string): Promise<number> {
  const text = await withClient(url, (client) =>
    client.query<{ pid: string }>(`select split_part(pg_read_file('postmaster.pid'), E'\\n', 1) as pid`),
  );
  return Number(text.rows[0]!.pid);
}

async function tell(url: string, visits: number): Promise<void> {
  const config = readConfig({ DEMO: '1' });
  const core = await assemble(config, url);
  await tellDemo(config, url, core);
  await core.close();
  await fill(url, { visits });
}

export async function keysOf(url: string): Promise<Keys> {
  const { rows } = await withClient(url, (client) =>
    client.query<Keys>(
      `select s.id as "specialistId", (select id from app_user where username = $2) as "managerId",
         (select array_agg(d.id::text) from app_user m join org_unit o on o.id = m.org_unit_id
            join org_unit d on d.path = o.path or starts_with(d.path, o.path || '/') where m.username = $2) as "unitIds",
         (select id from account where scope_owner_id = s.id and code > 'KA-1' order by id limit 1) as "accountId"
       from app_user s where s.username = $1`,
      [USERNAMES.specialist, USERNAMES.manager],
    ),
  );
  return rows[0]!;
}
