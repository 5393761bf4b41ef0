import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { userId } from '../../server/demo/organisation.ts';
import type { Client } from '../support/client.ts';
import { booked, ELSEWHERE, HERE, newItem } from '../support/equipment.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { rowsOf } from '../support/tokens.ts';
import { codeOf, runVerb } from '../support/verbs.ts';

let server: TestServer;
let desk: Client;
let manager: Client;
let li: Client;
let admin: Client;

beforeAll(async () => {
  server = await startServer();
  const names = ['frontdesk', 'manager-east', 'specialist-li', 'admin'];
  [desk, manager, li, admin] = (await Promise.all(names.map((name) => server.as(name)))) as [Client, Client, Client, Client];
});
afterAll(() => server.close());

const TO_LI = { toUserId: userId('specialist-li') };

describe('equipment', () => {
  test('goes out to a specialist, who then sees it, and comes back to the desk', async () => {
    const id = await newItem(manager);
    const seen = async (): Promise<number> =>
      (
        await li.data<{ equipmentItems: { nodes: object[] } }>(
          'query($id: ID!) { equipmentItems(where: { id: { eq: $id } }) { nodes { id } } }',
          { id },
        )
      ).equipmentItems.nodes.length;

    expect(await seen()).toBe(0);
    expect(await runVerb(desk, 'issueEquipment status custodian { name }', id, { ...TO_LI, isLoan: true, note: '外出拜访' })).toMatchObject(
      {
        status: 'LENT',
      },
    );
    expect(await seen()).toBe(1);
    expect(await runVerb(desk, 'issueEquipment', id, TO_LI)).toBe('INVALID_TRANSITION');
    expect(await runVerb(li, 'returnEquipment', id, {})).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(await runVerb(desk, 'returnEquipment status', id, {})).toEqual({ status: 'IDLE' });
    expect(await seen()).toBe(0);
    expect(await booked(server, id)).toMatchObject({ custodian: userId('frontdesk'), events: ['ISSUE 1', 'RETURN 1'] });
  });

  test('tells who handed what to whom, and what the book said then', async () => {
    const id = await newItem(manager, { quantity: 5 });
    await runVerb(desk, 'issueEquipment', id, TO_LI);
    await runVerb(manager, 'loseEquipment', id, { quantity: 2, note: '外展遗失' });

    const { equipment } = await manager.data<{ equipment: { events: { nodes: object[] } } }>(
      `query($id: ID!) { equipment(id: $id) { events(orderBy: [{ itemVersion: ASC }]) { nodes { kind quantity statusAfter quantityAfter
        toUser { id } note approvedBy { id } } } } }`,
      { id },
    );
    expect(equipment.events.nodes).toMatchObject([
      { kind: 'ISSUE', quantity: 5, statusAfter: 'IN_USE', quantityAfter: 5, toUser: { id: userId('specialist-li') }, approvedBy: null },
      { kind: 'LOSS', quantity: 2, statusAfter: 'IN_USE', quantityAfter: 3, note: '外展遗失', approvedBy: { id: userId('manager-east') } },
    ]);
  });

  test('is lost, found, repaired, checked and scrapped by the sentence of the rules', async () => {
    const id = await newItem(manager, { quantity: 2 });

    expect(await runVerb(desk, 'repairEquipment status', id, {})).toEqual({ status: 'REPAIR' });
    expect(await runVerb(desk, 'repairEquipment', id, {})).toBe('INVALID_TRANSITION');
    expect(await runVerb(desk, 'finishEquipmentRepair status', id, { cost: '120.00' })).toEqual({ status: 'IN_USE' });
    expect(await runVerb(desk, 'checkEquipment nextCheckOn', id, { nextCheckOn: '2027-02-01' })).toEqual({ nextCheckOn: '2027-02-01' });
    expect(await runVerb(desk, 'checkEquipment', id, { nextCheckOn: '2020-02-01' })).toBe('VALIDATION_FAILED');
    expect(await runVerb(manager, 'loseEquipment', id, { quantity: 3, note: '多了' })).toBe('VALIDATION_FAILED');
    expect(await runVerb(manager, 'loseEquipment status', id, { note: '全部' })).toEqual({ status: 'LOST' });
    expect(await runVerb(manager, 'findEquipment status quantity', id, { quantity: 1, note: '找到一件' })).toEqual({
      status: 'IDLE',
      quantity: 1,
    });
    expect(await runVerb(manager, 'scrapEquipment status', id, { note: '坏了' })).toEqual({ status: 'SCRAPPED' });
    expect(await runVerb(manager, 'issueEquipment', id, TO_LI)).toBe('INVALID_TRANSITION');
  });

  test('a refusal says why, in the words of the reader', async () => {
    const id = await newItem(manager, { custodian: 'specialist-wang' });

    const answer = await desk.ask(`mutation($id: ID!, $to: ID!) { issueEquipment(id: $id, input: { toUserId: $to }) { id } }`, {
      id,
      to: userId('specialist-li'),
    });

    expect(answer.errors?.[0]?.message).toBe('设备在他人手中，请先归还');
  });

  test('goes to another site of the department by its manager, and to no other department', async () => {
    const id = await newItem(manager);
    const [{ id: closed }] = (await rowsOf<{ id: string }>(server, "select id from sales_site where status = 'CLOSED'")) as [
      { id: string },
    ];

    expect(await runVerb(manager, 'transferEquipment', id, { toSiteId: ELSEWHERE })).toBe('FORBIDDEN');
    expect(await runVerb(manager, 'transferEquipment', id, { toSiteId: closed })).toBe('VALIDATION_FAILED');
    expect(await runVerb(manager, 'transferEquipment custodian { id }', id, TO_LI)).toEqual({ custodian: { id: userId('specialist-li') } });
    await rowsOf(server, "update sales_site set status = 'OPEN' where id = $1", [closed]);
    expect(await runVerb(manager, 'transferEquipment site { id }', id, { toSiteId: closed })).toEqual({ site: { id: closed } });
    // it has left the desk's site, and its sight
    expect(await runVerb(desk, 'returnEquipment', id, {})).toBe('NOT_FOUND');
    await rowsOf(server, "update sales_site set status = 'CLOSED' where id = $1", [closed]);
  });

  test.each([
    ['frontdesk', 'loseEquipment', 'GRAPHQL_VALIDATION_FAILED'],
    ['frontdesk', 'transferEquipment', 'GRAPHQL_VALIDATION_FAILED'],
    ['admin', 'scrapEquipment', 'GRAPHQL_VALIDATION_FAILED'],
    ['specialist-li', 'issueEquipment', 'GRAPHQL_VALIDATION_FAILED'],
    ['office', 'returnEquipment', 'GRAPHQL_VALIDATION_FAILED'],
    ['region', 'returnEquipment', 'GRAPHQL_VALIDATION_FAILED'],
    ['finance', 'returnEquipment', 'GRAPHQL_VALIDATION_FAILED'],
    ['manager-south', 'returnEquipment', 'NOT_FOUND'],
  ])('%s is refused %s, and nothing changes', async (who, verb, code) => {
    const id = await newItem(manager);
    const before = await booked(server, id);

    const input = verb === 'issueEquipment' ? TO_LI : verb === 'returnEquipment' || verb === 'transferEquipment' ? {} : { note: '试' };
    expect(await runVerb(await server.as(who), verb, id, input)).toBe(code);

    expect(await booked(server, id)).toEqual(before);
  });

  test('moves once, however often and at once it is said', async () => {
    const [twice, stale] = [await newItem(manager), await newItem(manager)];
    const mutation = `mutation($id: ID!, $to: ID!, $seen: Int) { issueEquipment(id: $id, input: { toUserId: $to }, expectedVersion: $seen) { status } }`;
    const headers = { 'idempotency-key': randomUUID() };
    const say = (): Promise<string> => desk.ask(mutation, { id: twice, to: userId('specialist-li') }, headers).then(codeOf);

    expect([await say(), await say()]).toEqual(['NO_ERROR', 'NO_ERROR']);
    expect((await booked(server, twice)).events).toEqual(['ISSUE 1']);

    const people = ['specialist-li', 'specialist-wang', 'tang-ying', 'specialist-zhao'];
    const codes = await Promise.all(people.map((to) => desk.ask(mutation, { id: stale, to: userId(to), seen: 1 }).then(codeOf)));
    expect(codes.filter((code) => code === 'NO_ERROR')).toHaveLength(1);
    expect(codes.filter((code) => code === 'CONFLICT')).toHaveLength(3);
    expect((await booked(server, stale)).events).toEqual(['ISSUE 1']);
  });

  test('is in no form once it is registered', async () => {
    const id = await newItem(manager);
    for (const field of ['status: IDLE', 'quantity: 3', `siteId: "${HERE}"`, `custodianId: "${userId('specialist-li')}"`])
      expect(codeOf(await admin.ask(`mutation { updateEquipment(id: "${id}", input: { ${field} }) { id } }`))).toBe(
        'GRAPHQL_VALIDATION_FAILED',
      );
    expect(codeOf(await admin.ask('mutation { createEquipmentEvent(input: {}) { id } }'))).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  test('does not move in the database without its event, whoever writes', async () => {
    const id = await newItem(manager, { quantity: 3 });
    const before = await booked(server, id);
    const direct = (statement: string): Promise<unknown> => rowsOf(server, statement, [id]).catch((error: Error) => error.message);

    expect(await direct("update equipment set status = 'SCRAPPED' where id = $1")).toBe('an item moves by its events alone');
    expect(await direct('update equipment set quantity = 2, version = version + 1 where id = $1')).toBe(
      'an item moves by its events alone',
    );
    expect(
      await direct(
        `insert into equipment_event (id, created_at, updated_at, item_id, kind, at, item_version) values (gen_random_uuid(), now(), now(), $1, 'LOSS', now(), 2)`,
      ),
    ).toBe('an event without its effect');
    await runVerb(desk, 'repairEquipment', id, {});
    expect(await direct(`update equipment_event set quantity = 1 where item_id = $1`)).toBe('what is written stands');
    expect(await booked(server, id)).toMatchObject({ ...before, status: 'REPAIR', version: 2, events: ['REPAIR 3'] });
  });
});
