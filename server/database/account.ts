import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';

/** The operating-system account PostgreSQL runs under when it may not be ours. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** Where clusters and binaries go that `account` cannot reach in place, such as a checkout in root's 0700 home. */
export const SHARED_HOME = '/var/lib/key-account';

/**
 * PostgreSQL refuses to run as root: the unprivileged account to use then, or undefined to run as ourselves.
 * An existing cluster keeps the owner that it has.
 */
export function serverAccount(cluster: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  if (existsSync(`${cluster}/PG_VERSION`)) {
    const { uid, gid } = statSync(cluster);
    if (uid !== 0) return { uid, gid };
  }
  const account = lookUp('postgres') ?? lookUp('nobody');
  if (!account) {
    throw new Error(
      'PostgreSQL does not run as root, and this machine has neither an account postgres nor nobody: start as another user, or set DATABASE_URL',
    );
  }
  return account;
}

/** Whether `account` can run this command at all; paths it may not traverse, missing libraries and noexec mounts all answer no. */
export function canRun(command: readonly [string, ...string[]], account: Account | undefined): boolean {
  const [file, ...args] = command;
  return spawnSync(file, args, { ...account, cwd: '/', stdio: 'ignore' }).status === 0;
}

function lookUp(name: string): Account | undefined {
  const uid = idOf('-u', name);
  const gid = idOf('-g', name);
  return uid && gid ? { uid, gid } : undefined;
}

function idOf(flag: '-u' | '-g', name: string): number | undefined {
  const answer = spawnSync('id', [flag, name], { encoding: 'utf8' });
  return answer.status === 0 ? Number(answer.stdout) : undefined;
}
