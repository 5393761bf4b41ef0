import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Job, Load } from './load.ts';
import type { HttpRequest, Peer } from './peers.ts';
import { cpuTimes } from './usage.ts';

/** What one run of a load showed; CPU in milliseconds per request, where the system tells it. */
export interface Sample {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly serverCpuMs: number;
  readonly databaseCpuMs: number;
  /** Share of one core that the load generator took. */
  readonly generatorCpu: number;
}

export interface Run extends Pick<Job, 'mayRefuse' | 'perSecond'> {
  readonly peer: Peer;
  readonly requests: readonly HttpRequest[];
  readonly clients: number;
  readonly seconds: number;
  readonly status?: number;
}

/** Puts load on one server at a time. */
export class Meter {
  private readonly child: ChildProcess = fork(join(import.meta.dirname, 'load.js'));
  private readonly postmasterPid: number;

  constructor(postmasterPid: number) {
    this.postmasterPid = postmasterPid;
  }

  async run({ peer, requests, status = 200, ...how }: Run): Promise<Sample & Pick<Load, 'refused'>> {
    const { port, pid } = peer.program;
    const before = cpuTimes(pid, this.postmasterPid);
    const load = await this.load({ port, requests: requests.map(asText), status, ...how });
    const after = cpuTimes(pid, this.postmasterPid);
    const each = (from: number | undefined, to: number | undefined): number => ((to ?? Number.NaN) - (from ?? Number.NaN)) / load.requests;
    return {
      refused: load.refused,
      perSecond: load.requests / load.seconds,
      p50Ms: load.p50Ms,
      p99Ms: load.p99Ms,
      serverCpuMs: each(before?.serverMs, after?.serverMs),
      databaseCpuMs: each(before?.databaseMs, after?.databaseMs),
      generatorCpu: load.cpuMs / 1000 / load.seconds,
    };
  }

  stop(): void {
    this.child.kill();
  }

  private async load(job: Job): Promise<Load> {
    this.child.send(job);
    const [answer] = (await once(this.child, 'message')) as [{ load?: Load; fault?: string }];
    if (!answer.load) throw new Error(answer.fault);
    return answer.load;
  }
}

function asText({ method, path, headers, body }: HttpRequest): string {
  const all = { host: '127.0.0.1', ...headers, ...(body && { 'content-length': String(Buffer.byteLength(body)) }) };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return `${[`${method} ${path} HTTP/1.1`, ...lines].join('\r\n')}\r\n\r\n${body}`;
}

/** Field by field, the median of the samples. */
export function median(samples: readonly Sample[]): Sample {
  const middle = (key: keyof Sample): number =>
    samples.map((sample) => sample[key]).toSorted((a, b) => a - b)[Math.floor(samples.length / 2)]!;
  const keys = ['perSecond', 'p50Ms', 'p99Ms', 'serverCpuMs', 'databaseCpuMs', 'generatorCpu'] as const;
  // fromEntries forgets the keys that it was given
  return Object.fromEntries(keys.map((key) => [key, middle(key)])) as unknown as Sample;
}
