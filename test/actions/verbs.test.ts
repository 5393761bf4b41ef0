import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Client } from '../support/client.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let manager: Client;
let li: Client;
let wang: Client;

beforeAll(async () => {
  server = await startServer();
  [manager, li, wang] = await Promise.all([server.as('manager-east'), server.as('specialist-li'), server.as('specialist-wang')]);
});
afterAll(() => server.close());

interface Named {
  readonly id: string;
  readonly name: string;
}

interface Assignment {
  readonly from: string;
  readonly to: string | null;
  readonly specialist: Named | null;
  readonly handoverNote: string | null;
}

async function idOf(username: string): Promise<string> {
  const admin = await server.as('admin');
  const query = 'query($name: String!) { users(where: { username: { eq: $name } }) { nodes { id } } }';
  const data = await admin.data<{ users: { nodes: Named[] } }>(query, { name: username });
  return data.users.nodes[0]!.id;
}

describe('reassignAccount', () => {
  const REASSIGN = `mutation($id: ID!, $input: ReassignAccountInput!) { reassignAccount(id: $id, input: $input) { id specialist { id name }
    assignments(orderBy: [{ from: ASC }, { createdAt: ASC }]) { nodes { from to handoverNote specialist { id name } } } } }`;

  test('hands the account and its history over, and leaves the credit', async () => {
    const owned = await li.data<{ accounts: { nodes: Named[] } }>(
      '{ accounts(first: 1, where: { visits: { some: { status: { eq: DONE } } } }) { nodes { id name } } }',
    );
    const [account] = owned.accounts.nodes as [Named];
    const visitsOf = `query($id: ID!) { visits(where: { account: { id: { eq: $id } } }) { totalCount nodes { specialist { id } } } }`;
    const before = await li.data<{ visits: { totalCount: number } }>(visitsOf, { id: account.id });
    const [liId, wangId] = await Promise.all([idOf('specialist-li'), idOf('specialist-wang')]);

    const input = { specialistId: wangId, reason: '区域调整', handoverNote: '客户重视交期' };
    const { reassignAccount } = await manager.data<{ reassignAccount: { specialist: Named; assignments: { nodes: Assignment[] } } }>(
      REASSIGN,
      { id: account.id, input },
    );

    const lost = await li.data<{ account: null; visits: { totalCount: number } }>(
      `query($id: ID!) { account(id: $id) { id } visits(where: { account: { id: { eq: $id } } }) { totalCount } }`,
      { id: account.id },
    );
    const gained = await wang.data<{ visits: { totalCount: number; nodes: { specialist: Named }[] } }>(visitsOf, { id: account.id });
    expect(reassignAccount.specialist.id).toBe(wangId);
    expect(lost).toEqual({ account: null, visits: { totalCount: 0 } });
    expect(gained.visits.totalCount).toBe(before.visits.totalCount);
    expect(gained.visits.nodes.some(({ specialist }) => specialist.id === liId)).toBe(true);
    const history = reassignAccount.assignments.nodes;
    expect(history.filter(({ to }) => to === null)).toMatchObject([
      { specialist: { id: wangId }, from: '2026-11-23', handoverNote: '客户重视交期' },
    ]);
    history.slice(1).forEach(({ from }, index) => expect(history[index]!.to! <= from).toBe(true));
  });

  test('a specialist of another department is refused at the field', async () => {
    const { accounts } = await manager.data<{ accounts: { nodes: Named[] } }>('{ accounts(first: 1) { nodes { id } } }');

    const { errors } = await manager.ask(REASSIGN, {
      id: accounts.nodes[0]!.id,
      input: { specialistId: await idOf('specialist-sun'), reason: '试' },
    });

    expect(errors?.[0]?.extensions.fieldErrors).toMatchObject([{ path: 'specialistId', code: 'NOT_ALLOWED' }]);
  });

  test('is unknown to a specialist', async () => {
    const { errors } = await li.ask(REASSIGN, { id: 'x', input: { reason: 'x' } });

    expect(errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
  });
});

describe('recordVisit', () => {
  const RECORD =
    'mutation($id: ID!, $input: RecordVisitInput!) { recordVisit(id: $id, input: $input) { id status summary actualEnd reportedAt } }';
  const input = { actualEnd: '2026-11-23T08:30:00+08:00', outcome: 'POSITIVE', summary: '客户确认下月追加两组样品', nextStep: '寄样品' };

  async function planVisit(): Promise<string> {
    const { accounts } = await li.data<{ accounts: { nodes: Named[] } }>('{ accounts(first: 1) { nodes { id } } }');
    const visit = { accountId: accounts.nodes[0]!.id, kind: 'REGULAR', purpose: '跟进样品', plannedStart: '2026-11-23T08:00:00+08:00' };
    const data = await li.data<{ createVisit: Named }>('mutation($input: VisitCreateInput!) { createVisit(input: $input) { id } }', {
      input: visit,
    });
    return data.createVisit.id;
  }

  test('makes a planned visit done, with its report', async () => {
    const id = await planVisit();

    const { recordVisit } = await li.data<{ recordVisit: object }>(RECORD, { id, input });

    expect(recordVisit).toEqual({
      id,
      status: 'DONE',
      summary: input.summary,
      actualEnd: '2026-11-23T00:30:00.000Z',
      reportedAt: '2026-11-23T01:00:00.000Z',
    });
  });

  test('cannot run twice', async () => {
    const id = await planVisit();
    await li.data(RECORD, { id, input });

    const { errors } = await li.ask(RECORD, { id, input });

    expect(errors?.[0]?.extensions.code).toBe('INVALID_TRANSITION');
  });

  test('wants a summary that says something', async () => {
    const { errors } = await li.ask(RECORD, { id: await planVisit(), input: { ...input, summary: '好' } });

    expect(errors?.[0]?.extensions.fieldErrors).toMatchObject([{ path: 'summary', code: 'TOO_SHORT' }]);
  });

  test('another specialist’s visit is not there', async () => {
    const { errors } = await wang.ask(RECORD, { id: await planVisit(), input });

    expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });
});

describe('the catalogue', () => {
  interface CatalogueVerb {
    readonly name: string;
    readonly from: readonly string[] | null;
    readonly to: readonly string[] | null;
    readonly toField: string | null;
  }

  test('tells where each operation leads, and by which field of its input where there are several ways', async () => {
    const { catalogue } = await manager.data<{ catalogue: { entities: { status: string | null; verbs: CatalogueVerb[] }[] } }>(
      '{ catalogue { entities { status verbs { name from to toField } } } }',
    );

    const verbs = new Map(
      catalogue.entities.flatMap((entity) => entity.verbs.map((verb) => [verb.name, { ...verb, status: entity.status }])),
    );
    expect(verbs.get('winNeed')).toEqual({ name: 'winNeed', status: 'status', from: ['PROPOSED'], to: ['WON'], toField: null });
    expect(verbs.get('verifyExpansion')).toMatchObject({ to: ['VERIFIED', 'REJECTED'], toField: 'verdict' });
    expect(verbs.get('reassignAccount')).toMatchObject({ status: null, from: null, to: null, toField: null });
  });
});
