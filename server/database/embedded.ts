import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { Client } from 'pg';

import { serverAccount } from './account.ts';
import { locateBinaries } from './binaries.ts';
import { ensureCluster, readPassword, SUPERUSER } from './cluster.ts';
import { launcher } from './launch.ts';
import { stopPostmaster } from './postmaster.ts';

/** A running PostgreSQL of our own; `stop` leaves no process behind. */
export interface EmbeddedPostgres {
  url(database: string): string;
  stop(): Promise<void>;
}

interface EmbeddedOptions {
  readonly dataDir: string;
  /** False for tests: faster, and a power cut loses everything. */
  readonly durable: boolean;
}

/** Held by the process that serves a data directory, for as long as it lives: the lock ends with its connection. */
const SERVING_LOCK = 20_250_101;

/**
 * Starts PostgreSQL in `dataDir`, or takes over the server that a killed process left there, and starts it again
 * on the same port whenever it dies.
 * @throws when another process already serves this data directory
 */
export async function startEmbedded({ dataDir, durable }: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const directory = resolve(dataDir);
  mkdirSync(directory, { recursive: true });
  const account = serverAccount(`${directory}/postgres/cluster`);
  const { initdb, postgres } = locateBinaries(account);
  const cluster = ensureCluster({ dataDir: directory, initdb, account, durable });
  const launch = launcher({ postgres, cluster, account, durable, log: `${directory}/postgres.log` });

  const port = await launch();
  const url = (database: string) => `postgresql://${SUPERUSER}:${readPassword(cluster)}@127.0.0.1:${port}/${database}`;
  const guard = await watch({ url: url('postgres'), dataDir: directory, revive: () => launch(port) });
  const stop = async () => {
    await guard.release();
    await stopPostmaster(cluster);
  };
  return { url, stop };
}

interface Watch {
  readonly url: string;
  readonly dataDir: string;
  revive(): Promise<number>;
}

/** Keeps the serving lock; when the connection that holds it breaks, sees to it that the server runs and takes it again. */
async function watch({ url, dataDir, revive }: Watch): Promise<{ release(): Promise<void> }> {
  let released = false;
  let holder = await hold(url, dataDir);
  let reviving = Promise.resolve();

  const guard = () => {
    holder.once('end', () => {
      if (!released) reviving = regain();
    });
  };
  const regain = async () => {
    while (!released) {
      try {
        await revive();
        holder = await hold(url, dataDir);
        return guard();
      } catch (error) {
        process.stderr.write(`PostgreSQL is down and did not come back: ${String(error)}\n`);
        await sleep(1_000);
      }
    }
  };
  const release = async () => {
    released = true;
    await reviving;
    await holder.end().catch(() => undefined);
  };
  guard();
  return { release };
}

async function hold(url: string, dataDir: string): Promise<Client> {
  const client = new Client({ connectionString: url, application_name: 'key-account serving lock' });
  // A broken connection is announced by "end" as well; an "error" without listener would end the process.
  client.on('error', () => undefined);
  await client.connect();
  for (let tries = 0; tries < 20; tries += 1) {
    const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock($1) as held', [SERVING_LOCK]);
    if (rows[0]?.held) return client;
    await sleep(100);
  }
  await client.end();
  throw new Error(`Another process already serves the database in ${dataDir}: stop it, or give this one a DATA_DIR of its own`);
}
