import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Client, GraphQLAnswer } from '../support/client.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { issueToken, rowsOf } from '../support/tokens.ts';

/** `npm run faults` multiplies the rounds. */
const RUNS = Number(process.env.FAULTS_RUNS ?? 1);
const RACE_ROUNDS = 20 * RUNS;
const REASSIGN_ROUNDS = Math.max(10, 4 * RUNS);

/** Two tries at one row, of which one must win: later verbs join by a line in {@link RACES}. */
interface Race {
  readonly make: () => Promise<Row>;
  readonly by: () => Client;
  readonly mutation: string;
  /** What stands in the audit of the winner. */
  readonly action: string;
  readonly input?: (nr: number) => object;
  /** Rows that nothing but their version guards are aimed at with the version that both have seen. */
  readonly isVersioned?: boolean;
}

interface Row {
  readonly id: string;
  readonly version: number;
}

let server: TestServer;
let manager: Client;
let admin: Client;
let li: Client;
let account: Row & { readonly stage: { readonly id: string } };
let specialists: readonly [string, string];

beforeAll(async () => {
  server = await startServer();
  [manager, admin, li] = (await Promise.all(['manager-east', 'admin', 'specialist-li'].map((name) => server.as(name)))) as [
    Client,
    Client,
    Client,
  ];
  const { accounts } = await li.data<{ accounts: { nodes: (typeof account)[] } }>(
    '{ accounts(first: 1) { nodes { id version stage { id } } } }',
  );
  account = accounts.nodes[0]!;
  specialists = [await userId('specialist-li'), await userId('specialist-wang')];
});
afterAll(() => server.close());

async function userId(username: string): Promise<string> {
  const [row] = await rowsOf<{ id: string }>(server, 'select id from app_user where username = $1', [username]);
  return row!.id;
}

async function newAccount(): Promise<Row> {
  const query = 'mutation($input: AccountCreateInput!) { createAccount(input: $input) { id version } }';
  return (await manager.data<{ createAccount: Row }>(query, { input: { name: '待分配有限公司', tier: 'KEY', stageId: account.stage.id } }))
    .createAccount;
}

async function planVisit(): Promise<Row> {
  const input = { accountId: account.id, kind: 'REGULAR', purpose: '跟进', plannedStart: '2026-11-23T08:00:00+08:00' };
  const query = 'mutation($input: VisitCreateInput!) { createVisit(input: $input) { id version } }';
  return (await manager.data<{ createVisit: Row }>(query, { input })).createVisit;
}

async function newToken(): Promise<Row> {
  const { id } = await issueToken(server, { kind: 'BI', ownerId: specialists[0], scopes: ['account:read'] });
  return { id, version: 1 };
}

const report = (nr: number): object => ({
  actualEnd: '2026-11-23T08:30:00+08:00',
  outcome: 'POSITIVE',
  summary: `第${nr}份拜访小结,内容完整`,
});

const RACES: Readonly<Record<string, Race>> = {
  'a visit is recorded': { make: planVisit, by: () => manager, mutation: 'recordVisit', action: 'recordVisit', input: report },
  'a visit is changed': {
    make: planVisit,
    by: () => manager,
    mutation: 'updateVisit',
    action: 'update',
    input: (nr) => ({ purpose: `改${nr}` }),
    isVersioned: true,
  },
  'an account is reassigned': {
    make: newAccount,
    by: () => manager,
    mutation: 'reassignAccount',
    action: 'reassignAccount',
    input: reassignment,
    isVersioned: true,
  },
  'a token is revoked': { make: newToken, by: () => admin, mutation: 'revokeApiToken', action: 'revokeApiToken' },
};

function reassignment(nr: number): object {
  return { specialistId: specialists[nr % 2]!, reason: '调岗' };
}

function attempt({ by, mutation, input, isVersioned }: Race, { id, version }: Row, nr: number): Promise<GraphQLAnswer<unknown>> {
  const type = mutation.startsWith('update') ? 'VisitUpdateInput' : `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
  const [declared, passed] = input ? [`, $input: ${type}!`, ', input: $input'] : ['', ''];
  const query = `mutation($id: ID!, $version: Int${declared}) { ${mutation}(id: $id, expectedVersion: $version${passed}) { id } }`;
  return by().ask(query, { id, version: isVersioned ? version : undefined, input: input?.(nr) });
}

const codeOf = ({ errors }: GraphQLAnswer<unknown>): string => errors?.[0]?.extensions.code ?? 'OK';

async function eventsSince(id: string, since: string, action: string): Promise<number> {
  const found = await rowsOf(server, 'select 1 from audit_event where entity_id = $1 and id > $2 and action = $3', [id, since, action]);
  return found.length;
}

async function lastEvent(): Promise<string> {
  const [row] = await rowsOf<{ id: string }>(server, 'select id from audit_event order by id desc limit 1');
  return row?.id ?? '00000000-0000-0000-0000-000000000000';
}

describe('two at once, one wins and stands once in the audit', () => {
  test.each(Object.entries(RACES))(
    `%s, ${RACE_ROUNDS} times`,
    async (_name, race) => {
      for (let round = 0; round < RACE_ROUNDS; round += 1) {
        const row = await race.make();
        const since = await lastEvent();

        const codes = (await Promise.all([1, 2].map((nr) => attempt(race, row, nr)))).map(codeOf);

        expect(codes).toContain('OK');
        expect(['CONFLICT', 'INVALID_TRANSITION']).toContain(codes.find((code) => code !== 'OK'));
        expect(await eventsSince(row.id, since, race.action)).toBe(1);
      }
    },
    600_000 * RUNS,
  );
});

describe('an account changes hands while its old owner writes', () => {
  const [LI, WANG] = [0, 1];

  async function handTo(place: number): Promise<GraphQLAnswer<unknown>> {
    const query = 'mutation($id: ID!, $input: ReassignAccountInput!) { reassignAccount(id: $id, input: $input) { id } }';
    return manager.ask(query, { id: account.id, input: reassignment(place) });
  }

  test(
    `the write is refused, or was before, ${REASSIGN_ROUNDS} times`,
    async () => {
      for (let round = 0; round < REASSIGN_ROUNDS; round += 1) {
        expect(codeOf(await handTo(LI))).toBe('OK');
        const purpose = `交接中 ${round}`;
        const input = { accountId: account.id, kind: 'REGULAR', purpose, plannedStart: '2026-11-23T08:00:00+08:00' };

        const [handed, updated, created] = await Promise.all([
          handTo(WANG),
          li.ask('mutation($id: ID!, $remark: String) { updateAccount(id: $id, input: { remark: $remark }) { id } }', {
            id: account.id,
            remark: purpose,
          }),
          li.ask('mutation($input: VisitCreateInput!) { createVisit(input: $input) { id } }', { input }),
        ]);

        const [row] = await rowsOf<object>(
          server,
          `select a.remark = $2 as "isWritten", a.updated_by_id = u.id as "isHandedLast",
             (select count(*)::int from visit v where v.purpose = $2) as visits,
             (select count(*)::int from visit v where v.purpose = $2 and v.scope_owner_id <> $3) as strays
           from account a, app_user u where a.id = $1 and u.username = 'manager-east'`,
          [account.id, purpose, specialists[WANG]],
        );
        expect(codeOf(handed)).toBe('OK');
        expect(row).toEqual({
          isWritten: codeOf(updated) === 'OK',
          isHandedLast: true,
          visits: codeOf(created) === 'OK' ? 1 : 0,
          strays: 0,
        });
        for (const answer of [updated, created]) expect(['OK', 'NOT_FOUND', 'FORBIDDEN', 'CONFLICT']).toContain(codeOf(answer));
      }
    },
    600_000 * RUNS,
  );
});
