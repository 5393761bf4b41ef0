import { execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { withClient } from '../../server/database/database.ts';
import { startTestCluster } from '../support/cluster.ts';
import { markdownOf, type Certificate } from './certificate.ts';
import { PARTS, secondsSince, type PartOfCertificate } from './examinations.ts';
import { SEED } from './fuzz/run.ts';
import { Notebook } from './notebook.ts';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { scale: { type: 'string', default: '1' } } });
const scale = Number(values.scale);
const folder = positionals[0] ?? 'dist';

const cluster = await startTestCluster();
try {
  const facts = await origin();
  // what was found of other code is worth nothing here
  const isWhole = !facts.commit.includes(' ');
  const notes = join(folder, `scope-notes-${facts.commit.slice(0, 12)}-${scale}.ndjson`);
  const notebook = Notebook.at(notes, { anew: !isWhole });
  const begun = await notebook.noted('begun', () => ({ seed: SEED, date: new Date().toISOString() }));
  const found = await examineAll({ notes, seed: begun.seed });
  const results = found.flatMap((part) => part.results);
  const plants = found.flatMap((part) => part.plants);
  const seconds = Math.round(results.reduce((sum, result) => sum + result.seconds, 0));
  write({ ...facts, ...begun, seconds, results, plants });
  const isGood = results.every(({ faults }) => faults.length === 0) && plants.every(({ check }) => check !== undefined);
  process.exitCode = isGood ? 0 : 1;
} finally {
  await cluster.stop();
}

interface Apart {
  /** The file of the notebook. */
  readonly notes: string;
  readonly seed: number;
}

/** All parts, as many at a time as there are cores; each as soon as there is room. */
async function examineAll(apart: Apart): Promise<readonly PartOfCertificate[]> {
  const names = Object.keys(PARTS);
  const waiting = names.values();
  const found = new Map<string, PartOfCertificate>();
  const examiner = async (): Promise<void> => {
    for (const name of waiting) found.set(name, await examineApart(name, apart));
  };
  await Promise.all(Array.from({ length: availableParallelism() }, examiner));
  return names.map((name) => found.get(name)!);
}

async function examineApart(name: string, { notes, seed }: Apart): Promise<PartOfCertificate> {
  const env = { ...process.env, TEST_CLUSTER_URL: cluster.url('postgres'), FUZZ_SEED: String(seed) };
  const startedAt = new Date();
  const child = fork(join(import.meta.dirname, 'examiner.js'), [name, String(scale), notes], { env });
  let found: PartOfCertificate | undefined;
  child.on('message', (message) => (found = message as PartOfCertificate));
  // what a process told may arrive after its end, but not after its channel's
  await once(child, 'disconnect');
  return found ?? unfinished(name, startedAt);
}

/** A part that ends without a word has found a fault; the others go on. */
function unfinished(part: string, startedAt: Date): PartOfCertificate {
  const seconds = secondsSince(startedAt);
  const faults = [`The part '${part}' ended without an answer.`];
  process.stderr.write(`${part}: ${faults[0]}\n`);
  return { results: [{ layers: part, role: 'all', viewer: 'all', door: 'all', queries: 0, rows: 0, faults, seconds }], plants: [] };
}

function write(certificate: Certificate): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'scope-certificate.json'), `${JSON.stringify(certificate, null, 2)}\n`);
  writeFileSync(join(folder, 'scope-certificate.md'), markdownOf(certificate));
}

async function origin(): Promise<Pick<Certificate, 'commit' | 'scale' | 'machine' | 'versions'>> {
  const git = (...args: string[]): string => execFileSync('git', args, { encoding: 'utf8' }).trim();
  const [{ model } = { model: 'unknown' }] = cpus();
  const { rows } = await withClient(cluster.url('postgres'), (client) => client.query<{ server_version: string }>('show server_version'));
  return {
    commit: `${git('rev-parse', 'HEAD')}${git('status', '--porcelain') ? ' with changes' : ''}`,
    scale,
    machine: `${cpus().length} × ${model}, ${Math.round(totalmem() / 2 ** 30)} GiB`,
    versions: { node: process.version, postgresql: rows[0]!.server_version },
  };
}
