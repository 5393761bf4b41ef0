import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DEMO_USERS } from '../../server/demo/organisation.ts';
import type { Client } from '../support/client.ts';
import { forgetMonths } from '../support/month.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { codeOf, runVerb } from '../support/verbs.ts';

let server: TestServer;
let li: Client;
let wang: Client;
let manager: Client;
let desk: Client;
let region: Client;

beforeAll(async () => {
  server = await startServer({ prepare: forgetMonths });
  const names = ['specialist-li', 'specialist-wang', 'manager-east', 'frontdesk', 'region'];
  [li, wang, manager, desk, region] = (await Promise.all(names.map((name) => server.as(name)))) as [Client, Client, Client, Client, Client];
});
afterAll(() => server.close());

interface Row {
  readonly id: string;
  readonly status: string;
}

async function create<T = Row>(client: Client, noun: string, input: object, selection = 'id status'): Promise<T> {
  const mutation = `mutation($input: ${noun}CreateInput!) { create${noun}(input: $input) { ${selection} } }`;
  return (await client.data<Record<string, T>>(mutation, { input }))[`create${noun}`]!;
}

/** Runs a verb; the row with its state, or the fields that the call names, or the code of the refusal. */
function run(client: Client, call: string, id: string, input?: object): Promise<unknown> {
  return runVerb(client, call.includes(' ') ? call : `${call} id status`, id, input);
}

async function firstId(client: Client, query: string): Promise<string> {
  const data = await client.data<Record<string, { nodes: { id: string }[] }>>(query);
  return Object.values(data)[0]!.nodes[0]!.id;
}

describe('an agreement', () => {
  let id: string;

  test('is written by the specialist and handed in once it has its period', async () => {
    const accountId = await firstId(li, '{ accounts(first: 1) { nodes { id } } }');
    ({ id } = await create(li, 'Agreement', {
      title: '框架采购协议',
      accountId,
      kind: 'FRAMEWORK',
      amount: '250000.00',
      validFrom: '2026-12-01',
    }));

    expect(await run(li, 'submitAgreement', id)).toBe('VALIDATION_FAILED');
    await li.data('mutation($id: ID!) { updateAgreement(id: $id, input: { validTo: "2027-11-30" }) { id } }', { id });
    expect(await run(li, 'submitAgreement', id)).toMatchObject({ status: 'REVIEW' });
  });

  test('stands while it is in review, and is decided on by those above', async () => {
    const change = await li.ask('mutation($id: ID!) { updateAgreement(id: $id, input: { title: "改名" }) { id } }', { id });

    expect(codeOf(change)).toBe('INVALID_TRANSITION');
    expect(await run(li, 'approveAgreement', id)).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(await run(manager, 'returnAgreement', id, { reason: '补充付款条件' })).toMatchObject({ status: 'RETURNED' });
    expect(await run(li, 'submitAgreement', id)).toMatchObject({ status: 'REVIEW' });
    expect(await run(region, 'approveAgreement', id)).toMatchObject({ status: 'APPROVED' });
    expect(await run(manager, 'signAgreement', id, { signedOn: '2026-11-24' })).toBe('VALIDATION_FAILED');
    expect(await run(manager, 'signAgreement status signedOn signer { name }', id, {})).toMatchObject({
      status: 'SIGNED',
      signedOn: '2026-11-23',
    });
    expect(await run(region, 'terminateAgreement', id, { reason: '双方协商' })).toMatchObject({ status: 'TERMINATED' });
  });
});

describe('an expansion', () => {
  test('needs evidence, is verified by the manager, and an account counts once', async () => {
    const accountId = await firstId(li, '{ accounts(first: 1, where: { visits: { some: { status: { eq: DONE } } } }) { nodes { id } } }');
    const visitId = await firstId(
      li,
      `{ visits(first: 1, where: { status: { eq: DONE }, account: { id: { eq: "${accountId}" } } }) { nodes { id } } }`,
    );
    const bare = await create(li, 'Expansion', { accountId, on: '2026-11-20', method: 'COLD' });
    const { id } = await create(li, 'Expansion', { accountId, on: '2026-11-20', method: 'COLD', visitId });
    const second = await create(li, 'Expansion', { accountId, on: '2026-11-21', method: 'EVENT', visitId });

    expect(await run(li, 'claimExpansion', bare.id)).toBe('INVALID_TRANSITION');
    expect(await run(li, 'claimExpansion', id)).toMatchObject({ status: 'CLAIMED' });
    await run(li, 'claimExpansion', second.id);
    expect(await run(wang, 'claimExpansion', id)).toBe('NOT_FOUND');
    expect(await run(manager, 'verifyExpansion', id, { verdict: 'VERIFIED' })).toMatchObject({ status: 'VERIFIED' });
    expect(await run(manager, 'verifyExpansion', second.id, { verdict: 'VERIFIED' })).toBe('INVALID_TRANSITION');
    expect(await run(manager, 'verifyExpansion', second.id, { verdict: 'REJECTED' })).toBe('VALIDATION_FAILED');
    expect(await run(manager, 'verifyExpansion', second.id, { verdict: 'REJECTED', comment: '重复' })).toMatchObject({
      status: 'REJECTED',
    });
  });
});

describe('a party brought to a sales site', () => {
  let siteId: string;
  let first: string;

  test('is confirmed by the front desk of the site alone', async () => {
    const { name } = DEMO_USERS.find(({ username }) => username === 'frontdesk')!;
    siteId = await firstId(desk, `{ salesSites(where: { frontDesk: { name: { eq: "${name}" } } }) { nodes { id } } }`);
    ({ id: first } = await create(li, 'SiteDelivery', {
      partyName: '沈阳恒信考察团',
      persons: 6,
      siteId,
      expectedAt: '2026-11-23T06:00:00Z',
    }));

    expect(await run(li, 'confirmSiteDelivery', first)).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(await run(desk, 'confirmSiteDelivery', first)).toBe('INVALID_TRANSITION');
    expect(await run(desk, 'arriveSiteDelivery status persons', first, { persons: 5 })).toEqual({ status: 'ARRIVED', persons: 5 });
    expect(await run(desk, 'confirmSiteDelivery status attributionUntil', first)).toEqual({
      status: 'CONFIRMED',
      attributionUntil: '2026-12-03',
    });
  });

  test('that somebody else brought before becomes a dispute, which the manager rules on', async () => {
    const { id } = await create(wang, 'SiteDelivery', { partyName: '沈阳恒信考察团', siteId });
    await run(desk, 'arriveSiteDelivery', id, {});

    expect(await run(desk, 'confirmSiteDelivery status', id)).toEqual({ status: 'DISPUTED' });
    expect(await run(wang, 'stateSiteDelivery', id, { statement: '客户由我司渠道重新邀约' })).toMatchObject({ status: 'DISPUTED' });
    // the other side has its say on its own delivery
    expect(await run(li, 'stateSiteDelivery', first, { statement: '首单当天已带看' })).toMatchObject({ status: 'CONFIRMED' });
    const seen = await manager.data(
      `{ siteDelivery(id: "${id}") { statements { nodes { text by { name } } } duplicateOf { id isContested statements { nodes { text } } } } }`,
    );
    expect(seen).toMatchObject({
      siteDelivery: {
        statements: { nodes: [{ text: '客户由我司渠道重新邀约' }] },
        duplicateOf: { id: first, isContested: true, statements: { nodes: [{ text: '首单当天已带看' }] } },
      },
    });
    // whose the other one is, is not the specialist's to know
    expect(await wang.data(`{ siteDelivery(id: "${id}") { duplicateOf { id } } }`)).toEqual({ siteDelivery: { duplicateOf: null } });
    expect(await run(manager, 'resolveSiteDelivery', id, { ruling: 'DUPLICATE', note: '首单仍在有效期内' })).toMatchObject({
      status: 'RESOLVED',
    });
    expect(await run(li, 'stateSiteDelivery', first, { statement: '补充' })).toBe('INVALID_TRANSITION');
  });
});

describe('a deal', () => {
  test('is signed by the manager once its shares sum to one', async () => {
    const accountId = await firstId(li, '{ accounts(first: 1) { nodes { id } } }');
    const productId = await firstId(li, '{ products(first: 1) { nodes { id } } }');
    const people = await manager.data<{ users: { nodes: { id: string }[] } }>(
      '{ users(where: { roles: { has: SPECIALIST } }) { nodes { id } } }',
    );
    const [one, other] = people.users.nodes as [{ id: string }, { id: string }];
    const { id } = await create(li, 'Deal', { accountId, productId, amount: '880000.00' });
    await create(li, 'DealSplit', { dealId: id, specialistId: one.id, share: '0.6' }, 'id');

    expect(await run(li, 'signDeal', id, {})).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(await run(manager, 'signDeal', id, {})).toBe('INVALID_TRANSITION');
    await create(li, 'DealSplit', { dealId: id, specialistId: other.id, share: '0.4' }, 'id');
    expect(await run(li, 'subscribeDeal', id)).toMatchObject({ status: 'SUBSCRIBED' });
    expect(await run(manager, 'signDeal status signedOn', id, {})).toEqual({ status: 'SIGNED', signedOn: '2026-11-23' });
    expect(await run(manager, 'voidDeal', id, { reason: '客户退订' })).toMatchObject({ status: 'CANCELLED' });
  });
});

describe('a visit', () => {
  test('is moved, begun and recorded, or cancelled with a reason', async () => {
    const accountId = await firstId(li, '{ accounts(first: 1) { nodes { id } } }');
    const input = { accountId, kind: 'REGULAR', purpose: '季度回顾', plannedStart: '2026-11-25T01:00:00Z' };
    const [{ id }, other] = [await create(li, 'Visit', input), await create(li, 'Visit', input)];

    const moved = await run(li, 'rescheduleVisit status plannedStart', id, { plannedStart: '2026-11-26T01:00:00Z', reason: '客户出差' });
    expect(moved).toEqual({ status: 'PLANNED', plannedStart: '2026-11-26T01:00:00.000Z' });
    expect(await run(li, 'startVisit', id, {})).toMatchObject({ status: 'IN_PROGRESS' });
    expect(await run(li, 'cancelVisit', id, { reason: '取消' })).toBe('INVALID_TRANSITION');
    const report = { actualEnd: '2026-11-23T01:00:00Z', outcome: 'POSITIVE', summary: '双方确认了下季度的供货计划' };
    expect(await run(li, 'recordVisit', id, { ...report, actualStart: '2026-11-23T00:30:00Z' })).toMatchObject({ status: 'DONE' });
    expect(await run(li, 'cancelVisit', other.id, { reason: '客户临时有事' })).toMatchObject({ status: 'CANCELLED' });
  });
});
