import { withClient } from '../../../server/database/database.ts';
import type { EntityName } from '../../../server/entities/index.ts';
import { knows } from '../oracle/tokens.ts';
import { PROGRAMS, programsApart } from './programs.ts';
import { openStage, takeSeat, VIEWERS, type Finding, type Seat } from './suite.ts';

const AT_ONCE = 64;
const KILL_EVERY_MS = 150;

/** 64 viewers with those that every stage has. */
const MORE = programsApart(64 - VIEWERS.length);
export const BLEEDERS = [...VIEWERS.map(({ name }) => name), ...Object.keys(MORE)];

/** Lists that differ from one viewer to the next. */
const LISTS: readonly [EntityName, string][] = [
  ['Setting', 'settings'],
  ['TourRequest', 'tourRequests'],
  ['Account', 'accounts'],
  ['Visit', 'visits'],
];

export interface Bleeding extends Finding {
  /** Requests that rows came for at all. */
  readonly answered: number;
}

/** Requests of all viewers at once over the few read connections, while requests are cut and connections killed: any row of another's is a fault. */
export async function bleedFaults(requests: number): Promise<Bleeding> {
  const stage = await openStage({ ...PROGRAMS, ...MORE });
  const totals = { rows: 0, answered: 0, faults: [] as string[] };
  const killer = setInterval(() => void killBackends(stage.server.databaseUrl).catch(() => undefined), KILL_EVERY_MS);
  try {
    const seats: Seat[] = [];
    for (const name of BLEEDERS) seats.push(await takeSeat(stage, name));
    let turn = 0;
    const askOn = async (): Promise<void> => {
      while (turn < requests) {
        turn += 1;
        const { rows, foreign } = await ask(seats[turn % seats.length]!, turn);
        totals.rows += rows ?? 0;
        totals.answered += Number(rows !== undefined);
        totals.faults.push(...foreign);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, askOn));
  } finally {
    clearInterval(killer);
    await stage.server.close();
  }
  return { queries: requests, ...totals };
}

/** One request: how many rows came, and those that are not the viewer's. */
async function ask({ oracle, door }: Seat, turn: number): Promise<{ rows: number | undefined; foreign: string[] }> {
  const { viewer } = oracle.rules;
  const lists = LISTS.filter(([noun]) => knows(viewer, noun));
  const [noun, list] = lists[Math.floor(turn / BLEEDERS.length) % lists.length]!;
  const isCut = turn % 7 === 0;
  const answer = await door(
    { query: `{ ${list}(first: 60) { nodes { id } } }`, variables: {} },
    isCut ? AbortSignal.timeout(turn % 12) : undefined,
  ).catch(() => undefined);
  const nodes = (answer?.data as Record<string, { nodes: { id: string }[] }> | null | undefined)?.[list]?.nodes;
  const foreign = (nodes ?? []).filter(({ id }) => !oracle.rules.sees(noun, oracle.rules.world.row(noun, id)!));
  return { rows: nodes?.length, foreign: foreign.map(({ id }) => `${viewer.name} got ${noun} ${id}`) };
}

function killBackends(url: string): Promise<unknown> {
  return withClient(url, (client) =>
    client.query(`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name in ('reads', 'bi') and random() < 0.4`),
  );
}
