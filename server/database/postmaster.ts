import { readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** What a running server writes about itself into its data directory. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly status: 'starting' | 'ready' | 'stopping';
}

/** The server that now runs on this cluster, if any; a lock file left by a dead one is no server. */
export function findPostmaster(cluster: string): Postmaster | undefined {
  const lines = readLockFile(cluster);
  const pid = Number(lines?.[0]);
  if (!lines || !pid || !isAlive(pid) || !worksIn(pid, cluster)) return undefined;
  const status = (lines[7] ?? '').trim();
  return { pid, port: Number(lines[3]), status: status === 'ready' || status === 'stopping' ? status : 'starting' };
}

/** PostgreSQL would take any process of its account that inherited the pid for a live server, and never start again. */
export function removeStaleLock(cluster: string): void {
  const pid = Number(readLockFile(cluster)?.[0]);
  if (pid && isAlive(pid) && !worksIn(pid, cluster)) rmSync(join(cluster, 'postmaster.pid'), { force: true });
}

/** Fast shutdown: transactions are rolled back, a checkpoint written; what still runs after `patienceMs` is told to quit at once. */
export async function stopPostmaster(cluster: string, patienceMs = 10_000): Promise<void> {
  const running = findPostmaster(cluster);
  if (!running) return;
  signal(running.pid, 'SIGINT');
  if (await ends(running.pid, patienceMs)) return;
  signal(running.pid, 'SIGQUIT');
  if (await ends(running.pid, 5_000)) return;
  throw new Error(`PostgreSQL (pid ${running.pid}) in ${cluster} did not stop`);
}

/** Whether a process of this number runs; one that ended and that nobody reaps (in a container without init) does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return !isZombie(pid);
}

function readLockFile(cluster: string): string[] | undefined {
  try {
    return readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return undefined;
  }
}

/** A postmaster's working directory is its data directory. Where it cannot be read, the pid alone has to do. */
function worksIn(pid: number, cluster: string): boolean {
  if (process.platform !== 'linux') return true;
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EACCES';
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

async function ends(pid: number, patienceMs: number): Promise<boolean> {
  for (const deadline = Date.now() + patienceMs; Date.now() < deadline; await sleep(20)) {
    if (!isAlive(pid)) return true;
  }
  return false;
}

function isZombie(pid: number): boolean {
  try {
    return process.platform === 'linux' && /^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return true;
  }
}
