import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';

import type { MikroORM } from '@mikro-orm/core';
import { Migrator, TSMigrationGenerator } from '@mikro-orm/migrations';
import type { Client } from 'pg';

import { withClient } from './database.ts';

/** What the ORM must be made with to migrate: the compiled migrations and what runs them. */
export const MIGRATIONS = { migrations: join(import.meta.dirname, 'migrations'), extensions: [Migrator] } as const;

/** The same in every gateway that shares a database. */
const MIGRATION_LOCK = 20_250_102;

/**
 * Brings the database to the newest migration and answers the names of those run. Gateways that start at once take
 * turns: the first migrates, the others wait and find nothing to do. `deriveFrom` tells, on the migrated database, the SQL that follows from the
 * nouns and their policy; it is put in place whole, in one transaction, whenever it or the migrations have changed.
 */
export function migrate(orm: MikroORM, deriveFrom?: (client: Client) => Promise<string>): Promise<readonly string[]> {
  return withClient(orm.config.get('clientUrl') ?? '', async (client) => {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const run = await orm.migrator.up();
    if (deriveFrom) await derive(client, await deriveFrom(client), run.length > 0);
    return run.map(({ name }) => name);
  });
}

/** What tells one derived SQL from another. */
export function derivedMark(derived: string): string {
  return createHash('sha256').update(derived).digest('hex');
}

/** Kept by its mark: putting it in place locks every table, which a second gateway must not do to the first. */
async function derive(client: Client, derived: string, isMigrated: boolean): Promise<void> {
  const mark = derivedMark(derived);
  await client.query('create table if not exists internal.derived (mark text not null)');
  const { rows } = await client.query('select 1 from internal.derived where mark = $1', [mark]);
  if (rows.length > 0 && !isMigrated) return;
  await client.query(`begin; ${derived}; delete from internal.derived; insert into internal.derived values ('${mark}'); commit`);
}

/** Writes the migration from what the migrations so far make to what the entities declare; none is needed: undefined. */
export async function draftMigration(orm: MikroORM, { folder, name }: { folder: string; name: string }): Promise<string | undefined> {
  orm.config.set('migrations', { ...orm.config.get('migrations'), generator: ForwardGenerator });
  await migrate(orm);
  const { fileName, diff } = await orm.migrator.create(folder, false, false, name);
  if (diff.up.some(isOurs)) return fileName;
  if (fileName) rmSync(join(folder, fileName));
  return undefined;
}

/** Migrations go forward only, and leave alone what was written by hand: constraints and indexes whose names end in `_kept`. */
class ForwardGenerator extends TSMigrationGenerator {
  override generateMigrationFile(className: string, { up }: { up: string[]; down: string[] }): string {
    return super.generateMigrationFile(className, { up: up.filter(isOurs), down: [] });
  }
}

function isOurs(statement: string): boolean {
  return statement.trim() !== '' && !/drop (index|constraint) "\w+_kept"/.test(statement);
}
