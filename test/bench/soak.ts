import { setTimeout as sleep } from 'node:timers/promises';
import type { Meter, Run } from './measure.ts';
import { OPERATIONS } from './operations.ts';
import type { HttpRequest, Peer } from './peers.ts';
import { openSockets, residentMb } from './usage.ts';

/** What a gateway does when more is asked of it than it can, and when half of that is asked for long. */
export interface Endured {
  /** Clients at whose number the throughput stops to grow, and the throughput there. */
  readonly kneeClients: number;
  readonly peakPerSecond: number;
  /** Good answers a second with three times as many clients, and what was refused. */
  readonly overPerSecond: number;
  readonly refusedPerSecond: number;
  readonly minutes: number;
  readonly soakedPerSecond: number;
  /** Change of the resident memory, by the line that fits its readings best after a fifth of the time. */
  readonly slopeMbPerHour: number;
  readonly sockets: { readonly least: number; readonly most: number };
  readonly refused: number;
}

interface SoakParts {
  readonly meter: Meter;
  readonly ours: Peer;
  readonly seconds: number;
  readonly minutes: number;
  readonly onProgress: (text: string) => void;
}

const STEPS = [1, 2, 4, 8, 16, 32, 64];
const READ_EVERY_MS = 2_000;

/** Requests that people make all day. */
const MIXED: ReadonlySet<string> = new Set(['list', 'page', 'visits', 'nested', 'detail']);

export async function measureEndurance({ meter, ours, seconds, minutes, onProgress }: SoakParts): Promise<Endured> {
  const run = (parts: Pick<Run, 'clients' | 'seconds' | 'perSecond'>) =>
    meter.run({ peer: ours, requests: mixed(ours), mayRefuse: true, ...parts });
  await run({ clients: 16, seconds: 2 * seconds });
  const steps = [];
  for (const clients of STEPS) {
    onProgress(`looking for the knee with ${clients} clients`);
    steps.push({ clients, ...(await run({ clients, seconds })) });
  }
  const peakPerSecond = Math.max(...steps.map(({ perSecond }) => perSecond));
  const knee = steps.find(({ perSecond }) => perSecond >= 0.95 * peakPerSecond)!;
  onProgress(`three times the knee, ${3 * knee.clients} clients`);
  const over = await run({ clients: 3 * knee.clients, seconds: 3 * seconds });
  onProgress(`${minutes} minutes at half the knee`);
  const watch = new Watch(ours.program.pid);
  const soaked = await run({ clients: knee.clients, seconds: minutes * 60, perSecond: knee.perSecond / 2 });
  return {
    kneeClients: knee.clients,
    peakPerSecond,
    overPerSecond: over.perSecond,
    refusedPerSecond: over.refused / (3 * seconds),
    minutes,
    soakedPerSecond: soaked.perSecond,
    refused: soaked.refused,
    ...(await watch.end()),
  };
}

function mixed(ours: Peer): HttpRequest[] {
  const operations = OPERATIONS.filter(({ name }) => MIXED.has(name));
  return operations.flatMap((operation) => operation.viewers.flatMap((viewer) => [...ours.requests(operation, viewer)!]));
}

/** Reads a process's memory and sockets from time to time. */
class Watch {
  private readonly readings: { readonly hours: number; readonly mb: number; readonly sockets: number }[] = [];
  private readonly reading: Promise<void>;
  private isOver = false;

  constructor(pid: number) {
    this.reading = this.read(pid, performance.now());
  }

  async end(): Promise<Pick<Endured, 'slopeMbPerHour' | 'sockets'>> {
    this.isOver = true;
    await this.reading;
    // the first are of a process that has not settled yet, the last may be of clients that have gone
    const settled = this.readings.slice(Math.floor(this.readings.length / 5), -1);
    const sockets = settled.map((each) => each.sockets);
    return { slopeMbPerHour: slopeOf(settled), sockets: { least: Math.min(...sockets), most: Math.max(...sockets) } };
  }

  private async read(pid: number, start: number): Promise<void> {
    while (!this.isOver) {
      const hours = (performance.now() - start) / 3_600_000;
      this.readings.push({ hours, mb: residentMb(pid) ?? Number.NaN, sockets: openSockets(pid) });
      await sleep(READ_EVERY_MS);
    }
  }
}

/** Of the line with the least squares. */
function slopeOf(points: readonly { readonly hours: number; readonly mb: number }[]): number {
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [hours, mb] = [mean(points.map((point) => point.hours)), mean(points.map((point) => point.mb))];
  const together = points.reduce((sum, point) => sum + (point.hours - hours) * (point.mb - mb), 0);
  return together / points.reduce((sum, point) => sum + (point.hours - hours) ** 2, 0);
}
