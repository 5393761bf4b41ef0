import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Client } from '../support/client.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { runVerb } from '../support/verbs.ts';

let server: TestServer;
let li: Client;
let wang: Client;
let manager: Client;
let account: string;
let plan: string;

beforeAll(async () => {
  server = await startServer();
  const names = ['specialist-li', 'specialist-wang', 'manager-east'];
  [li, wang, manager] = (await Promise.all(names.map((name) => server.as(name)))) as [Client, Client, Client];
  const { accounts } = await li.data<{ accounts: { nodes: { id: string }[] } }>(
    '{ accounts(first: 1, where: { visits: { some: { status: { eq: DONE } } } }) { nodes { id } } }',
  );
  account = accounts.nodes[0]!.id;
  // May 2027: a month that no story tells of
  plan = await created('MonthlyPlan', { period: '2027-05', visitTyped: 1 });
});
afterAll(() => server.close());

async function created(noun: string, input: object): Promise<string> {
  const mutation = `mutation($input: ${noun}CreateInput!) { create${noun}(input: $input) { id } }`;
  return (await li.data<Record<string, { id: string }>>(mutation, { input }))[`create${noun}`]!.id;
}

function item(more: object = {}): Promise<string> {
  return created('PlanItem', { planId: plan, kind: 'VISIT', accountId: account, plannedOn: '2027-05-10', purpose: '季度回顾', ...more });
}

interface Scheduled {
  readonly plannedOn: string;
  readonly visits: { readonly nodes: { readonly id: string; readonly plannedStart: string; readonly plannedEnd: string | null }[] };
}

function schedule(client: Client, id: string, input: object): Promise<Scheduled | string> {
  return runVerb<Scheduled>(
    client,
    'scheduleVisit plannedOn visits { nodes { id status kind purpose plannedStart plannedEnd } }',
    id,
    input,
  );
}

describe('scheduleVisit', () => {
  test('makes a planned visit of the item, on the business day of its start', async () => {
    const id = await item();

    // 07:30 on the 12th in Shanghai is still the 11th in Greenwich
    const scheduled = await schedule(li, id, { plannedStart: '2027-05-11T23:30:00Z', plannedEnd: '2027-05-12T00:30:00Z' });

    expect(scheduled).toMatchObject({
      plannedOn: '2027-05-12',
      visits: { nodes: [{ status: 'PLANNED', kind: 'REGULAR', purpose: '季度回顾', plannedStart: '2027-05-11T23:30:00.000Z' }] },
    });
  });

  test('moves item and visit when it is scheduled again, and keeps the length', async () => {
    const id = await item();
    await schedule(li, id, { plannedStart: '2027-05-11T01:00:00Z', plannedEnd: '2027-05-11T02:30:00Z' });

    const moved = await schedule(li, id, { plannedStart: '2027-05-20T06:00:00Z' });

    expect(moved).toMatchObject({
      plannedOn: '2027-05-20',
      visits: { nodes: [{ plannedStart: '2027-05-20T06:00:00.000Z', plannedEnd: '2027-05-20T07:30:00.000Z' }] },
    });
    expect((moved as Scheduled).visits.nodes).toHaveLength(1);
  });

  test('of several at once makes one visit', async () => {
    const id = await item();

    await Promise.all([1, 2, 3].map((hour) => schedule(li, id, { plannedStart: `2027-05-13T0${hour}:00:00Z` })));

    const { planItem } = await li.data<{ planItem: { visits: { totalCount: number } } }>(
      'query($id: ID!) { planItem(id: $id) { visits { totalCount } } }',
      { id },
    );
    expect(planItem.visits.totalCount).toBe(1);
  });

  test('is for visits to an account, within the month of the plan', async () => {
    const [delivery, target] = [await item({ kind: 'DELIVERY' }), await item({ accountId: null, targetName: '新客户' })];
    const start = { plannedStart: '2027-05-11T01:00:00Z' };

    expect(await schedule(li, delivery, start)).toBe('INVALID_TRANSITION');
    expect(await schedule(li, target, start)).toBe('INVALID_TRANSITION');
    expect(await schedule(li, await item(), { plannedStart: '2027-05-31T16:00:00Z' })).toBe('VALIDATION_FAILED');
    expect(await schedule(li, await item(), { ...start, plannedEnd: '2027-05-11T00:00:00Z' })).toBe('VALIDATION_FAILED');
  });

  test('is the own plan alone, or the department’s for the manager', async () => {
    const id = await item();
    const start = { plannedStart: '2027-05-11T01:00:00Z' };

    expect(await schedule(wang, id, start)).toBe('NOT_FOUND');
    expect(await schedule(manager, id, start)).toMatchObject({ visits: { nodes: [{ status: 'PLANNED' }] } });
  });
});

describe('movePlanItem', () => {
  test('moves the visit along, at the same time of day', async () => {
    const id = await item();
    await schedule(li, id, { plannedStart: '2027-05-11T23:30:00Z' });

    const moved = await runVerb(li, 'movePlanItem plannedOn visits { nodes { plannedStart } }', id, { plannedOn: '2027-05-25' });

    expect(moved).toEqual({ plannedOn: '2027-05-25', visits: { nodes: [{ plannedStart: '2027-05-24T23:30:00.000Z' }] } });
    expect(await runVerb(li, 'movePlanItem', id, { plannedOn: '2027-06-01' })).toBe('VALIDATION_FAILED');
  });

  test('follows a visit that is rescheduled by itself', async () => {
    const id = await item();
    const { visits } = (await schedule(li, id, { plannedStart: '2027-05-11T01:00:00Z' })) as Scheduled;

    const input = { plannedStart: '2027-05-18T01:00:00Z', reason: '客户出差' };
    const moved = await runVerb(li, 'rescheduleVisit planItem { plannedOn }', visits.nodes[0]!.id, input);

    expect(moved).toEqual({ planItem: { plannedOn: '2027-05-18' } });
  });

  test('works once the plan is approved, and not while it lies with the manager', async () => {
    const id = await item();
    await runVerb(li, 'submitMonthlyPlan', plan, {});

    expect(await runVerb(li, 'movePlanItem plannedOn', id, { plannedOn: '2027-05-17' })).toBe('INVALID_TRANSITION');
    await runVerb(manager, 'approveMonthlyPlan', plan);
    expect(await runVerb(li, 'movePlanItem plannedOn', id, { plannedOn: '2027-05-17' })).toEqual({ plannedOn: '2027-05-17' });
    expect(await schedule(li, id, { plannedStart: '2027-05-19T01:00:00Z' })).toMatchObject({ plannedOn: '2027-05-19' });
  });
});
