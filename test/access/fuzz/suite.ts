import { DEMO_USERS } from '../../../server/demo/organisation.ts';
import type { Role } from '../../../server/access/policy.ts';
import { startServer, type TestServer } from '../../support/server.ts';
import { PRODUCT } from '../../../server/app.ts';
import type { Policy } from '../../../server/access/policy.ts';
import { Oracle } from '../oracle/oracle.ts';
import { Rules } from '../oracle/rules.ts';
import { viewerOf } from '../oracle/viewers.ts';
import { readWorld, type World } from '../oracle/world.ts';
import { datasetFaults } from './datasetDoor.ts';
import { httpDoor, type Door } from './doors.ts';
import { Intruder } from './intruder.ts';
import { fuzz, IS_LONG } from './run.ts';
import { idFaults, listFaults, schemaFaults } from './sweep.ts';
import { marksOf, unsettle } from './unsettle.ts';
import { viewAsFaults } from './viewAs.ts';

/** The business day of the tests. */
const TODAY = '2026-11-23';

/** A server on an unsettled copy of the demo, and everything to judge it by. */
export interface Stage {
  readonly server: TestServer;
  readonly world: World;
  readonly marks: ReturnType<typeof marksOf>;
}

export async function openStage(policy: Policy = PRODUCT.policy): Promise<Stage> {
  const server = await startServer({ prepare: unsettle, product: { ...PRODUCT, policy } });
  const world = await readWorld(server.databaseUrl, TODAY);
  return { server, world, marks: marksOf(world) };
}

/** One viewer in front of a stage. */
export interface Seat {
  readonly stage: Stage;
  readonly oracle: Oracle;
  readonly door: Door;
}

export async function takeSeat(stage: Stage, username: string): Promise<Seat> {
  const oracle = new Oracle(new Rules(stage.world, viewerOf(stage.world, username)));
  return { stage, oracle, door: await httpDoor(stage.server.url, username) };
}

/** The doors of the house, each with what is found wrong behind it for one viewer. */
export const DOORS: Readonly<Record<string, (seat: Seat, queries: number) => Promise<string[]>>> = {
  schema: (seat) => schemaFaults(seat),
  'list and count': (seat) => listFaults(seat),
  'by id': (seat) => idFaults(seat),
  'view as': (seat) => viewAsFaults(seat),
  datasets: async ({ oracle, stage: { server } }) =>
    datasetFaults({ oracle, url: server.url, headers: (await server.as(oracle.rules.viewer.username)).headers }),
  writes: (seat) => writeFaults(seat),
  'random queries': async ({ oracle, door, stage }, queries) =>
    [(await fuzz({ oracle, door, marks: stage.marks }, { queries })) ?? []].flat(),
};

/** Refused writes that were not refused, or that changed a cell. */
async function writeFaults({ stage, oracle, door }: Seat): Promise<string[]> {
  const { faults } = await new Intruder(oracle, door).try({ pairs: IS_LONG });
  const after = await readWorld(stage.server.databaseUrl, TODAY);
  const changed = after.registry.entities.filter(({ name }) => JSON.stringify(after.rows(name)) !== JSON.stringify(stage.world.rows(name)));
  return [...faults, ...changed.map(({ name }) => `rows of ${name} have changed`)];
}

/** The first check that notices something for viewers of a role, with what it noticed. */
export async function firstNotice(stage: Stage, role: Role, queries: number): Promise<{ check: string; fault: string } | undefined> {
  for (const { username } of DEMO_USERS.filter((user) => user.role === role)) {
    const seat = await takeSeat(stage, username);
    for (const [check, faultsOf] of Object.entries(DOORS)) {
      const [fault] = await faultsOf(seat, queries);
      if (fault) return { check, fault };
    }
  }
  return undefined;
}
