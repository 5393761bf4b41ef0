import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { withClient } from '../../server/database/database.ts';
import { startTestCluster } from '../support/cluster.ts';
import { markdownOf, type Certificate, type PlantResult, type Result } from './certificate.ts';
import { bleedFaults, BLEEDERS } from './fuzz/bleed.ts';
import { firstNoticeOf } from './fuzz/codePlanted.ts';
import { CODE_PLANTS } from './fuzz/codePlants.ts';
import { interferenceFaults, KEPT_APART } from './fuzz/nonInterference.ts';
import { leaveRowsToTheApplication, leaveRowsToTheDatabase, READING } from './fuzz/oneLayer.ts';
import { PLANTS } from './fuzz/plants.ts';
import { SEED } from './fuzz/run.ts';
import {
  closedStage,
  DOORS,
  firstNotice,
  openStage,
  openTwins,
  takeSeat,
  underPolicy,
  VIEWERS,
  type Finding,
  type Stage,
} from './fuzz/suite.ts';

/** Random queries of each role, and before each planted fault, at scale 1. */
const QUERIES_PER_ROLE = 40_000;
const QUERIES_PER_PLANT = 2_000;
const PAIRS_PER_VIEWER = 350;
const BLEEDING_REQUESTS = 20_000;

const { values, positionals } = parseArgs({ allowPositionals: true, options: { scale: { type: 'string', default: '1' } } });
const scale = Number(values.scale);
const folder = positionals[0] ?? 'dist';

const cluster = await startTestCluster();
process.env['TEST_CLUSTER_URL'] = cluster.url('postgres');
try {
  const startedAt = new Date();
  const results = [
    ...(await throughAllDoors()),
    ...(await byTheDatabaseAlone()),
    ...(await byTheApplicationAlone()),
    ...(await besideUnseenRows()),
    await allAtOnce(),
  ];
  const plants = [...(await withPlants()), ...(await withCodePlants())];
  write({ ...(await origin()), date: startedAt.toISOString(), seconds: secondsSince(startedAt), results, plants });
  const isGood = results.every(({ faults }) => faults.length === 0) && plants.every(({ check }) => check !== undefined);
  process.exitCode = isGood ? 0 : 1;
} finally {
  await cluster.stop();
}

function write(certificate: Certificate): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'scope-certificate.json'), `${JSON.stringify(certificate, null, 2)}\n`);
  writeFileSync(join(folder, 'scope-certificate.md'), markdownOf(certificate));
}

async function throughAllDoors(): Promise<Result[]> {
  const stage = await openStage();
  const results = await examine(stage, 'both', Object.keys(DOORS));
  await stage.server.close();
  return results;
}

async function byTheDatabaseAlone(): Promise<Result[]> {
  const stage = await openStage();
  const undo = leaveRowsToTheDatabase();
  const results = await examine(stage, 'row-level security alone', READING);
  undo();
  await stage.server.close();
  return results;
}

async function byTheApplicationAlone(): Promise<Result[]> {
  const stage = await openStage();
  await leaveRowsToTheApplication(stage.server.databaseUrl);
  const results = await examine(stage, 'application alone', READING);
  await stage.server.close();
  return results;
}

/** The same queries beside other rows that the viewer does not see. */
async function besideUnseenRows(): Promise<Result[]> {
  const twins = await openTwins();
  const results: Result[] = [];
  for (const viewer of KEPT_APART) {
    const pairs = scaled(PAIRS_PER_VIEWER);
    results.push(await examined({ layers: 'both', viewer, door: 'non-interference' }, () => interferenceFaults(twins, viewer, pairs)));
  }
  for (const { server } of twins) await server.close();
  return results;
}

function allAtOnce(): Promise<Result> {
  const viewer = `${BLEEDERS.length} viewers`;
  return examined({ layers: 'both', viewer, door: 'all at once' }, async () => {
    const { queries, rows, faults } = await bleedFaults(scaled(BLEEDING_REQUESTS));
    return { queries, rows, faults };
  });
}

async function examine(stage: Stage, layers: string, doors: readonly string[]): Promise<Result[]> {
  const results: Result[] = [];
  for (const { name: viewer, role } of VIEWERS) {
    const shares = VIEWERS.filter((other) => other.role === role).length;
    for (const door of doors) {
      const queries = Math.ceil((QUERIES_PER_ROLE * scale) / shares);
      results.push(await examined({ layers, viewer, door }, async () => DOORS[door]!(await takeSeat(stage, viewer), queries)));
    }
  }
  return results;
}

async function examined(at: Pick<Result, 'layers' | 'viewer' | 'door'>, examination: () => Promise<Finding>): Promise<Result> {
  const startedAt = new Date();
  const finding = await examination().catch(unfinished);
  const role = VIEWERS.find(({ name }) => name === at.viewer)?.role ?? 'all';
  const seconds = secondsSince(startedAt);
  process.stderr.write(
    `${at.layers} · ${at.viewer} · ${at.door}: ${finding.queries} queries, ${seconds} s, ${finding.faults.length} faults\n`,
  );
  for (const fault of finding.faults) process.stderr.write(`  ${fault}\n`);
  return { ...at, role, ...finding, seconds };
}

/** An examination that ends by an error has found one; the others go on. */
function unfinished(error: unknown): Finding {
  return { queries: 0, rows: 0, faults: [error instanceof Error ? (error.stack ?? error.message) : String(error)] };
}

function scaled(number: number): number {
  return Math.max(1, Math.ceil(number * scale));
}

async function withCodePlants(): Promise<PlantResult[]> {
  const model = await closedStage();
  const results: PlantResult[] = [];
  for (const plant of CODE_PLANTS) {
    const notice = await firstNoticeOf(model, plant, Math.ceil(QUERIES_PER_PLANT * Math.min(1, scale * 10)));
    results.push({ name: `${plant.module}: ${plant.name}`, ...notice });
    process.stderr.write(`planted in ${plant.module}: ${plant.name}: ${notice?.check ?? 'NOT NOTICED'}\n`);
  }
  await model.server.database.drop();
  return results;
}

async function withPlants(): Promise<PlantResult[]> {
  const results: PlantResult[] = [];
  let stage = await openStage();
  for (const { name, role, policy } of PLANTS) {
    const planted = await underPolicy(stage, policy);
    const notice = await firstNotice(planted, role, Math.ceil(QUERIES_PER_PLANT * Math.min(1, scale * 10)));
    await planted.server.stop();
    results.push({ name, ...notice });
    process.stderr.write(`planted ${name}: ${notice?.check ?? 'NOT NOTICED'}\n`);
    if (notice?.check !== 'writes') continue;
    await stage.server.close();
    stage = await openStage();
  }
  await stage.server.close();
  return results;
}

async function origin(): Promise<Pick<Certificate, 'commit' | 'seed' | 'scale' | 'machine' | 'versions'>> {
  const git = (...args: string[]): string => execFileSync('git', args, { encoding: 'utf8' }).trim();
  const [{ model } = { model: 'unknown' }] = cpus();
  const { rows } = await withClient(cluster.url('postgres'), (client) => client.query<{ server_version: string }>('show server_version'));
  return {
    commit: `${git('rev-parse', 'HEAD')}${git('status', '--porcelain') ? ' with changes' : ''}`,
    seed: SEED,
    scale,
    machine: `${cpus().length} × ${model}, ${Math.round(totalmem() / 2 ** 30)} GiB`,
    versions: { node: process.version, postgresql: rows[0]!.server_version },
  };
}

function secondsSince(moment: Date): number {
  return Math.round((Date.now() - moment.getTime()) / 100) / 10;
}
