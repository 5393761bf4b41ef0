import { mkdirSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { removeDataDir } from '../../server/database/cluster.ts';
import { withClient } from '../../server/database/database.ts';
import { type EmbeddedPostgres, startEmbedded } from '../../server/database/embedded.ts';
import { isAlive, stopPostmaster } from '../../server/database/postmaster.ts';
import { fillTemplate } from './template.ts';

/** The database that each test file gets a copy of. */
export const TEMPLATE = 'template_filled';

const PREFIX = 'key-account-test-';

/** One cluster for all test files, with the template filled; without durability, in the temporary directory. */
export async function startTestCluster(): Promise<EmbeddedPostgres> {
  await removeLeftovers();
  const dataDir = join(tmpdir(), PREFIX + process.pid);
  mkdirSync(dataDir);
  const cluster = await startEmbedded({ dataDir, durable: false });
  await withClient(cluster.url('postgres'), (client) => client.query(`create database ${TEMPLATE}`));
  await fillTemplate(cluster.url(TEMPLATE));
  await withClient(cluster.url('postgres'), (client) =>
    client.query(`alter database ${TEMPLATE} is_template true allow_connections false`),
  );
  return {
    url: cluster.url,
    stop: async () => {
      await cluster.stop();
      removeDataDir(dataDir);
    },
  };
}

/** An interrupted run leaves its server behind. */
async function removeLeftovers(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    if (isAlive(Number(name.slice(PREFIX.length)))) continue;
    const dataDir = join(tmpdir(), name);
    await stopPostmaster(join(dataDir, 'postgres/cluster'));
    removeDataDir(dataDir);
  }
}
