import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';

/** CPU time used so far, in milliseconds. */
export interface CpuTimes {
  readonly serverMs: number;
  readonly databaseMs: number;
}

/** Ticks of /proc are hundredths of a second on every Linux. */
const TICK_MS = 10;

/** Of a server and of a PostgreSQL with all its backends, those that have ended too; undefined where there is no /proc. */
export function cpuTimes(serverPid: number, postmasterPid: number): CpuTimes | undefined {
  if (!existsSync('/proc/self/stat')) return undefined;
  const backends = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const ofBackends = backends.map((pid) => statOf(Number(pid))).filter((stat) => stat?.parent === postmasterPid);
  const database = [statOf(postmasterPid), ...ofBackends].reduce((sum, stat) => sum + (stat?.ticks ?? 0) + (stat?.ofEnded ?? 0), 0);
  return { serverMs: (statOf(serverPid)?.ticks ?? 0) * TICK_MS, databaseMs: database * TICK_MS };
}

/** Memory that a process holds, in MB. */
export function residentMb(pid: number): number | undefined {
  const status = `/proc/${pid}/status`;
  const [, kb] = (existsSync(status) && /VmRSS:\s+(\d+) kB/.exec(readFileSync(status, 'utf8'))) || [];
  return kb === undefined ? undefined : Math.round(Number(kb) / 1024);
}

/** Sockets that a process holds open; 0 where the system does not tell. */
export function openSockets(pid: number): number {
  const folder = `/proc/${pid}/fd`;
  if (!existsSync(folder)) return 0;
  return readdirSync(folder).filter((name) => linkOf(join(folder, name)).startsWith('socket:')).length;
}

/** One that was closed since the folder was read leads nowhere. */
function linkOf(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}

interface Stat {
  readonly parent: number;
  readonly ticks: number;
  /** Of children that have ended and were waited for. */
  readonly ofEnded: number;
}

function statOf(pid: number): Stat | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // the name in parentheses may hold spaces; the fields that follow are numbers from the third on
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const number = (place: number): number => Number(fields[place - 3]);
    return { parent: number(4), ticks: number(14) + number(15), ofEnded: number(16) + number(17) };
  } catch {
    // it has ended since the folder was read
    return undefined;
  }
}
