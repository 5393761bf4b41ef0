import type { FileStore } from '../files/fileStore.ts';
import { raw, sql, type Sql } from '../kit/query/sql.ts';
import { isUnnamed } from '../kit/store/linkTriggers.ts';
import type { Unit } from '../kit/store/unit.ts';
import { FILE, lockBytes } from './files.ts';

interface Sweep {
  /** Runs work in a transaction of its own, as the system. */
  readonly write: <T>(work: (unit: Unit) => Promise<T>) => Promise<T>;
  readonly files: FileStore;
}

/** Time to attach what was uploaded, and to put back what was taken off. */
const KEPT_MS = 24 * 3_600_000;

/** Bytes that one sweep removes at most: a job is not to run for hours. */
const AT_ONCE = 1_000;

/** Removes files that no record names and nobody has touched for a day, and their bytes with the last of them; tells how many. */
export async function sweepFiles({ write, files }: Sweep): Promise<number> {
  const found = await write((unit) =>
    unit.rows<{ sha256: string }>(sql`select distinct f.sha256 from file f where ${looseSql(unit)} limit ${AT_ONCE}::int`),
  );
  let removed = 0;
  for (const { sha256 } of found) removed += await write((unit) => sweepBytes(unit, files, sha256));
  return removed;
}

function looseSql(unit: Unit): Sql {
  const before = new Date(unit.now().getTime() - KEPT_MS).toISOString();
  return sql`f.updated_at < ${before}::timestamptz and ${raw(isUnnamed(unit.registry, FILE, 'f'))}`;
}

async function sweepBytes(unit: Unit, files: FileStore, sha256: string): Promise<number> {
  await lockBytes(unit, sha256);
  const gone = await unit.rows(sql`delete from file f where f.sha256 = ${sha256} and ${looseSql(unit)} returning 1`);
  const [others] = await unit.rows(sql`select 1 from file where sha256 = ${sha256} limit 1`);
  if (!others) await files.remove(sha256);
  return gone.length;
}
