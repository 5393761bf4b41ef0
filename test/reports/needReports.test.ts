import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Client } from '../support/client.ts';
import { DATASETS, Reader } from '../support/datasets.ts';
import { createdId, firstId, moved, NeedWorld } from '../support/needs.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { rowsOf } from '../support/tokens.ts';

let server: TestServer;
let li: Client;
let manager: Client;
let world: NeedWorld;
let accountId: string;

/** A month that the demo tells nothing of. */
const MONTH = '2031-05';

beforeAll(async () => {
  server = await startServer();
  [li, manager] = (await Promise.all(['specialist-li', 'manager-east'].map((name) => server.as(name)))) as [Client, Client];
  world = await NeedWorld.of(server);
  accountId = await firstId(li, '{ accounts(first: 1) { nodes { id } } }');
  const base = { accountId, categoryId: world.categoryId, unit: '吨', priceUnit: 'PER_TON', regionText: '沈阳', demandReason: '扩产' };
  const needs = [
    { ...base, productText: '铝锭', quantity: '10', priceMin: '900', priceMax: '1100' },
    { ...base, productText: '铝锭', quantity: '5', priceMin: '2000' },
    { ...base, productText: '铝板', quantity: '3', unit: '张', priceMin: '50', priceMax: '60', regionText: '大连' },
    { ...base, productText: '待定', quantity: null, unit: null, priceUnit: null },
  ];
  for (const need of needs) await inMonth('need', await createdId(li, 'Need', need));
}, 120_000);
afterAll(() => server?.close());

async function inMonth(table: string, id: string, at = `${MONTH}-20T02:00Z`): Promise<void> {
  await rowsOf(server, `update ${table} set created_at = $2 where id = $1 returning id`, [id, at]);
}

async function told(client: Client, call: string): Promise<unknown> {
  return (await client.data<{ report: unknown }>(`{ report: ${call} }`)).report;
}

describe('form E', () => {
  test('is a row per need of the month with its columns and the sum of the amounts', async () => {
    const report = (await told(
      manager,
      `needAnalysis(period: "${MONTH}") { count rows { account { id } productName quantity unit regionName priceMin priceMax priceUnit
        demandReason estimatedAmount status } total { estimatedAmount } }`,
    )) as { count: number; rows: object[]; total: object };

    expect(report.count).toBe(4);
    expect(report.total).toEqual({ estimatedAmount: '20165.00' });
    expect(report.rows).toContainEqual({
      account: { id: accountId },
      productName: '铝锭',
      quantity: '10.000',
      unit: '吨',
      regionName: '沈阳',
      priceMin: '900.00',
      priceMax: '1100.00',
      priceUnit: 'PER_TON',
      demandReason: '扩产',
      estimatedAmount: '10000.00',
      status: 'IDENTIFIED',
    });
  });

  test('adds up by product, region and price band, a quantity only where the unit is one', async () => {
    const { rows, total } = (await told(
      manager,
      `needTotals(period: "${MONTH}") { rows { dimension name priceUnit needs quantity unit estimatedAmount } total { needs estimatedAmount } }`,
    )) as { rows: Record<string, unknown>[]; total: object };

    expect(total).toEqual({ needs: 4, estimatedAmount: '20165.00' });
    expect(rows.map((row) => Object.values(row))).toEqual([
      ['PRODUCT', '铝锭', null, 2, '15.000', '吨', '20000.00'],
      ['PRODUCT', '铝板', null, 1, '3.000', '张', '165.00'],
      ['PRODUCT', '待定', null, 1, null, null, null],
      ['REGION', '沈阳', null, 3, null, null, '20000.00'],
      ['REGION', '大连', null, 1, '3.000', '张', '165.00'],
      ['PRICE_BAND', null, null, 1, null, null, null],
      ['PRICE_BAND', '< 100', 'PER_TON', 1, '3.000', '张', '165.00'],
      ['PRICE_BAND', '1000–5000', 'PER_TON', 2, '15.000', '吨', '20000.00'],
    ]);
  });

  test('is of the business month, and has the price bands of the setting', async () => {
    const id = await createdId(li, 'Need', { accountId, categoryId: world.categoryId, productText: '跨月', priceMin: '150' });
    await inMonth('need', id, '2031-06-30T16:30Z');
    await rowsOf(server, `update setting set value = '[200]' where key = 'need.priceBands' returning id`);

    expect(await told(li, 'needAnalysis(period: "2031-06") { count }')).toEqual({ count: 0 });
    expect(await told(li, 'needTotals(period: "2031-07") { rows { name } }')).toEqual({
      rows: [{ name: '跨月' }, { name: null }, { name: '< 200' }],
    });
  });

  test('is a file with the columns of the form', async () => {
    const csv = await new Reader(server).text('manager-east', `${DATASETS}/needAnalysis.csv?period=${MONTH}&lang=zh`);

    expect(csv.split('\r\n')[0]).toMatch(
      /^\uFEFF大客户编号,大客户名称,需求产品,类型,类型（英文）,需求数量,单位,需求区域,价格下限（元）,价格上限（元）,价格单位,需求原因分析/,
    );
  });
});

describe('form D', () => {
  test('names the contact, else the account, and tells the directions before and after', async () => {
    const input = {
      accountId,
      directionId: world.entry('MOVE_DIRECTION.DOWN'),
      problem: '交期',
      countermeasure: '设仓',
      dueOn: '2026-11-03',
    };
    const contactId = await firstId(li, `{ contacts(first: 1, where: { account: { id: { eq: "${accountId}" } } }) { nodes { id } } }`);
    const named = await createdId(li, 'NeedCountermeasure', { ...input, contactId });
    const unnamed = await createdId(li, 'NeedCountermeasure', { ...input, dueOn: '2026-12-01' });
    await moved(li, 'startCountermeasure', named);
    await moved(li, 'finishCountermeasure', named, { result: '已设仓' });
    await moved(manager, 'verifyCountermeasure', named, { directionAfterId: world.entry('MOVE_DIRECTION.UP'), effective: 'YES' });
    for (const id of [named, unnamed]) await inMonth('need_countermeasure', id);
    const names = await li.data<{ contact: { name: string }; account: { name: string } }>(
      `{ contact(id: "${contactId}") { name } account(id: "${accountId}") { name } }`,
    );

    const report = await told(
      manager,
      `countermeasureFollowUp(period: "${MONTH}") { rows { customerName directionZh problem countermeasure overdueDays status effective afterEn } }`,
    );

    const shared = { directionZh: '下滑', problem: '交期', countermeasure: '设仓', overdueDays: 0 };
    expect(report).toEqual({
      rows: [
        { ...shared, customerName: names.contact.name, status: 'VERIFIED', effective: 'YES', afterEn: 'Up' },
        { ...shared, customerName: names.account.name, status: 'OPEN', effective: null, afterEn: null },
      ],
    });
  });
});

describe('the tour log and the equipment register', () => {
  test('tell what the door noted, and what stands at each site', async () => {
    const tours = (await told(manager, 'tourLog(period: "2026-11") { count total { headcount checkRate deposits incidents } }')) as {
      count: number;
      total: { headcount: number };
    };
    const items = (await told(manager, 'equipmentRegister { count total { quantity } }')) as { count: number; total: { quantity: number } };
    const { equipmentItems } = await manager.data<{ equipmentItems: { totalCount: number } }>('{ equipmentItems { totalCount } }');

    expect(tours.count).toBeGreaterThan(0);
    expect(tours.total.headcount).toBeGreaterThan(tours.count);
    expect(items.count).toBe(equipmentItems.totalCount);
    expect(items.total.quantity).toBeGreaterThanOrEqual(items.count);
  });
});
