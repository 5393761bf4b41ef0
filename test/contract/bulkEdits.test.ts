import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
}, 120_000);
afterAll(() => server.close());

interface Outcome {
  readonly total: number;
  readonly done: number;
  readonly refused: readonly { readonly id: string; readonly code: string; readonly message: string }[];
}

interface Line {
  readonly progress?: { readonly done: number; readonly total: number };
  readonly result?: Outcome;
}

async function send(who: string, list: string, body: object): Promise<Response> {
  const { headers } = await server.as(who);
  return fetch(`${server.url}/bulk/${list}`, { method: 'POST', headers, body: JSON.stringify(body) });
}

async function edited(who: string, list: string, body: object): Promise<{ outcome: Outcome; lines: readonly Line[] }> {
  const text = await (await send(who, list, body)).text();
  const lines = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
  const outcome = lines.at(-1)?.result;
  if (!outcome) throw new Error(text);
  return { outcome, lines };
}

interface Row {
  readonly id: string;
  readonly version: number;
  readonly remark: string | null;
}

async function accountsOf(who: string, where: object = {}): Promise<{ nodes: Row[]; totalCount: number }> {
  const query = 'query($where: AccountWhere) { accounts(where: $where, first: 100) { totalCount nodes { id version remark } } }';
  return (await (await server.as(who)).data<{ accounts: { nodes: Row[]; totalCount: number } }>(query, { where })).accounts;
}

describe('one value for many rows', () => {
  test('goes to all that match, as the viewer sees them, each by itself and in the audit', async () => {
    const where = { tier: { eq: 'KEY' } };
    const { totalCount } = await accountsOf('manager-east', where);
    const before = await accountsOf('manager-south', where);

    const { outcome } = await edited('manager-east', 'accounts', { where, change: 'update', input: { remark: '年底回访' } });

    expect(outcome).toEqual({ total: totalCount, done: totalCount, refused: [] });
    expect(new Set((await accountsOf('manager-east', where)).nodes.map(({ remark }) => remark))).toEqual(new Set(['年底回访']));
    expect(await accountsOf('manager-south', where)).toEqual(before);
    const events = '{ auditEvents(where: { action: { eq: "update" }, entity: { eq: "Account" } }) { totalCount } }';
    const { auditEvents } = await (await server.as('admin')).data<{ auditEvents: { totalCount: number } }>(events);
    expect(auditEvents.totalCount).toBeGreaterThanOrEqual(totalCount);
  });

  test('leaves alone what somebody has changed since it was seen, and what is not there, and tells which', async () => {
    const { nodes } = await accountsOf('specialist-li');
    const [stale, fresh] = nodes as [Row, Row];
    const foreign = (await accountsOf('specialist-chen')).nodes[0]!;
    const ids = [stale.id, fresh.id, foreign.id];

    const { outcome } = await edited('specialist-li', 'accounts', {
      ids,
      expectedVersions: [stale.version + 1, fresh.version, foreign.version],
      change: 'update',
      input: { remark: '只改一条' },
    });

    expect(outcome).toMatchObject({
      total: 3,
      done: 1,
      refused: [
        { id: stale.id, code: 'CONFLICT' },
        { id: foreign.id, code: 'NOT_FOUND' },
      ],
    });
    expect((await accountsOf('specialist-li')).nodes.find(({ id }) => id === fresh.id)?.remark).toBe('只改一条');
  });

  test('is refused with the field’s own sentence where a row’s rules do not bear it', async () => {
    const { nodes } = await accountsOf('specialist-li');

    const { outcome } = await edited('specialist-li', 'accounts', {
      ids: [nodes[0]!.id],
      change: 'update',
      input: { paymentTermDays: -5 },
    });

    expect(outcome.refused).toEqual([{ id: nodes[0]!.id, code: 'VALIDATION_FAILED', message: expect.stringMatching(/^账期：不得小于/) }]);
  });
});

describe('deleting all that match', () => {
  test('tells how far it is, and takes what may be deleted', async () => {
    const where = { tier: { eq: 'POTENTIAL' } };
    const { totalCount } = await accountsOf('manager-east', where);

    const { outcome, lines } = await edited('manager-east', 'accounts', { where, change: 'delete' });

    expect(totalCount).toBeGreaterThan(0);
    expect(outcome.done + outcome.refused.length).toBe(totalCount);
    expect((await accountsOf('manager-east', where)).totalCount).toBe(outcome.refused.length);
    expect(lines.some(({ progress }) => progress?.total === totalCount)).toBe(true);
  });
});

describe('a verb that asks for nothing', () => {
  test('runs on each row that is in the state for it', async () => {
    const li = await server.as('specialist-li');
    const query = '{ notifications(first: 5, where: { readAt: { isNull: true } }) { nodes { id } } }';
    const { notifications } = await li.data<{ notifications: { nodes: { id: string }[] } }>(query);
    const ids = notifications.nodes.map(({ id }) => id);

    const { outcome } = await edited('specialist-li', 'notifications', { ids, change: 'run', verb: 'readNotification' });

    expect(outcome).toEqual({ total: ids.length, done: ids.length, refused: [] });
  });
});

describe('what is no bulk edit', () => {
  test.each([
    ['specialist-li', 'accounts', { change: 'delete', where: {} }, '403 FORBIDDEN'],
    ['specialist-li', 'visits', { change: 'update', where: {}, input: { specialistId: null } }, '400 VALIDATION_FAILED'],
    ['auditor', 'accounts', { change: 'update', where: {}, input: { remark: '一' } }, '403 FORBIDDEN'],
    ['finance', 'needs', { change: 'delete', where: {} }, '404 NOT_FOUND'],
    ['admin', 'accounts', { change: 'update', input: { remark: '一' } }, '400 VALIDATION_FAILED'],
    ['admin', 'accounts', { change: 'update', where: {}, input: { nothing: '一' } }, '400 VALIDATION_FAILED'],
    ['admin', 'accounts', { change: 'run', where: {}, verb: 'reassignAccount' }, '400 VALIDATION_FAILED'],
  ])('%s to %s: %j is refused', async (who, list, body, told) => {
    const response = await send(who, list, body);
    const { errors } = (await response.json()) as { errors: { extensions: { code: string } }[] };

    expect(`${response.status} ${errors[0]!.extensions.code}`).toBe(told);
  });
});
