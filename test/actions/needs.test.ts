import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Client } from '../support/client.ts';
import { changed, createdId, firstId, FORM_E, moved, NeedWorld } from '../support/needs.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { rowsOf } from '../support/tokens.ts';
import { codeOf, runVerb } from '../support/verbs.ts';

let server: TestServer;
let li: Client;
let wang: Client;
let manager: Client;
let south: Client;
let world: NeedWorld;
let accountId: string;

beforeAll(async () => {
  server = await startServer();
  const names = ['specialist-li', 'specialist-wang', 'manager-east', 'manager-south'];
  [li, wang, manager, south] = (await Promise.all(names.map((name) => server.as(name)))) as [Client, Client, Client, Client];
  world = await NeedWorld.of(server);
  accountId = await firstId(li, '{ accounts(first: 1) { nodes { id } } }');
});
afterAll(() => server.close());

function newNeed(more: object = {}): Promise<string> {
  return createdId(li, 'Need', { accountId, productText: '铝合金门窗', categoryId: world.categoryId, ...more });
}

describe('a need', () => {
  test('is analysed once form E is complete, and the refusal names what is missing', async () => {
    const id = await newNeed({ quantity: '120', priceMin: '800' });
    const ask = async (language: 'zh' | 'en'): Promise<string> => {
      const client = await server.as('specialist-li', language);
      const answer = await client.ask('mutation($id: ID!) { analyseNeed(id: $id) { id } }', { id });
      return `${codeOf(answer)} ${answer.errors![0]!.message}`;
    };

    expect(await ask('zh')).toBe('INVALID_TRANSITION 完成分析前请补齐：单位、需求区域、价格单位、需求原因分析');
    expect(await ask('en')).toBe('INVALID_TRANSITION Before the analysis is complete, fill in: unit, region, price unit, demand reason');
    expect(await changed(li, 'Need', id, FORM_E)).toBe('NO_ERROR');
    expect(await moved(li, 'analyseNeed', id)).toBe('ANALYSED');
    expect(await changed(li, 'Need', id, { unit: null })).toBe('VALIDATION_FAILED');
    expect(await changed(li, 'Need', id, { regionText: null })).toBe('VALIDATION_FAILED');
  });

  test('has its prices in order, and an amount that follows from them', async () => {
    const id = await newNeed(FORM_E);

    expect(await changed(li, 'Need', id, { priceMin: '1300' })).toBe('VALIDATION_FAILED');
    expect(await li.data('query($id: ID!) { need(id: $id) { estimatedAmount } }', { id })).toEqual({
      need: { estimatedAmount: '120000.00' },
    });
  });

  test('goes from identified to won, and then stands until the manager reopens it', async () => {
    const id = await newNeed(FORM_E);
    await moved(li, 'analyseNeed', id);

    expect(await moved(li, 'proposeNeed', id, { probability: '0.7' })).toBe('PROPOSED');
    expect(await runVerb(li, 'winNeed status probability', id)).toEqual({ status: 'WON', probability: '1.0000' });
    expect(await changed(li, 'Need', id, { quantity: '10' })).toBe('INVALID_TRANSITION');
    expect(await moved(li, 'reopenNeed', id, { reason: '误操作' })).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(await moved(manager, 'reopenNeed', id, { reason: '客户退单' })).toBe('ANALYSED');
  });

  test('is postponed and taken up again where its analysis stands', async () => {
    const [bare, whole] = [await newNeed(), await newNeed(FORM_E)];
    await moved(li, 'analyseNeed', whole);

    expect(await moved(li, 'postponeNeed', bare, { reason: '预算未批', neededBy: '2027-03-01' })).toBe('POSTPONED');
    expect(await moved(li, 'postponeNeed', whole, { reason: '预算未批' })).toBe('POSTPONED');
    expect(await runVerb(li, 'resumeNeed status statusReason neededBy', bare)).toEqual({
      status: 'IDENTIFIED',
      statusReason: null,
      neededBy: '2027-03-01',
    });
    expect(await moved(li, 'resumeNeed', whole)).toBe('ANALYSED');
  });

  const WRONG_ORDER = [
    ['IDENTIFIED', ['proposeNeed', 'winNeed', 'resumeNeed', 'reopenNeed']],
    ['ANALYSED', ['analyseNeed', 'winNeed', 'resumeNeed', 'reopenNeed']],
    ['PROPOSED', ['analyseNeed', 'proposeNeed', 'resumeNeed', 'reopenNeed']],
    ['WON', ['analyseNeed', 'proposeNeed', 'winNeed', 'loseNeed', 'postponeNeed', 'resumeNeed']],
    ['LOST', ['analyseNeed', 'proposeNeed', 'winNeed', 'loseNeed', 'postponeNeed', 'resumeNeed']],
    ['POSTPONED', ['analyseNeed', 'proposeNeed', 'winNeed', 'postponeNeed', 'reopenNeed']],
  ] as const;
  const INPUTS: Readonly<Record<string, object>> = {
    proposeNeed: {},
    loseNeed: { reason: '价格' },
    postponeNeed: { reason: '价格' },
    reopenNeed: { reason: '价格' },
  };

  test.each(WRONG_ORDER)('that is %s refuses what is out of order, and nothing changes', async (status, verbs) => {
    const id = await newNeed(FORM_E);
    await rowsOf(server, `update need set status = $2, status_reason = '原因' where id = $1 returning id`, [id, status]);
    const before = await world.stateOf('need', id);

    for (const verb of verbs) expect([verb, await moved(manager, verb, id, INPUTS[verb])]).toEqual([verb, 'INVALID_TRANSITION']);
    expect(await world.stateOf('need', id)).toEqual(before);
  });

  test('is moved by those who keep it, and by nobody else', async () => {
    const id = await newNeed(FORM_E);
    const before = await world.stateOf('need', id);

    expect(await moved(wang, 'analyseNeed', id)).toBe('NOT_FOUND');
    expect(await moved(south, 'analyseNeed', id)).toBe('NOT_FOUND');
    for (const name of ['region', 'office', 'guide', 'frontdesk', 'finance'])
      expect([name, await moved(await server.as(name), 'analyseNeed', id)]).toEqual([name, 'GRAPHQL_VALIDATION_FAILED']);
    expect(await world.stateOf('need', id)).toEqual(before);
    expect(await moved(li, 'loseNeed', id, { reason: '' })).toBe('VALIDATION_FAILED');
    expect(await moved(li, 'loseNeed', id, { reason: '转向竞品' })).toBe('LOST');
  });

  test('that two people close at once is closed once', async () => {
    const id = await newNeed(FORM_E);
    await moved(li, 'analyseNeed', id);
    await moved(li, 'proposeNeed', id, {});

    const answers = await Promise.all([
      moved(li, 'winNeed', id),
      moved(manager, 'loseNeed', id, { reason: '转向竞品' }),
      moved(manager, 'winNeed', id),
    ]);

    expect(answers.filter((answer) => answer === 'INVALID_TRANSITION')).toHaveLength(2);
  });
});

describe('on the way', () => {
  test('a need is noted from a visit, with its account, contact and source', async () => {
    const { visits } = await li.data<{
      visits: { nodes: { id: string; account: { id: string }; contacts: { nodes: { id: string }[] } }[] };
    }>(
      '{ visits(first: 1, where: { status: { eq: DONE }, contacts: { some: {} } }) { nodes { id account { id } contacts { nodes { id } } } } }',
    );
    const visit = visits.nodes[0]!;
    const input = { categoryId: world.categoryId, productText: '冷库', quantity: '2', unit: '座' };

    const made = await runVerb(li, 'noteNeed productText status account { id } contact { id } sourceVisit { id }', visit.id, input);

    expect(made).toMatchObject({ productText: '冷库', status: 'IDENTIFIED', account: visit.account, sourceVisit: { id: visit.id } });
    expect(visit.contacts.nodes).toContainEqual((made as { contact: object }).contact);
    expect(await runVerb(li, 'noteNeed', visit.id, { categoryId: world.categoryId })).toBe('VALIDATION_FAILED');
    expect(await runVerb(wang, 'noteNeed', visit.id, input)).toBe('NOT_FOUND');
  });

  test('a need is noted from a tour, whatever state the tour is in', async () => {
    const { tourRequests } = await manager.data<{ tourRequests: { nodes: { id: string; account: { id: string } }[] } }>(
      '{ tourRequests(first: 1, where: { status: { eq: COMPLETED } }) { nodes { id account { id } } } }',
    );
    const tour = tourRequests.nodes[0]!;
    const input = { categoryId: world.categoryId, productText: '铝锭', quantity: '500', unit: '吨' };

    const made = await runVerb(manager, 'noteTourNeed status account { id } sourceTour { id }', tour.id, input);

    expect(made).toEqual({ status: 'IDENTIFIED', account: tour.account, sourceTour: { id: tour.id } });
    expect(await runVerb(await server.as('office'), 'noteTourNeed', tour.id, input)).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  test('a countermeasure is noted from a visit, its problem taken from the report', async () => {
    const { visits } = await li.data<{ visits: { nodes: { id: string; problems: string | null }[] } }>(
      '{ visits(first: 50, where: { status: { eq: DONE } }) { nodes { id problems } } }',
    );
    const input = { directionId: world.entry('MOVE_DIRECTION.DOWN'), countermeasure: '安排技术回访', dueOn: '2026-12-01' };
    const told = visits.nodes.find(({ problems }) => problems)!;
    const untold = visits.nodes.find(({ problems }) => !problems)!;

    expect(await runVerb(li, 'noteCountermeasure problem visit { id } owner { id }', told.id, input)).toEqual({
      problem: told.problems,
      visit: { id: told.id },
      owner: { id: expect.any(String) },
    });
    expect(await runVerb(li, 'noteCountermeasure', untold.id, input)).toBe('VALIDATION_FAILED');
  });
});
