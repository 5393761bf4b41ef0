import { execFileSync } from 'node:child_process';
import { cpus, totalmem, type as systemType, release } from 'node:os';
import type { Comparison } from './compare.ts';
import type { Grown } from './growth.ts';
import type { Sample } from './measure.ts';
import type { Waited } from './panel.ts';
import type { Peer, PeerName } from './peers.ts';
import type { Refused } from './refusals.ts';
import type { Endured } from './soak.ts';
import { residentMb } from './usage.ts';

export interface Report {
  readonly command: string;
  readonly visits: number;
  readonly rounds: number;
  readonly seconds: number;
  readonly postgres: string;
  readonly peers: readonly Peer[];
  /** Peers that could not be had, and why. */
  readonly missing: readonly string[];
  readonly comparisons: readonly Comparison[];
  readonly refused: readonly Refused[];
  readonly endured: Endured | undefined;
  readonly waited: readonly Waited[];
  readonly grown: readonly Grown[];
}

/** The report as Markdown: where and how it was measured, then the tables. */
export function markdown(report: Report): string {
  const parts = [
    heading(report),
    comparisonTable(report),
    latencyTable(report),
    memoryTable(report),
    refusalTable(report),
    enduranceTable(report),
    panelTable(report),
    growthTable(report),
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

function heading({ command, visits, rounds, seconds, postgres, peers, missing }: Report): string {
  const git = (...args: string[]): string => execFileSync('git', args, { encoding: 'utf8' }).trim();
  const [cpu] = cpus();
  const lines = [
    ['date', new Date().toISOString().slice(0, 16).replace('T', ' ')],
    ['machine', `${cpus().length} × ${cpu?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, ${systemType()} ${release()}`],
    ['versions', [`Node ${process.versions.node}`, postgres, ...peers.map(({ name, version }) => `${name}: ${version}`)].join(' · ')],
    ['commit', `${git('rev-parse', '--short', 'HEAD')}${git('status', '--porcelain') ? ' with changes' : ''}`],
    ['command', `\`${command}\``],
    ['data', `${visits} visits, ${Math.ceil(visits / 10)} accounts, 60 specialists, 12 departments`],
    ['rounds', `${rounds} of ${seconds} s, the servers in turn; medians`],
  ];
  const absent = missing.map((reason) => `Not measured: ${reason}.`);
  return ['# Benchmarks', INTRODUCTION, table(['', ''], lines), ...absent].join('\n\n');
}

const INTRODUCTION = `**limit** is a bare server that pipes the JSON of one hand-written statement, without GraphQL and without row-level security. **ours** is the gateway as an operator starts it: both layers of scope, limits and log on, signed-in people, API tokens for BI. **postgraphile** runs with its usual presets under a role that row-level security does not bind, which is in its favour; the scope stands in its queries as a filter, and it has no audit. One server works at a time, on the same database; the load comes from a process of its own, on the same machine.`;

function comparisonTable({ comparisons }: Report): string {
  const columns = ['operation', 'viewer', 'clients', 'limit /s', 'ours /s', 'ours ÷ limit', 'postgraphile /s', 'ours ÷ postgraphile'];
  const lines = comparisons.map(({ operation, viewer, clients, samples: { limit, ours, postgraphile } }) => [
    operation.title,
    viewer,
    String(clients),
    perSecond(limit),
    perSecond(ours),
    ratio(ours, limit),
    perSecond(postgraphile),
    ratio(ours, postgraphile),
  ]);
  return section('Requests per second', table(columns, lines), lines.length);
}

const NAMES: readonly PeerName[] = ['limit', 'ours', 'postgraphile'];

function latencyTable({ comparisons, peers }: Report): string {
  const present = NAMES.filter((name) => peers.some((peer) => peer.name === name));
  const columns = [
    'operation',
    'viewer',
    'clients',
    ...present.flatMap((name) => [`${name} p50 / p99`, `${name} CPU server + database`]),
    'load generator',
  ];
  const lines = comparisons.map(({ operation, viewer, clients, samples }) => [
    operation.name,
    viewer,
    String(clients),
    ...present.flatMap((name) => [latency(samples[name]), cpuOf(samples[name])]),
    `${Math.round(Math.max(...Object.values(samples).map(({ generatorCpu }) => generatorCpu)) * 100)} %`,
  ]);
  return section('Milliseconds per request', table(columns, lines), lines.length);
}

function memoryTable({ peers }: Report): string {
  const lines = peers.map(({ name, program }) => [name, `${residentMb(program.pid) ?? '–'} MB`]);
  return section('Memory at the end', table(['server', 'resident'], lines), lines.length);
}

function refusalTable({ refused }: Report): string {
  const lines = refused.map(({ title, code, sample }) => [title, `\`${code}\``, perSecond(sample), latency(sample)]);
  return section('Refusals, 16 clients', table(['request', 'code', '/s', 'p50 / p99 ms'], lines), lines.length);
}

function enduranceTable({ endured }: Report): string {
  if (!endured) return '';
  const { peakPerSecond, overPerSecond, sockets } = endured;
  const lines = [
    ['knee', `${endured.kneeClients} clients, ${Math.round(peakPerSecond)} /s at the peak`],
    ['three times the knee', `${Math.round(overPerSecond)} /s good (${Math.round((100 * overPerSecond) / peakPerSecond)} % of the peak)`],
    ['refused there', `${endured.refusedPerSecond.toFixed(1)} /s`],
    ['half the knee', `${endured.minutes} min at ${Math.round(endured.soakedPerSecond)} /s, ${endured.refused} refused`],
    ['memory', `${endured.slopeMbPerHour.toFixed(1)} MB/h`],
    ['sockets', `${sockets.least}–${sockets.most}`],
  ];
  return section('Under more than it can, and for long', table(['lists, pages, nested lists and details mixed', ''], lines), lines.length);
}

function panelTable({ waited }: Report): string {
  const lines = waited.map(({ title, p50Ms, worstMs, sentKb }) => [title, ...[p50Ms, worstMs, sentKb].map((number) => number.toFixed(0))]);
  return section(
    'The panel in a browser, a manager, 1366 px',
    table(['until it is seen', 'p50 ms', 'worst ms', 'KB sent'], lines),
    lines.length,
  );
}

/** The p50 on each size, and how the largest compares with the smallest. */
function growthTable({ grown }: Report): string {
  const [smallest] = grown;
  const lines = (smallest?.comparisons ?? []).map((first, index) => {
    const samples = grown.map(({ comparisons }) => comparisons[index]!.samples.ours!);
    const times = (samples.at(-1)!.p50Ms / samples[0]!.p50Ms).toFixed(2);
    return [first.operation.title, first.viewer, String(first.clients)].concat(
      samples.map(({ p50Ms }) => p50Ms.toFixed(2)),
      times,
    );
  });
  const columns = ['operation, p50 in ms', 'viewer', 'clients', ...grown.map(({ visits }) => `${visits} visits`), 'last ÷ first'];
  return section('Growth', table(columns, lines), lines.length);
}

function section(title: string, text: string, lines: number): string {
  return lines ? `## ${title}\n\n${text}` : '';
}

function perSecond(sample: Sample | undefined): string {
  return sample ? sample.perSecond.toFixed(sample.perSecond < 100 ? 1 : 0) : '–';
}

function ratio(sample: Sample | undefined, other: Sample | undefined): string {
  return sample && other ? (sample.perSecond / other.perSecond).toFixed(2) : '–';
}

function latency(sample: Sample | undefined): string {
  return sample ? `${sample.p50Ms.toFixed(2)} / ${sample.p99Ms.toFixed(2)}` : '–';
}

function cpuOf(sample: Sample | undefined): string {
  return sample && !Number.isNaN(sample.serverCpuMs) ? `${sample.serverCpuMs.toFixed(2)} + ${sample.databaseCpuMs.toFixed(2)}` : '–';
}

function table(columns: readonly string[], lines: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(columns), line(columns.map(() => '---')), ...lines.map(line)].join('\n');
}
