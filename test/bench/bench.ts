import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { withClient } from '../../server/database/database.ts';
import { compare, type Comparison } from './compare.ts';
import { measureGrowth } from './growth.ts';
import { Meter } from './measure.ts';
import { OPERATIONS } from './operations.ts';
import { measurePanel } from './panel.ts';
import { startPeer, type Peer, type PeerName } from './peers.ts';
import { measureRefusals } from './refusals.ts';
import { markdown } from './report.ts';
import { measureEndurance } from './soak.ts';
import { startCluster, type Cluster, type Database } from './world.ts';

const USAGE = `Usage: npm run bench -- [--scale N] [--operations list,nested] [--peers limit,ours,postgraphile] [--clients 1,16]
         [--rounds 5] [--seconds 2] [--growth 40000,400000,4000000] [--soak MINUTES] [--panel] [--profile] [--write]
  --operations  of ${[...OPERATIONS.map(({ name }) => name), 'refusals'].join(', ')}
  --scale     times 40,000 visits
  --growth    also measures our gateway on databases of these sizes
  --soak      also measures our gateway with more clients than it can serve, and for so long at half of that
  --panel     also measures how long people wait for pages of the panel
  --profile   leaves a CPU profile of our gateway in the working directory
  --write     writes docs/benchmarks.md
`;
const PEERS: readonly PeerName[] = ['limit', 'ours', 'postgraphile'];
const VISITS = 40_000;
const GROWING: ReadonlySet<string> = new Set(['list', 'page', 'visits', 'nested', 'detail', 'aggregate']);

process.exitCode = await main();

async function main(): Promise<number> {
  const options = readOptions();
  if (!options) {
    process.stderr.write(USAGE);
    return 2;
  }
  const cluster = await startCluster();
  try {
    const text = await bench(cluster, options);
    process.stdout.write(text);
    if (options.write) writeFileSync('docs/benchmarks.md', text);
    return 0;
  } finally {
    await cluster.remove();
  }
}

type Options = NonNullable<ReturnType<typeof readOptions>>;

async function bench(cluster: Cluster, options: Options): Promise<string> {
  const onProgress = (text: string): void => void process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${text}\n`);
  const meter = new Meter(cluster.postmasterPid);
  const measured = { ...options, meter, onProgress };
  const peers: Peer[] = [];
  try {
    onProgress(`filling ${options.visits} visits`);
    const database = await cluster.database(options.visits);
    const missing = await startAll(peers, options, { cluster, database });
    const comparisons: Comparison[] = [];
    for (const operation of options.operations) comparisons.push(...(await compare({ ...measured, peers }, operation)));
    const ours = peers.find(({ name }) => name === 'ours');
    const refused = ours && options.refusals ? await measureRefusals(meter, ours, options) : [];
    const endured = ours && options.soak ? await measureEndurance({ ...measured, ours, minutes: options.soak }) : undefined;
    const waited = ours && options.panel ? await measurePanel(ours, options) : [];
    const names = options.operations.map(({ name }) => name).filter((name) => GROWING.has(name));
    const grown = await measureGrowth({ ...measured, cluster, sizes: options.growth, names });
    return markdown({
      ...options,
      command: commandLine(),
      postgres: await versionOf(database),
      peers,
      missing,
      comparisons,
      refused,
      endured,
      waited,
      grown,
    });
  } finally {
    meter.stop();
    for (const { program } of peers) await program.stop();
  }
}

/** Answers what could not be started: a peer may be missing, we and the limit may not. */
async function startAll(
  peers: Peer[],
  options: Options,
  { cluster, database }: { cluster: Cluster; database: Database },
): Promise<string[]> {
  const missing: string[] = [];
  const nodeArgs = options.profile ? ['--cpu-prof', `--cpu-prof-dir=${process.cwd()}`] : [];
  for (const name of options.peers) {
    try {
      peers.push(await startPeer(name, { database, folder: cluster.folder, nodeArgs }));
    } catch (error) {
      if (name !== 'postgraphile') throw error;
      missing.push(`postgraphile (${String(error).split('\n', 1)[0]})`);
    }
  }
  return missing;
}

async function versionOf({ url }: Database): Promise<string> {
  const { rows } = await withClient(url, (client) =>
    client.query<{ version: string }>(`select current_setting('server_version') as version`),
  );
  return `PostgreSQL ${rows[0]!.version}`;
}

function commandLine(): string {
  return ['npm run bench --', ...process.argv.slice(2)].join(' ');
}

function readOptions() {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean', default: false } as const;
  try {
    const { values } = parseArgs({
      options: {
        scale: text,
        operations: text,
        peers: text,
        clients: text,
        rounds: text,
        seconds: text,
        growth: text,
        soak: text,
        panel: flag,
        profile: flag,
        write: flag,
      },
    });
    const names = values.operations?.split(',');
    const peers = values.peers?.split(',');
    return {
      visits: VISITS * Number(values.scale ?? 1),
      operations: OPERATIONS.filter(({ name }) => !names || names.includes(name)),
      refusals: !names || names.includes('refusals'),
      peers: PEERS.filter((name) => !peers || peers.includes(name)),
      clients: numbers(values.clients ?? '1,16'),
      rounds: Number(values.rounds ?? 5),
      seconds: Number(values.seconds ?? 2),
      growth: numbers(values.growth ?? ''),
      soak: Number(values.soak ?? 0),
      panel: values.panel,
      profile: values.profile,
      write: values.write,
    };
  } catch {
    return undefined;
  }
}

function numbers(text: string): number[] {
  return text.split(',').filter(Boolean).map(Number);
}
