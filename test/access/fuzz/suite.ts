import { PRODUCT } from '../../../server/app.ts';
import type { Policy } from '../../../server/access/grant.ts';
import type { Role } from '../../../server/access/roles.ts';
import { DEMO_USERS } from '../../../server/demo/organisation.ts';
import { Client } from '../../support/client.ts';
import { cloneDatabase, copyDatabase, type TestDatabase } from '../../support/database.ts';
import { startServer, type TestServer } from '../../support/server.ts';
import { Oracle } from '../oracle/oracle.ts';
import { Rules } from '../oracle/rules.ts';
import { viewerOf } from '../oracle/viewers.ts';
import { readWorld, type World } from '../oracle/world.ts';
import { bulkFaults } from './bulkDoor.ts';
import { datasetFaults } from './datasetDoor.ts';
import { httpDoor, patient, type Door } from './doors.ts';
import { exportFaults } from './exportDoor.ts';
import { fileFaults } from './fileDoor.ts';
import { importFaults } from './importDoor.ts';
import { Intruder } from './intruder.ts';
import { credentialFaults, spoilCredentials, type Credentials } from './credentials.ts';
import { issuePrograms, PROGRAMS } from './programs.ts';
import { reminderFaults } from './reminderDoor.ts';
import { readinessFaults } from './readinessDoor.ts';
import { reportFaults } from './reportDoor.ts';
import { fuzz, IS_LONG, SEED } from './run.ts';
import { defineStageFields, fillStageFields } from './stageFields.ts';
import { idFaults, listFaults, schemaFaults } from './sweep.ts';
import { leavingNoTrace } from './traces.ts';
import { marksOf, unsettle } from './unsettle.ts';
import { viewAsFaults } from './viewAs.ts';
import { walkFaults } from './walk.ts';

/** The business day of the tests. */
const TODAY = '2026-11-23';

/** A server on an unsettled copy of the demo, and everything to judge it by. */
export interface Stage {
  readonly server: StageServer;
  readonly world: World;
  readonly marks: ReturnType<typeof marksOf>;
  /** The values of its API tokens, by name. */
  readonly tokens: ReadonlyMap<string, string>;
  readonly spoilt: Credentials;
  readonly seats: Map<string, Promise<Seat>>;
}

export async function openStage(programs = PROGRAMS): Promise<Stage> {
  const database = await cloneDatabase();
  await unsettle(database.url);
  await defineStageFields(database.url);
  const server = await serve(database);
  try {
    await fillStageFields(database.url);
    const spoilt = await spoilCredentials(server);
    const tokens = await issuePrograms(server, programs);
    const world = await readWorld(server.databaseUrl, TODAY);
    return { server, world, marks: marksOf(world), tokens, spoilt, seats: new Map() };
  } catch (error) {
    // a server that nobody knows of would keep the tests from ending
    await server.close();
    throw error;
  }
}

/** A stage that is served no more, to be copied. */
export async function closedStage(): Promise<Stage> {
  const model = await openStage();
  await model.server.stop();
  return model;
}

/** A stage and its copy, alike to the last byte. */
export async function openTwins(): Promise<readonly [Stage, Stage]> {
  const model = await closedStage();
  const copy = await copyDatabase(model.server.databaseUrl);
  const [one, other] = [await serve(model.server.database), await serve(copy)];
  return [
    { ...model, server: one, seats: new Map() },
    { ...model, server: other, seats: new Map() },
  ];
}

/** A server that takes its database with it when it closes, and leaves it when it stops. */
interface StageServer extends TestServer {
  readonly database: TestDatabase;
  stop(): Promise<void>;
}

async function serve(database: TestDatabase, policy: Policy = PRODUCT.policy): Promise<StageServer> {
  const server = await startServer({ databaseUrl: database.url, product: { ...PRODUCT, policy } });
  const close = async (): Promise<void> => {
    await server.close();
    await database.drop();
  };
  return { ...server, database, stop: () => server.close(), close };
}

/** The same rows, served under another policy. */
export async function underPolicy(stage: Stage, policy: Policy): Promise<Stage> {
  const server = await serve(stage.server.database, policy);
  return { ...stage, server, seats: new Map() };
}

/** One viewer in front of a stage. */
export interface Seat {
  readonly stage: Stage;
  readonly oracle: Oracle;
  readonly door: Door;
  /** What every request of the viewer carries. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Takes a seat for a person by username, or for a program by the name of its token. */
export function takeSeat(stage: Stage, name: string): Promise<Seat> {
  const seat = stage.seats.get(name) ?? newSeat(stage, name);
  stage.seats.set(name, seat);
  return seat;
}

async function newSeat(stage: Stage, name: string): Promise<Seat> {
  const oracle = new Oracle(new Rules(stage.world, viewerOf(stage.world, name)));
  const token = stage.tokens.get(name);
  const { headers } = token ? Client.withToken(stage.server.url, token) : await stage.server.as(name);
  return { stage, oracle, headers, door: patient(httpDoor(stage.server.url, headers)) };
}

/** Everybody who is put before the doors, with the role. */
export const VIEWERS: readonly { readonly name: string; readonly role: Role }[] = [
  ...DEMO_USERS.map(({ username, role }) => ({ name: username, role })),
  ...Object.entries(PROGRAMS).map(([name, { kind }]) => ({ name, role: kind })),
];

/** One of each role, for what tells roles apart alone. */
export const ONE_OF_EACH_ROLE = [...new Map(VIEWERS.toReversed().map(({ role, name }) => [role, name])).values()];

/** What a door's examination amounted to. */
export interface Finding {
  readonly queries: number;
  /** Rows that were held against the right ones. */
  readonly rows: number;
  readonly faults: readonly string[];
}

/** The doors of the house, each with its examination for one viewer; `queries` is how many random ones it may take. */
export const DOORS: Readonly<Record<string, (seat: Seat, queries: number) => Promise<Finding>>> = {
  schema: async (seat) => ({ queries: 1, rows: 0, faults: await schemaFaults(seat) }),
  'list and count': (seat) => listFaults(seat),
  'by id': (seat) => idFaults(seat),
  credentials: (seat) => credentialFaults(seat),
  'view as': (seat) => leavingNoTrace(seat.stage, () => viewAsFaults(seat)),
  datasets: ({ oracle, stage, headers }) => leavingNoTrace(stage, () => datasetFaults({ oracle, url: stage.server.url, headers })),
  exports: (seat, queries) => leavingNoTrace(seat.stage, () => exportFaults(seat, Math.ceil(queries / 20))),
  reports: (seat) => leavingNoTrace(seat.stage, () => reportFaults(seat)),
  readiness: (seat) => readinessFaults(seat),
  files: ({ oracle, stage, headers }) => fileFaults({ oracle, url: stage.server.url, headers }),
  reminders: (seat) => reminderFaults(seat),
  'bulk edits': (seat) => changingNothing(seat, () => leavingNoTrace(seat.stage, () => bulkFaults(seat))),
  imports: (seat) => changingNothing(seat, () => leavingNoTrace(seat.stage, () => importFaults(seat))),
  writes: (seat) => writeFaults(seat),
  'random queries': async ({ oracle, door, stage }, queries) => {
    let rows = 0;
    const fault = await fuzz({ oracle, door, marks: stage.marks, onRows: (more) => void (rows += more) }, { queries });
    return { queries, rows, faults: fault === undefined ? [] : [fault] };
  },
  'pages by cursor': (seat, queries) => walkFaults(seat, { lists: Math.ceil(queries / 10), seed: SEED }),
};

/** Refused writes that were not refused, or that changed a cell. */
function writeFaults(seat: Seat): Promise<Finding> {
  return changingNothing(seat, async () => {
    const { attempts, faults } = await new Intruder(seat.oracle, seat.door).try({ pairs: IS_LONG });
    return { queries: attempts, rows: 0, faults };
  });
}

async function changingNothing({ stage }: Seat, examine: () => Promise<Finding>): Promise<Finding> {
  const { queries, rows, faults } = await examine();
  const after = await readWorld(stage.server.databaseUrl, TODAY);
  const changed = after.registry.entities.filter(({ name }) => JSON.stringify(after.rows(name)) !== JSON.stringify(stage.world.rows(name)));
  return { queries, rows, faults: [...faults, ...changed.map(({ name }) => `rows of ${name} have changed`)] };
}

/** The first check that notices something for viewers of a role, with what it noticed. */
export async function firstNotice(stage: Stage, role: Role, queries: number): Promise<{ check: string; fault: string } | undefined> {
  for (const { name } of VIEWERS.filter((viewer) => viewer.role === role)) {
    const seat = await takeSeat(stage, name);
    for (const [check, examine] of Object.entries(DOORS)) {
      const { faults } = await examine(seat, queries);
      if (faults[0] !== undefined) return { check, fault: faults[0] };
    }
  }
  return undefined;
}
