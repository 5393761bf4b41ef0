import { SystemGuard } from '../access/system.ts';
import type { FileStore } from '../files/fileStore.ts';
import type { Registry } from '../kit/field/index.ts';
import { raw, sql, type Sql } from '../kit/query/sql.ts';
import { isUnnamed } from '../kit/store/linkTriggers.ts';
import type { Store } from '../kit/store/store.ts';
import { FILE, lockBytes } from './files.ts';

interface Sweep {
  readonly store: Store;
  readonly files: FileStore;
  readonly registry: Registry;
  readonly now: () => Date;
}

/** Time to attach what was uploaded, and to put back what was taken off. */
const KEPT_MS = 24 * 3_600_000;

/** Bytes that one sweep removes at most: a job is not to run for hours. */
const AT_ONCE = 1_000;

/** Removes files that no record names and nobody has touched for a day, and their bytes with the last of them; tells how many. */
export async function sweepFiles({ store, files, registry, now }: Sweep): Promise<number> {
  const before = new Date(now().getTime() - KEPT_MS).toISOString();
  const loose = sql`f.updated_at < ${before}::timestamptz and ${raw(isUnnamed(registry, FILE, 'f'))}`;
  const found = await store.write(new SystemGuard(), (unit) =>
    unit.rows<{ sha256: string }>(sql`select distinct f.sha256 from file f where ${loose} limit ${AT_ONCE}::int`),
  );
  let removed = 0;
  for (const { sha256 } of found) removed += await store.write(new SystemGuard(), (unit) => sweepBytes(unit, files, { sha256, loose }));
  return removed;
}

interface Loose {
  readonly sha256: string;
  readonly loose: Sql;
}

async function sweepBytes(unit: Parameters<typeof lockBytes>[0], files: FileStore, { sha256, loose }: Loose): Promise<number> {
  await lockBytes(unit, sha256);
  const gone = await unit.rows(sql`delete from file f where f.sha256 = ${sha256} and ${loose} returning 1`);
  const [others] = await unit.rows(sql`select 1 from file where sha256 = ${sha256} limit 1`);
  if (!others) await files.remove(sha256);
  return gone.length;
}
