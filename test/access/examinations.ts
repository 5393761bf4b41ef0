import type { PlantResult, Result } from './certificate.ts';
import { bleedFaults, BLEEDERS } from './fuzz/bleed.ts';
import { firstNoticeOf } from './fuzz/codePlanted.ts';
import { CODE_PLANTS } from './fuzz/codePlants.ts';
import { interferenceFaults, KEPT_APART } from './fuzz/nonInterference.ts';
import { leaveRowsToTheApplication, leaveRowsToTheDatabase, READING } from './fuzz/oneLayer.ts';
import { PLANTS } from './fuzz/plants.ts';
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

/** The certificate's parts, longest first: each needs nothing of the others, so that they can run side by side. */
export const PARTS: Readonly<Record<string, (scale: number) => Promise<PartOfCertificate>>> = {
  'all doors': async (scale) => ({ results: await throughAllDoors(scale), plants: [] }),
  'database alone': async (scale) => ({ results: await byTheDatabaseAlone(scale), plants: [] }),
  'application alone': async (scale) => ({ results: await byTheApplicationAlone(scale), plants: [] }),
  'planted rules': async (scale) => ({ results: [], plants: await withPlants(scale) }),
  'planted code': async (scale) => ({ results: [], plants: await withCodePlants(scale) }),
  'unseen rows': async (scale) => ({ results: await besideUnseenRows(scale), plants: [] }),
  'all at once': async (scale) => ({ results: [await allAtOnce(scale)], plants: [] }),
};

/** What one part found. */
export interface PartOfCertificate {
  readonly results: readonly Result[];
  readonly plants: readonly PlantResult[];
}

async function throughAllDoors(scale: number): Promise<Result[]> {
  const stage = await openStage();
  const results = await examine({ stage, layers: 'both', doors: Object.keys(DOORS), scale });
  await stage.server.close();
  return results;
}

async function byTheDatabaseAlone(scale: number): Promise<Result[]> {
  const stage = await openStage();
  const undo = leaveRowsToTheDatabase();
  const results = await examine({ stage, layers: 'row-level security alone', doors: READING, scale });
  undo();
  await stage.server.close();
  return results;
}

async function byTheApplicationAlone(scale: number): Promise<Result[]> {
  const stage = await openStage();
  await leaveRowsToTheApplication(stage.server.databaseUrl);
  const results = await examine({ stage, layers: 'application alone', doors: READING, scale });
  await stage.server.close();
  return results;
}

/** The same queries beside other rows that the viewer does not see. */
async function besideUnseenRows(scale: number): Promise<Result[]> {
  const twins = await openTwins();
  const results: Result[] = [];
  for (const viewer of KEPT_APART) {
    const pairs = scaled(PAIRS_PER_VIEWER, scale);
    results.push(await examined({ layers: 'both', viewer, door: 'non-interference' }, () => interferenceFaults(twins, viewer, pairs)));
  }
  for (const { server } of twins) await server.close();
  return results;
}

function allAtOnce(scale: number): Promise<Result> {
  const viewer = `${BLEEDERS.length} viewers`;
  return examined({ layers: 'both', viewer, door: 'all at once' }, async () => {
    const { queries, rows, faults } = await bleedFaults(scaled(BLEEDING_REQUESTS, scale));
    return { queries, rows, faults };
  });
}

interface Examination {
  readonly stage: Stage;
  readonly layers: string;
  readonly doors: readonly string[];
  readonly scale: number;
}

async function examine({ stage, layers, doors, scale }: Examination): Promise<Result[]> {
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

function scaled(number: number, scale: number): number {
  return Math.max(1, Math.ceil(number * scale));
}

async function withCodePlants(scale: number): Promise<PlantResult[]> {
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

async function withPlants(scale: number): Promise<PlantResult[]> {
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

export function secondsSince(moment: Date): number {
  return Math.round((Date.now() - moment.getTime()) / 100) / 10;
}
