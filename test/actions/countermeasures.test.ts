import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DEMO_USERS } from '../../server/demo/organisation.ts';
import type { Client } from '../support/client.ts';
import { changed, createdId, firstId, moved, NeedWorld } from '../support/needs.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { runVerb } from '../support/verbs.ts';

let server: TestServer;
let li: Client;
let manager: Client;
let south: Client;
let region: Client;
let world: NeedWorld;
let accountId: string;

beforeAll(async () => {
  server = await startServer();
  const names = ['specialist-li', 'manager-east', 'manager-south', 'region'];
  [li, manager, south, region] = (await Promise.all(names.map((name) => server.as(name)))) as [Client, Client, Client, Client];
  world = await NeedWorld.of(server);
  accountId = await firstId(li, '{ accounts(first: 1) { nodes { id } } }');
});
afterAll(() => server.close());

describe('a countermeasure', () => {
  function newCountermeasure(): Promise<string> {
    const input = {
      accountId,
      directionId: world.entry('MOVE_DIRECTION.DOWN'),
      problem: '交货期长于同行',
      countermeasure: '设立前置仓',
      dueOn: '2026-12-10',
    };
    return createdId(li, 'NeedCountermeasure', input);
  }

  const VERDICT = () => ({ directionAfterId: world.entry('MOVE_DIRECTION.UP'), effective: 'YES' });

  test('is carried out, sent back, and verified by the manager as a pair of directions', async () => {
    const id = await newCountermeasure();

    expect(await moved(li, 'finishCountermeasure', id, { result: '已设仓' })).toBe('INVALID_TRANSITION');
    expect(await moved(li, 'startCountermeasure', id)).toBe('IN_PROGRESS');
    expect(await moved(li, 'finishCountermeasure', id, { result: '' })).toBe('VALIDATION_FAILED');
    expect(await moved(li, 'finishCountermeasure', id, { result: '已设仓' })).toBe('DONE');
    expect(await moved(li, 'verifyCountermeasure', id, VERDICT())).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(await moved(await server.as('admin'), 'verifyCountermeasure', id, VERDICT())).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(await moved(region, 'verifyCountermeasure', id, VERDICT())).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(await moved(manager, 'returnCountermeasure', id, { reason: '尚无发货记录' })).toBe('IN_PROGRESS');
    expect(await moved(li, 'finishCountermeasure', id, { result: '已设仓并发货', effective: 'TOO_EARLY' })).toBe('DONE');
    expect(
      await runVerb(
        manager,
        'verifyCountermeasure status effective direction { code } directionAfter { code } verifiedBy { id } verifiedAt',
        id,
        VERDICT(),
      ),
    ).toEqual({
      status: 'VERIFIED',
      effective: 'YES',
      direction: { code: 'DOWN' },
      directionAfter: { code: 'UP' },
      verifiedBy: { id: DEMO_USERS.find(({ username }) => username === 'manager-east')!.id },
      verifiedAt: '2026-11-23T01:00:00.000Z',
    });
  });

  test('needs a move direction after it, and stands once it is over', async () => {
    const id = await newCountermeasure();
    await moved(li, 'startCountermeasure', id);
    await moved(li, 'finishCountermeasure', id, { result: '已设仓' });
    const before = await world.stateOf('need_countermeasure', id);

    const wrong = { ...VERDICT(), directionAfterId: world.categoryId };
    expect(await moved(manager, 'verifyCountermeasure', id, wrong)).toBe('NOT_FOUND');
    expect(await moved(south, 'verifyCountermeasure', id, VERDICT())).toBe('NOT_FOUND');
    expect(await world.stateOf('need_countermeasure', id)).toEqual(before);
    expect(await moved(li, 'dropCountermeasure', id, { reason: '客户已关厂' })).toBe('DROPPED');
    expect(await moved(li, 'dropCountermeasure', id, { reason: '客户已关厂' })).toBe('INVALID_TRANSITION');
    expect(await moved(manager, 'verifyCountermeasure', id, VERDICT())).toBe('INVALID_TRANSITION');
    expect(await changed(li, 'NeedCountermeasure', id, { result: '改写' })).toBe('INVALID_TRANSITION');
  });

  test('is verified once, however many try at once', async () => {
    const id = await newCountermeasure();
    await moved(li, 'startCountermeasure', id);
    await moved(li, 'finishCountermeasure', id, { result: '已设仓' });

    const answers = await Promise.all([1, 2, 3].map(() => moved(manager, 'verifyCountermeasure', id, VERDICT())));

    expect(answers.toSorted()).toEqual(['INVALID_TRANSITION', 'INVALID_TRANSITION', 'VERIFIED']);
  });
});
