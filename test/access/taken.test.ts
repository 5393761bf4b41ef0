import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TAKEN_TRIES } from '../../server/access/takenLimit.ts';
import type { Client, GraphQLAnswer } from '../support/client.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { rowsOf } from '../support/tokens.ts';

const CODE = '91310000MA1FL0A52T';

let server: TestServer;
let east: Client;
let stageId: string;
let hiddenCode: string;

beforeAll(async () => {
  server = await startServer();
  east = await server.as('manager-east');
  hiddenCode = await codeSeenBy(await server.as('manager-south'));
  const data = await east.data<{ developmentStages: { nodes: { id: string }[] } }>('{ developmentStages(first: 1) { nodes { id } } }');
  stageId = data.developmentStages.nodes[0]!.id;
});
afterAll(() => server.close());

async function codeSeenBy(client: Client): Promise<string> {
  const data = await client.data<{ accounts: { nodes: { creditCode: string }[] } }>(
    '{ accounts(first: 1, where: { creditCode: { isNull: false } }) { nodes { creditCode } } }',
  );
  return data.accounts.nodes[0]!.creditCode;
}

function create(client: Client, creditCode: string, headers = {}): Promise<GraphQLAnswer> {
  const input = { name: '试占用有限公司', tier: 'KEY', stageId, creditCode };
  return client.ask('mutation($input: AccountCreateInput!) { createAccount(input: $input) { id } }', { input }, headers);
}

function eventsOf(actor: string): Promise<{ entity: string; entity_id: string; changes: unknown; scope: string | null }[]> {
  return rowsOf(
    server,
    `select a.entity, a.entity_id, a.changes, coalesce(a.scope_department_id, a.scope_owner_id) as scope
     from audit_event a join app_user u on u.id = a.actor_id where u.username = $1 and a.action = 'taken' order by a.id`,
    [actor],
  );
}

const codeOf = ({ errors }: GraphQLAnswer): string | undefined => errors?.[0]?.extensions.code;

describe('a value that a row out of sight has', () => {
  test('is refused as taken, which stands in the audit without the value', async () => {
    const answer = await create(east, hiddenCode);

    expect(answer.errors![0]!.extensions.fieldErrors).toEqual([expect.objectContaining({ path: 'creditCode', code: 'TAKEN' })]);
    const [event] = await eventsOf('manager-east');
    expect(event).toMatchObject({ entity: 'Account', changes: [{ field: 'creditCode', before: null, after: null }], scope: null });
    expect(await rowsOf(server, 'select 1 from account where id = $1', [event!.entity_id])).toEqual([]);
  });

  test('is told to administrators and auditors, to neither department', async () => {
    const query = '{ auditEvents(where: { action: { eq: "taken" } }) { totalCount } }';
    const total = async (name: string): Promise<number> =>
      (await (await server.as(name)).data<{ auditEvents: { totalCount: number } }>(query)).auditEvents.totalCount;

    expect(await total('auditor')).toBeGreaterThan(0);
    expect(await total('manager-east')).toBe(0);
    expect(await total('manager-south')).toBe(0);
  });

  test('met in an update, it is told with the row that was to be changed', async () => {
    const wang = await server.as('specialist-wang');
    const { accounts } = await wang.data<{ accounts: { nodes: { id: string }[] } }>('{ accounts(first: 1) { nodes { id } } }');
    const { id } = accounts.nodes[0]!;

    await wang.ask('mutation($id: ID!, $input: AccountUpdateInput!) { updateAccount(id: $id, input: $input) { id } }', {
      id,
      input: { creditCode: hiddenCode },
    });

    expect(await eventsOf('specialist-wang')).toEqual([expect.objectContaining({ entity_id: id, scope: expect.any(String) })]);
  });

  test(`met more than ${TAKEN_TRIES.points} times, it ends in RATE_LIMITED, for free values too`, async () => {
    const li = await server.as('specialist-li');
    const codes = [];
    for (let nr = 0; nr < TAKEN_TRIES.points; nr += 1) codes.push(codeOf(await create(li, hiddenCode)));

    const [taken, free] = [await create(li, hiddenCode), await create(li, CODE)];

    expect(new Set(codes)).toEqual(new Set(['VALIDATION_FAILED']));
    for (const answer of [taken, free]) {
      expect(codeOf(answer)).toBe('RATE_LIMITED');
      expect(answer.status).toBe(429);
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    }
    expect(await eventsOf('specialist-li')).toHaveLength(TAKEN_TRIES.points);
  });

  test('met at one gateway, it counts at the others of the database', async () => {
    const other = await startServer({ databaseUrl: server.databaseUrl });

    const answer = await create(await other.as('specialist-li'), CODE);
    await other.close();

    expect(codeOf(answer)).toBe('RATE_LIMITED');
  });

  test('sent at once in any number, answers no more often than one by one', async () => {
    const south = await server.as('manager-south');
    const own = await codeSeenBy(east);

    const answers = await Promise.all(Array.from({ length: TAKEN_TRIES.points + 5 }, () => create(south, own)));

    expect(answers.filter((answer) => codeOf(answer) === 'VALIDATION_FAILED')).toHaveLength(TAKEN_TRIES.points);
    expect(answers.filter((answer) => codeOf(answer) === 'RATE_LIMITED')).toHaveLength(5);
  });

  test('that the viewer sees is refused without count or audit', async () => {
    const admin = await server.as('admin');

    for (let nr = 0; nr <= TAKEN_TRIES.points; nr += 1) expect(codeOf(await create(admin, hiddenCode))).toBe('VALIDATION_FAILED');

    expect(await eventsOf('admin')).toEqual([]);
  });
});
