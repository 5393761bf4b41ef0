import type { PlantResult, Result } from './certificate.ts';
import { bleedFaults, BLEEDERS } from './fuzz/bleed.ts';
import { firstNoticeOf } from './fuzz/codePlanted.ts';
import { CODE_PLANTS } from './fuzz/codePlants.ts';
import { interferenceFaults, KEPT_APART } from './fuzz/nonInterference.ts';
import { leaveRowsToTheApplication, leaveRowsToTheDatabase, READING } from './fuzz/oneLayer.ts';
import { PLANTS } from './fuzz/plants.ts';
import type { Notebook } from './notebook.ts';
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

/** How much is asked, and where it is noted. */
export interface Run {
  /** 1: the full numbers. */
  readonly scale: number;
  readonly notebook: Notebook;
}

/** The certificate's parts, longest first: each needs nothing of the others, so that they can run side by side. */
export const PARTS: Readonly<Record<string, (run: Run) => Promise<PartOfCertificate>>> = {
  'all doors': async (run) => ({ results: await throughAllDoors(run), plants: [] }),
  'database alone': async (run) => ({ results: await byTheDatabaseAlone(run), plants: [] }),
  'application alone': async (run) => ({ results: await byTheApplicationAlone(run), plants: [] }),
  'planted rules': async (run) => ({ results: [], plants: await withPlants(run) }),
  'planted code': async (run) => ({ results: [], plants: await withCodePlants(run) }),
  'unseen rows': async (run) => ({ results: await besideUnseenRows(run), plants: [] }),
  'all at once': async (run) => ({ results: [await allAtOnce(run)], plants: [] }),
};

/** What one part found. */
export interface PartOfCertificate {
  readonly results: readonly Result[];
  readonly plants: readonly PlantResult[];
}

async function throughAllDoors(run: Run): Promise<Result[]> {
  const stage = await openStage();
  const results = await examine(run, { stage, layers: 'both', doors: Object.keys(DOORS) });
  await stage.server.close();
  return results;
}

async function byTheDatabaseAlone(run: Run): Promise<Result[]> {
  const stage = await openStage();
  const undo = leaveRowsToTheDatabase();
  const results = await examine(run, { stage, layers: 'row-level security alone', doors: READING });
  undo();
  await stage.server.close();
  return results;
}

async function byTheApplicationAlone(run: Run): Promise<Result[]> {
  const stage = await openStage();
  await leaveRowsToTheApplication(stage.server.databaseUrl);
  const results = await examine(run, { stage, layers: 'application alone', doors: READING });
  await stage.server.close();
  return results;
}

/** The same queries beside other rows that the viewer does not see. */
async function besideUnseenRows(run: Run): Promise<Result[]> {
  const twins = await openTwins();
  const results: Result[] = [];
  for (const viewer of KEPT_APART) {
    const pairs = scaled(PAIRS_PER_VIEWER, run.scale);
    results.push(await examined(run, { layers: 'both', viewer, door: 'non-interference' }, () => interferenceFaults(twins, viewer, pairs)));
  }
  for (const { server } of twins) await server.close();
  return results;
}

function allAtOnce(run: Run): Promise<Result> {
  const viewer = `${BLEEDERS.length} viewers`;
  return examined(run, { layers: 'both', viewer, door: 'all at once' }, async () => {
    const { queries, rows, faults } = await bleedFaults(scaled(BLEEDING_REQUESTS, run.scale));
    return { queries, rows, faults };
  });
}

interface Examination {
  readonly stage: Stage;
  readonly layers: string;
  readonly doors: readonly string[];
}

async function examine(run: Run, { stage, layers, doors }: Examination): Promise<Result[]> {
  const results: Result[] = [];
  for (const { name: viewer, role } of VIEWERS) {
    const shares = VIEWERS.filter((other) => other.role === role).length;
    for (const door of doors) {
      const queries = Math.ceil((QUERIES_PER_ROLE * run.scale) / shares);
      results.push(await examined(run, { layers, viewer, door }, async () => DOORS[door]!(await takeSeat(stage, viewer), queries)));
    }
  }
  return results;
}

type Place = Pick<Result, 'layers' | 'viewer' | 'door'>;

function examined({ notebook }: Run, at: Place, examination: () => Promise<Finding>): Promise<Result> {
  const name = `${at.layers} · ${at.viewer} · ${at.door}`;
  const find = async (): Promise<Result> => {
    const startedAt = new Date();
    const finding = await examination().catch(unfinished);
    const role = VIEWERS.find((viewer) => viewer.name === at.viewer)?.role ?? 'all';
    const seconds = secondsSince(startedAt);
    process.stderr.write(`${name}: ${finding.queries} queries, ${seconds} s, ${finding.faults.length} faults\n`);
    for (const fault of finding.faults) process.stderr.write(`  ${fault}\n`);
    return { ...at, role, ...finding, seconds };
  };
  return notebook.noted(name, find, ({ faults }) => faults.length === 0);
}

/** An examination that ends by an error has found one; the others go on. */
function unfinished(error: unknown): Finding {
  return { queries: 0, rows: 0, faults: [error instanceof Error ? (error.stack ?? error.message) : String(error)] };
}

function scaled(number: number, scale: number): number {
  return Math.max(1, Math.ceil(number * scale));
}

async function withCodePlants({ scale, notebook }: Run): Promise<PlantResult[]> {
  const model = await closedStage();
  const results: PlantResult[] = [];
  for (const plant of CODE_PLANTS) {
    const name = `${plant.module}: ${plant.name}`;
    const find = async (): Promise<PlantResult> => told({ name, ...(await firstNoticeOf(model, plant, queriesPerPlant(scale))) });
    results.push(await notebook.noted(`planted ${name}`, find, isNoticed));
  }
  await model.server.database.drop();
  return results;
}

async function withPlants({ scale, notebook }: Run): Promise<PlantResult[]> {
  const results: PlantResult[] = [];
  let stage = await openStage();
  for (const { name, role, policy } of PLANTS) {
    const find = async (): Promise<PlantResult> => {
      const planted = await underPolicy(stage, policy);
      const notice = await firstNotice(planted, role, queriesPerPlant(scale));
      await planted.server.stop();
      if (notice?.check === 'writes') {
        await stage.server.close();
        stage = await openStage();
      }
      return told({ name, ...notice });
    };
    results.push(await notebook.noted(`planted ${name}`, find, isNoticed));
  }
  await stage.server.close();
  return results;
}

function queriesPerPlant(scale: number): number {
  return Math.ceil(QUERIES_PER_PLANT * Math.min(1, scale * 10));
}

function isNoticed({ check }: PlantResult): boolean {
  return check !== undefined;
}

function told(plant: PlantResult): PlantResult {
  process.stderr.write(`planted ${plant.name}: ${plant.check ?? 'NOT NOTICED'}\n`);
  return plant;
}

export function secondsSince(moment: Date): number {
  return Math.round((Date.now() - moment.getTime()) / 100) / 10;
}
