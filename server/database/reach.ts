import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { readPassword, SUPERUSER } from './cluster.ts';
import { ensureDatabase } from './database.ts';
import { startEmbedded } from './embedded.ts';
import { findPostmaster } from './postmaster.ts';

/** The product's database on the embedded server. */
export const DATABASE_NAME = 'key_account';

/** A database for an operator's command: `leave` ends what was started for it. */
export interface ReachedDatabase {
  readonly url: string;
  leave(): Promise<void>;
}

/** The operator's database, else that of the gateway that runs on `dataDir`, else the embedded one started for the while. */
export async function reachDatabase(config: { databaseUrl: string | undefined; dataDir: string }): Promise<ReachedDatabase> {
  const url = config.databaseUrl ?? runningUrl(config.dataDir);
  if (url) return { url, leave: async () => undefined };
  const embedded = await startEmbedded({ dataDir: config.dataDir, durable: true });
  await ensureDatabase(embedded.url('postgres'), DATABASE_NAME);
  return { url: embedded.url(DATABASE_NAME), leave: embedded.stop };
}

function runningUrl(dataDir: string): string | undefined {
  const cluster = join(dataDir, 'postgres/cluster');
  const running = existsSync(cluster) ? findPostmaster(cluster) : undefined;
  if (running?.status !== 'ready') return undefined;
  return `postgresql://${SUPERUSER}:${readPassword(cluster)}@127.0.0.1:${running.port}/${DATABASE_NAME}`;
}
