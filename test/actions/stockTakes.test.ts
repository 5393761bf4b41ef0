import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { withClient } from '../../server/database/database.ts';
import type { Client } from '../support/client.ts';
import { booked, ELSEWHERE, HERE, newItem } from '../support/equipment.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { codeOf, runVerb } from '../support/verbs.ts';

let server: TestServer;
let desk: Client;
let manager: Client;
let south: Client;
let admin: Client;

beforeAll(async () => {
  server = await startServer();
  const names = ['frontdesk', 'manager-east', 'manager-south', 'admin'];
  [desk, manager, south, admin] = (await Promise.all(names.map((name) => server.as(name)))) as [Client, Client, Client, Client];
});
afterAll(() => server.close());

describe('a stock-take', () => {
  /** Starts with a site that is all counted, as the demo's front desk has confirmed it. */
  async function opened(client: Client, period: string): Promise<string> {
    const { createStockTake } = await client.data<{ createStockTake: { id: string } }>(
      'mutation($input: StockTakeCreateInput!) { createStockTake(input: $input) { id } }',
      { input: { siteId: HERE, period } },
    );
    return createStockTake.id;
  }

  interface Line {
    readonly id: string;
    readonly item: { readonly id: string };
    readonly bookQty: number;
    readonly difference: number | null;
  }

  async function linesOf(id: string): Promise<readonly Line[]> {
    const { stockTakeLines } = await manager.data<{ stockTakeLines: { nodes: Line[] } }>(
      `query($id: ID!) { stockTakeLines(where: { stockTake: { id: { eq: $id } } }, first: 100) { nodes { id item { id } bookQty difference } } }`,
      { id },
    );
    return stockTakeLines.nodes;
  }

  async function countAll(id: string, otherwise: Readonly<Record<string, number>> = {}): Promise<void> {
    for (const line of await linesOf(id)) {
      const countedQty = line.bookQty + (otherwise[line.item.id] ?? 0);
      expect(await runVerb(desk, 'countStockTakeLine', line.id, { countedQty })).toEqual({ id: line.id });
    }
  }

  test('is counted by the front desk, confirmed by the manager, and enters the differences as events', async () => {
    const [short, over, gone] = [await newItem(manager, { quantity: 5 }), await newItem(manager, { quantity: 2 }), await newItem(manager)];
    const id = await opened(desk, '2026-12');

    expect(await runVerb(desk, 'submitStockTake', id)).toBe('INVALID_TRANSITION');
    await countAll(id, { [short]: -2, [over]: 1, [gone]: -1 });
    expect(await runVerb(manager, 'confirmStockTake', id)).toBe('INVALID_TRANSITION');
    expect(await runVerb(desk, 'submitStockTake status differenceCount', id)).toEqual({ status: 'COUNTED', differenceCount: 3 });
    expect(await runVerb(desk, 'countStockTakeLine', (await linesOf(id))[0]!.id, { countedQty: 1 })).toBe('INVALID_TRANSITION');
    expect(await runVerb(desk, 'confirmStockTake', id)).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(await runVerb(south, 'confirmStockTake', id)).toBe('NOT_FOUND');
    expect(await runVerb(manager, 'confirmStockTake status', id)).toEqual({ status: 'CONFIRMED' });
    expect(await runVerb(manager, 'confirmStockTake', id)).toBe('INVALID_TRANSITION');

    expect(await booked(server, short)).toMatchObject({ quantity: 3, events: ['LOSS 2'] });
    expect(await booked(server, over)).toMatchObject({ quantity: 3, events: ['FOUND 1'] });
    expect(await booked(server, gone)).toMatchObject({ status: 'LOST', events: ['LOSS 1'] });
    const { equipmentRegister } = await manager.data<{ equipmentRegister: { rows: { item: { id: string }; difference: number }[] } }>(
      '{ equipmentRegister { rows(first: 200) { item { id } bookQty countedQty difference } } }',
    );
    expect(equipmentRegister.rows.find(({ item }) => item.id === short)).toMatchObject({ bookQty: 5, countedQty: 3, difference: -2 });
    const { stockTakeResults } = await manager.data<{ stockTakeResults: { rows: object[] } }>(
      '{ stockTakeResults(period: "2026-12") { rows { status missing surplus difference } } }',
    );
    expect(stockTakeResults.rows).toEqual([{ status: 'CONFIRMED', missing: 3, surplus: 1, difference: -2 }]);
  });

  test('is sent back, and counted again where the book has changed since', async () => {
    const item = await newItem(manager, { quantity: 4 });
    const id = await opened(manager, '2027-01');
    await countAll(id, { [item]: -1 });
    await runVerb(desk, 'submitStockTake', id);
    await runVerb(manager, 'loseEquipment', item, { quantity: 1, note: '已找过' });

    expect(await runVerb(manager, 'confirmStockTake', id)).toBe('INVALID_TRANSITION');
    expect(await booked(server, item)).toMatchObject({ quantity: 3, events: ['LOSS 1'] });
    expect(await runVerb(manager, 'returnStockTake status', id, { reason: '期间有变动' })).toEqual({ status: 'OPEN' });
    const line = (await linesOf(id)).find((each) => each.item.id === item)!;
    expect(await runVerb(desk, 'countStockTakeLine bookQty difference', line.id, { countedQty: 3 })).toEqual({ bookQty: 3, difference: 0 });
    await runVerb(desk, 'submitStockTake', id);
    expect(await runVerb(manager, 'confirmStockTake status', id)).toEqual({ status: 'CONFIRMED' });
    expect(await booked(server, item)).toMatchObject({ quantity: 3, events: ['LOSS 1'] });
  });

  test('is one at a time for a site and a month, however many begin it at once', async () => {
    const mutation = 'mutation($input: StockTakeCreateInput!) { createStockTake(input: $input) { id } }';
    const begin = (client: Client): Promise<string> => client.ask(mutation, { input: { siteId: HERE, period: '2027-02' } }).then(codeOf);

    const codes = await Promise.all([desk, manager, admin, desk].map(begin));

    expect(codes.toSorted()).toEqual(['NO_ERROR', 'VALIDATION_FAILED', 'VALIDATION_FAILED', 'VALIDATION_FAILED']);
    expect(codeOf(await desk.ask(mutation, { input: { siteId: ELSEWHERE, period: '2027-02' } }))).toBe('FORBIDDEN');
    expect(codeOf(await south.ask(mutation, { input: { siteId: HERE, period: '2027-03' } }))).toBe('FORBIDDEN');
  });

  test('is confirmed once, however many confirm it at once', async () => {
    const item = await newItem(manager, { quantity: 6 });
    const id = await opened(desk, '2027-04');
    await countAll(id, { [item]: -2 });
    await runVerb(desk, 'submitStockTake', id);

    const answers = await Promise.all(Array.from({ length: 4 }, () => runVerb(manager, 'confirmStockTake', id)));

    expect(answers.filter((answer) => typeof answer === 'object')).toHaveLength(1);
    expect(await booked(server, item)).toMatchObject({ quantity: 4, events: ['LOSS 2'] });
  });

  test('needs no count of what has gone meanwhile, and a number that fits the condition', async () => {
    const item = await newItem(manager, { quantity: 2 });
    const id = await opened(desk, '2027-05');
    const line = (await linesOf(id)).find((each) => each.item.id === item)!;

    expect(await runVerb(desk, 'countStockTakeLine', line.id, { countedQty: 2, condition: 'MISSING' })).toBe('VALIDATION_FAILED');
    expect(await runVerb(desk, 'countStockTakeLine condition', line.id, { countedQty: 0 })).toEqual({ condition: 'MISSING' });
    await runVerb(manager, 'scrapEquipment', item, { note: '坏了' });
    await countAll(id);
    expect(await runVerb(desk, 'submitStockTake status', id)).toEqual({ status: 'COUNTED' });
  });

  test('moves on in the database by its steps alone', async () => {
    const id = await opened(desk, '2027-06');
    const direct = async (statement: string): Promise<unknown> =>
      withClient(server.databaseUrl, (client) => client.query(statement, [id])).catch((error: Error) => error.message);

    expect(await direct("update stock_take set status = 'CONFIRMED' where id = $1")).toBe('what is written stands');
    await countAll(id);
    await runVerb(desk, 'submitStockTake', id);
    expect(await direct('update stock_take_line set counted_qty = 9 where stock_take_id = $1')).toBe(
      'lines are counted while the stock-take is open',
    );
  });
});
