import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { removeDataDir } from '../../server/database/cluster.ts';
import { stopPostmaster } from '../../server/database/postmaster.ts';

/** A DATA_DIR for one test. */
export interface DataDirectory {
  readonly path: string;
  readonly cluster: string;
  /** Stops the database that may still run there and removes it, wherever it lies. */
  remove(): Promise<void>;
}

/** Open to the account that the database runs under, so that its files lie in it as they do for most users. */
export function makeDataDirectory(): DataDirectory {
  const path = mkdtempSync(join(tmpdir(), 'key-account-data-'));
  chmodSync(path, 0o755);
  const cluster = join(path, 'postgres/cluster');
  const remove = async (): Promise<void> => {
    await stopPostmaster(cluster);
    removeDataDir(path);
  };
  return { path, cluster, remove };
}
