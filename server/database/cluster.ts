import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type Account, canRun, SHARED_HOME } from './account.ts';

/** The cluster's superuser; the product's own roles are made by its migrations. */
export const SUPERUSER = 'postgres';

const PASSWORD_FILE = 'superuser.password';

interface ClusterOptions {
  readonly dataDir: string;
  readonly initdb: string;
  readonly account: Account | undefined;
  readonly durable: boolean;
}

/** Returns the path of the data directory, initialised on first use: complete or not there at all, whenever the start is killed. */
export function ensureCluster(options: ClusterOptions): string {
  const home = ensureHome(options.dataDir, options.account);
  const cluster = join(home, 'cluster');
  if (existsSync(cluster)) return cluster;

  const part = `${cluster}.${process.pid}`;
  rmSync(part, { recursive: true, force: true });
  initialise(part, options);
  try {
    renameSync(part, cluster);
  } catch (error) {
    rmSync(part, { recursive: true });
    if (!existsSync(cluster)) throw error;
  }
  return cluster;
}

/** The superuser's random password, kept in the data directory where its owner alone reads it. */
export function readPassword(cluster: string): string {
  return readFileSync(join(cluster, PASSWORD_FILE), 'utf8');
}

/** Removes a data directory whose server has stopped, and what it links to. */
export function removeDataDir(dataDir: string): void {
  const home = join(dataDir, 'postgres');
  if (existsSync(home)) rmSync(realpathSync(home), { recursive: true, force: true });
  rmSync(dataDir, { recursive: true, force: true });
}

/** `dataDir/postgres`, or what it links to when the account of the server cannot enter `dataDir`. */
function ensureHome(dataDir: string, account: Account | undefined): string {
  const home = join(dataDir, 'postgres');
  if (existsSync(home)) return realpathSync(home);
  if (lstatSync(home, { throwIfNoEntry: false })) {
    throw new Error(`${home} links to a directory that is gone, and the database with it: put it back, or remove the link to begin anew`);
  }
  if (!account) {
    mkdirSync(home, { mode: 0o700 });
  } else if (canRun(['test', '-x', dataDir], account)) {
    mkdirSync(home, { mode: 0o700 });
    chownSync(home, account.uid, account.gid);
  } else {
    symlinkSync(homeElsewhere(account), home);
  }
  return realpathSync(home);
}

function homeElsewhere(account: Account): string {
  mkdirSync(SHARED_HOME, { recursive: true, mode: 0o755 });
  const elsewhere = mkdtempSync(join(SHARED_HOME, 'data-'));
  chownSync(elsewhere, account.uid, account.gid);
  return elsewhere;
}

/** C.UTF-8 of the built-in provider sorts alike on every machine; pinyin order is asked for where it is wanted (`zh-x-icu`). */
function initialise(directory: string, { initdb, account, durable }: ClusterOptions): void {
  const password = randomBytes(32).toString('base64url');
  const secrets = mkdtempSync(join(tmpdir(), 'key-account-'));
  const passwordFile = join(secrets, PASSWORD_FILE);
  try {
    writeFileSync(passwordFile, password, { mode: 0o600 });
    if (account) [secrets, passwordFile].forEach((path) => chownSync(path, account.uid, account.gid));
    const args = [
      `--pgdata=${directory}`,
      `--username=${SUPERUSER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      ...(durable ? [] : ['--no-sync', '--no-data-checksums']),
    ];
    const run = spawnSync(initdb, args, { ...account, cwd: '/', encoding: 'utf8' });
    if (run.status !== 0) throw new Error(`initdb failed in ${directory}: ${run.error?.message ?? run.stderr}`);
    keepPassword(join(directory, PASSWORD_FILE), password, account);
  } finally {
    rmSync(secrets, { recursive: true });
  }
}

function keepPassword(file: string, password: string, account: Account | undefined): void {
  writeFileSync(file, password, { mode: 0o600 });
  if (account) chownSync(file, account.uid, account.gid);
}
