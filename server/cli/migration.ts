import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { removeDataDir } from '../database/cluster.ts';
import { ensureDatabase } from '../database/database.ts';
import { startEmbedded } from '../database/embedded.ts';
import { draftMigration, MIGRATIONS } from '../database/migrate.ts';
import { entities } from '../entities/index.ts';
import { Registry } from '../kit/field/index.ts';
import { createOrm } from '../kit/store/orm.ts';

const SOURCES = 'server/database/migrations';

const name = process.argv[2];
if (!name || !/^[a-z][A-Za-z0-9]*$/.test(name)) {
  process.stderr.write('Usage: npm run migration -- nameOfTheChange\n');
  process.exit(2);
}
process.stdout.write(`${await writeMigration(name)}\n`);

/** Compares the nouns with what the migrations so far make of an empty database; the difference becomes the next one. */
async function writeMigration(change: string): Promise<string> {
  const dataDir = mkdtempSync(join(tmpdir(), 'key-account-migration-'));
  const embedded = await startEmbedded({ dataDir, durable: false });
  try {
    await ensureDatabase(embedded.url('postgres'), 'scratch');
    const orm = await createOrm({ url: embedded.url('scratch'), registry: new Registry(Object.values(entities)), ...MIGRATIONS });
    const file = await draftMigration(orm, { folder: SOURCES, name: change });
    await orm.close(true);
    return file ? `Wrote ${SOURCES}/${file}: read it, then npm run build` : 'The migrations already make what the entities declare.';
  } finally {
    await embedded.stop();
    removeDataDir(dataDir);
  }
}
