import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { withClient } from '../../server/database/database.ts';
import type { EntityName } from '../../server/entities/index.ts';
import { PROGRAMS, programsApart } from './fuzz/programs.ts';
import { runs } from './fuzz/run.ts';
import { openStage, takeSeat, VIEWERS, type Seat, type Stage } from './fuzz/suite.ts';
import { knows } from './oracle/tokens.ts';

const REQUESTS = runs(1_500, 20_000);
const AT_ONCE = 64;
const KILL_EVERY_MS = 150;

/** 64 viewers with those that every stage has. */
const MORE = programsApart(64 - VIEWERS.length);
const NAMES = [...VIEWERS.map(({ name }) => name), ...Object.keys(MORE)];

/** Lists that differ from one viewer to the next. */
const LISTS: readonly [EntityName, string][] = [
  ['Setting', 'settings'],
  ['TourRequest', 'tourRequests'],
  ['Account', 'accounts'],
  ['Visit', 'visits'],
];

let stage: Stage;
let seats: Seat[];
beforeAll(async () => {
  stage = await openStage({ ...PROGRAMS, ...MORE });
  seats = [];
  for (const name of NAMES) seats.push(await takeSeat(stage, name));
}, 180_000);
afterAll(() => stage?.server.close());

/** One request; what of its rows is not the viewer's, and whether rows came at all. */
async function ask({ oracle, door }: Seat, turn: number): Promise<{ foreign: number; isAnswered: boolean }> {
  const lists = LISTS.filter(([noun]) => knows(oracle.rules.viewer, noun));
  const [noun, list] = lists[Math.floor(turn / NAMES.length) % lists.length]!;
  const isCut = turn % 7 === 0;
  const answer = await door(
    { query: `{ ${list}(first: 60) { nodes { id } } }`, variables: {} },
    isCut ? AbortSignal.timeout(turn % 12) : undefined,
  ).catch(() => undefined);
  const nodes = (answer?.data as Record<string, { nodes: { id: string }[] }> | null | undefined)?.[list]?.nodes;
  const foreign = (nodes ?? []).filter(({ id }) => !oracle.rules.sees(noun, oracle.rules.world.row(noun, id)!));
  return { foreign: foreign.length, isAnswered: nodes !== undefined };
}

function killBackends(url: string): Promise<unknown> {
  return withClient(url, (client) =>
    client.query(`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name in ('reads', 'bi') and random() < 0.4`),
  );
}

describe(`${REQUESTS} requests of ${NAMES.length} viewers, ${AT_ONCE} at once over the read connections`, () => {
  test('never answer one viewer with rows of another, while requests are cut and connections killed', async () => {
    const totals = { foreign: 0, answered: 0 };
    let turn = 0;
    const killer = setInterval(() => void killBackends(stage.server.databaseUrl).catch(() => undefined), KILL_EVERY_MS);

    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        while (turn < REQUESTS) {
          turn += 1;
          const { foreign, isAnswered } = await ask(seats[turn % seats.length]!, turn);
          totals.foreign += foreign;
          totals.answered += Number(isAnswered);
        }
      }),
    );
    clearInterval(killer);

    expect(totals.foreign).toBe(0);
    expect(totals.answered).toBeGreaterThan(REQUESTS / 4);
  }, 3_600_000);
});
