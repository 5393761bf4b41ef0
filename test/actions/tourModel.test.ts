import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { asyncProperty, check, gen } from 'fast-check';
import { Chance } from '../access/fuzz/chance.ts';
import { runs, SEED } from '../access/fuzz/run.ts';
import type { Client } from '../support/client.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { DEMO_NOW } from '../support/template.ts';
import { rowsOf } from '../support/tokens.ts';
import { TourModel, type ModelStop } from '../support/tourModel.ts';
import { tourMaker, type TourMaker } from '../support/tours.ts';
import { TourWalk, type Staff } from '../support/tourWalk.ts';

jest.setTimeout(3 * 3_600_000);

/** Tours of one run, which want the same people at about the same time. */
const ABREAST = 2;
const EVENTS = 90;
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

let server: TestServer;
let staff: Staff;
let maker: TourMaker;
let stops: readonly ModelStop[];
let run = 0;

beforeAll(async () => {
  server = await startServer();
  const names = ['office', 'specialist-li', 'specialist-wang'];
  staff = Object.fromEntries(await Promise.all(names.map(async (name): Promise<[string, Client]> => [name, await server.as(name)])));
  maker = await tourMaker(staff['specialist-li']!, staff['office']!);
  const { routeStops } = await staff['office']!.data<{ routeStops: { nodes: ModelStop[] } }>(
    `query($id: ID!) { routeStops(where: { route: { id: { eq: $id } } }, orderBy: [{ order: ASC }]) {
      nodes { id stayMin zone { id helmetRequired strongMagneticField minAge groupsAtOnce } } } }`,
    { id: maker.routeId },
  );
  stops = routeStops.nodes;
});
afterAll(() => server.close());

/** A tour of one or two on a day of the run's own, in half of the cases one that should have begun long ago. */
async function walkOf(chance: Chance): Promise<TourWalk> {
  const day = Date.parse(DEMO_NOW) + (run % 2 ? 60 + run : -60 - run) * DAY_MS;
  const start = day + chance.upTo(9) * 15 * MINUTE_MS;
  const tour = await maker.apply(new Date(start).toISOString(), 1 + chance.upTo(1), { urgentReason: '电话已告知' });
  const model = new TourModel({ visitors: tour.visitors, start, end: start + 120 * MINUTE_MS, stops });
  return new TourWalk({ staff, chance, id: tour.id, model, stops, now: Date.parse(DEMO_NOW), tags: `W${run}` });
}

async function lead(chance: Chance): Promise<readonly TourWalk[]> {
  run += 1;
  const walks: TourWalk[] = [];
  for (let no = 0; no < ABREAST; no += 1) walks.push(await walkOf(chance));
  const trail: string[] = [];
  for (let event = 0; event < EVENTS; event += 1) {
    const walk = chance.of(walks);
    const fault = await walk.step(walks.filter((other) => other !== walk).map(({ model }) => model));
    trail.push(walk.model.status);
    if (fault) throw new Error(`${fault} (after ${trail.join(' ')})`);
  }
  return walks;
}

/** What would be wrong whatever the model says. */
async function faultsIn(walks: readonly TourWalk[]): Promise<readonly string[]> {
  const doubles = await rowsOf(
    server,
    `select a.id from tour_booking a join tour_booking b on a.id < b.id and not a.released and not b.released
      and tstzrange(a.starts_at, a.ends_at) && tstzrange(b.starts_at, b.ends_at)
      and (a.person_id = b.person_id or a.vehicle_id = b.vehicle_id or (a.zone_id = b.zone_id and a.place = b.place))`,
  );
  const left = await rowsOf(
    server,
    `select v.id from tour_visitor v join tour_request t on t.id = v.tour_id left join deposit_item d on d.visitor_id = v.id and d.status = 'HELD'
      where t.id = any($1) and t.status in ('COMPLETED', 'CLOSED', 'ABORTED')
        and ((v.helmet_no is not null and v.helmet_returned_at is null) or (v.badge_no is not null and v.badge_returned_at is null) or d.id is not null)
        and not exists (select 1 from tour_incident i where i.visitor_id = v.id)`,
    [walks.map(({ id }) => id)],
  );
  const told = await Promise.all(walks.map(differences));
  return [...doubles.map(() => 'a double booking'), ...left.map(() => 'something left with a visitor'), ...told.flat()];
}

async function differences({ id, model }: TourWalk): Promise<readonly string[]> {
  const [row] = await rowsOf<{ status: string; held: number; deposits: number; booked: number }>(
    server,
    `select status, (select count(*)::int from tour_booking b where b.tour_id = t.id and not b.released) as booked,
        (select count(*)::int from deposit_item d join tour_visitor v on v.id = d.visitor_id where v.tour_id = t.id) as deposits,
        (select count(*)::int from deposit_item d join tour_visitor v on v.id = d.visitor_id where v.tour_id = t.id and d.status = 'HELD') as held
      from tour_request t where id = $1`,
    [id],
  );
  const { status, deposits, taken } = model;
  const expected = { status, held: deposits.filter(({ isHeld }) => isHeld).length, deposits: deposits.length, booked: taken.length };
  return (Object.keys(expected) as (keyof typeof expected)[])
    .filter((key) => row![key] !== expected[key])
    .map((key) => `${key} is ${row![key]}, expected ${expected[key]}`);
}

test('random events lead no tour into a state that the model does not know, lose no deposit and book nothing twice', async () => {
  const reached = new Set<string>();
  const property = asyncProperty(gen(), async (pick) => {
    const walks = await lead(new Chance(pick));
    for (const { model } of walks) reached.add(model.status);
    expect(await faultsIn(walks)).toEqual([]);
  });
  const numRuns = Math.ceil(runs(24, 1000) / ABREAST);

  const { errorInstance, counterexamplePath } = await check(property, { numRuns, seed: SEED, endOnFailure: true });

  expect({ seed: SEED, path: counterexamplePath, fault: errorInstance }).toEqual({ seed: SEED, path: null, fault: null });
  expect(reached.size).toBeGreaterThan(4);
});
