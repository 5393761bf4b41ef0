import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { asyncProperty, check, gen } from 'fast-check';
import { siteId, userId } from '../../server/demo/organisation.ts';
import { Chance } from '../access/fuzz/chance.ts';
import { runs, SEED } from '../access/fuzz/run.ts';
import type { Client } from '../support/client.ts';
import { booked, HERE, newItem } from '../support/equipment.ts';
import { ItemModel, type ItemEvent, type ItemState } from '../support/itemModel.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { rowsOf } from '../support/tokens.ts';
import { runVerb } from '../support/verbs.ts';

jest.setTimeout(3 * 3_600_000);

const EVENTS = 14;
const THERE = siteId('wanghuali');
const KEEPERS = { [HERE]: userId('frontdesk'), [THERE]: userId('tang-ying') };
const PEOPLE = ['frontdesk', 'specialist-li', 'specialist-wang', 'tang-ying'].map(userId);
const DESK_VERBS = ['issueEquipment', 'returnEquipment', 'repairEquipment', 'finishEquipmentRepair', 'checkEquipment'];
const MANAGER_VERBS = [...DESK_VERBS, 'transferEquipment', 'transferEquipment', 'loseEquipment', 'findEquipment', 'scrapEquipment'];

let server: TestServer;
let staff: Readonly<Record<ItemEvent['by'], Client>>;

beforeAll(async () => {
  server = await startServer();
  await rowsOf(server, "update sales_site set status = 'OPEN'");
  staff = { desk: await server.as('frontdesk'), manager: await server.as('manager-east') };
});
afterAll(() => server.close());

function anEvent(chance: Chance): ItemEvent {
  const by = chance.happens(50) ? 'manager' : 'desk';
  const verb = chance.of(by === 'desk' ? DESK_VERBS : MANAGER_VERBS);
  return { verb, by, input: inputOf(verb, chance) };
}

function inputOf(verb: string, chance: Chance): ItemEvent['input'] {
  if (verb === 'issueEquipment') return { toUserId: chance.of(PEOPLE), isLoan: chance.happens(40) };
  if (verb === 'transferEquipment')
    return {
      ...(chance.happens(60) && { toSiteId: chance.of([HERE, THERE]) }),
      ...(chance.happens(50) && { toUserId: chance.of(PEOPLE) }),
    };
  if (['loseEquipment', 'findEquipment', 'scrapEquipment'].includes(verb)) return { quantity: 1 + chance.upTo(3), note: '随机' };
  return {};
}

async function does(id: string, { verb, by, input }: ItemEvent): Promise<boolean> {
  return typeof (await runVerb(staff[by], verb, id, input)) === 'object';
}

/** One event, or two at once, which must come out as one after the other. */
async function step(id: string, model: ItemModel, chance: Chance): Promise<string | undefined> {
  const events = chance.happens(25) ? [anEvent(chance), anEvent(chance)] : [anEvent(chance)];
  const taken = await Promise.all(events.map((event) => does(id, event)));
  const orders =
    events.length === 1
      ? [[0]]
      : [
          [0, 1],
          [1, 0],
        ];
  const state = stateOf(await booked(server, id));
  for (const order of orders) {
    const told = model.copy();
    const answers: boolean[] = [];
    for (const index of order) answers[index] = told.take(events[index]!, HERE);
    if (JSON.stringify([answers, told.state]) !== JSON.stringify([taken, state])) continue;
    Object.assign(model, { state: told.state, lost: told.lost });
    return undefined;
  }
  return `${JSON.stringify(events)} from ${JSON.stringify(model.state)} lost ${model.lost}: taken ${String(taken)}, now ${JSON.stringify(state)}`;
}

function stateOf({ status, quantity, custodian, site }: ItemState): ItemState {
  return { status, quantity, custodian, site };
}

/** Every change of an item has its event, and each event the change that it tells of. */
async function isWholeBook(id: string): Promise<boolean> {
  const [row] = await rowsOf<{ steps: number; version: number; last: boolean }>(
    server,
    `select count(e.item_version)::int as steps, i.version, coalesce((array_agg((e.status_after, e.quantity_after) order by e.item_version desc)
        filter (where e.item_version is not null))[1] = (i.status, i.quantity), true) as last
      from equipment i left join equipment_event e on e.item_id = i.id where i.id = $1 group by i.id`,
    [id],
  );
  return row!.last && row!.steps < row!.version;
}

test('random events, two of them at once, lead no item where the model does not', async () => {
  const reached = new Set<string>();
  const property = asyncProperty(gen(), async (pick) => {
    const chance = new Chance(pick);
    const quantity = 1 + chance.upTo(4);
    const id = await newItem(staff.manager, { quantity });
    const model = new ItemModel({ status: 'IN_USE', quantity, custodian: userId('frontdesk'), site: HERE }, KEEPERS);
    for (let event = 0; event < EVENTS; event += 1) {
      const fault = await step(id, model, chance);
      if (fault) throw new Error(fault);
      reached.add(model.state.status);
    }
    expect(await isWholeBook(id)).toBe(true);
  });

  const { errorInstance, counterexamplePath } = await check(property, { numRuns: runs(8, 1000), seed: SEED, endOnFailure: true });

  expect({ seed: SEED, path: counterexamplePath, fault: errorInstance }).toEqual({ seed: SEED, path: null, fault: null });
  expect(reached.size).toBeGreaterThan(4);
});
