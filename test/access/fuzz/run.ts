import { asyncProperty, check, gen } from 'fast-check';
import { Chance } from './chance.ts';
import { makeQuery } from './generate.ts';
import { judge, type Judge } from './judge.ts';

/** Repeats a run: the seed that a finding names; the short form always has the same. */
export const SEED = Number(process.env['FUZZ_SEED'] ?? (process.env['FUZZ_RUNS'] ? Date.now() % 2 ** 31 : 20_261_123));

/** Whether the long form runs: FUZZ_RUNS says in what proportion, 1 for all of it. */
export const IS_LONG = Boolean(process.env['FUZZ_RUNS']);

/** How many of something to run: `short` in the tests, `long` of it where FUZZ_RUNS says 1, and so on in proportion. */
export function runs(short: number, long: number): number {
  const share = process.env['FUZZ_RUNS'];
  return share ? Math.max(1, Math.round(Number(share) * long)) : short;
}

interface Campaign {
  readonly queries: number;
  readonly seed?: number;
  /** Of a hundred queries, how many reach for what the role lacks. */
  readonly trespasses?: number;
}

/** Campaigns that run side by side: while the database works for one, the server does for another. */
const ABREAST = 4;

/** Puts random queries to a door and holds the answers against the oracle: tells the first fault, with its seed, or undefined. */
export async function fuzz(at: Judge, { queries, seed = SEED, trespasses = 10 }: Campaign): Promise<string | undefined> {
  const numRuns = Math.ceil(queries / ABREAST);
  const lanes = Array.from({ length: ABREAST }, (_, lane) => seed + lane);
  const faults = await Promise.all(lanes.map((own) => campaign(at, { numRuns, seed: own, trespasses })));
  return faults.find((fault) => fault !== undefined);
}

interface Lane {
  readonly numRuns: number;
  readonly seed: number;
  readonly trespasses: number;
}

async function campaign(at: Judge, { numRuns, seed, trespasses }: Lane): Promise<string | undefined> {
  const { rules } = at.oracle;
  const property = asyncProperty(gen(), async (pick) => {
    const fault = await judge(at, makeQuery({ chance: new Chance(pick), rules, trespasses }));
    if (fault) throw new Error(fault);
  });
  const { errorInstance, counterexamplePath } = await check(property, { numRuns, seed, endOnFailure: true });
  return errorInstance instanceof Error ? `seed ${seed}, path ${counterexamplePath}: ${errorInstance.message}` : undefined;
}
