import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Client, GraphQLAnswer } from '../support/client.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let manager: Client;
let accountId: string;

beforeAll(async () => {
  server = await startServer();
  manager = await server.as('manager-east');
  const data = await manager.data<{ accounts: { nodes: { id: string }[] } }>('{ accounts(first: 1) { nodes { id } } }');
  accountId = data.accounts.nodes[0]!.id;
});
afterAll(() => server.close());

const RECORD = `mutation($id: ID!, $input: RecordVisitInput!, $version: Int) {
  recordVisit(id: $id, input: $input, expectedVersion: $version) { version status summary } }`;

function report(summary: string): object {
  return { actualEnd: '2026-11-23T08:30:00+08:00', outcome: 'POSITIVE', summary };
}

async function planVisit(): Promise<{ id: string; version: number }> {
  const input = { accountId, kind: 'REGULAR', purpose: '跟进', plannedStart: '2026-11-23T08:00:00+08:00' };
  const data = await manager.data<{ createVisit: { id: string; version: number } }>(
    'mutation($input: VisitCreateInput!) { createVisit(input: $input) { id version } }',
    { input },
  );
  return data.createVisit;
}

function codeOf({ errors }: GraphQLAnswer<unknown>): string {
  return errors?.[0]?.extensions.code ?? 'OK';
}

describe('two at once', () => {
  test('of a state change: one wins, the others are told, and the winner’s report stands', async () => {
    for (let round = 0; round < 10; round += 1) {
      const { id } = await planVisit();

      const answers = await Promise.all(
        [1, 2, 3, 4].map((nr) =>
          manager.ask<{ recordVisit: { summary: string } }>(RECORD, { id, input: report(`第${nr}份拜访小结,内容完整`) }),
        ),
      );

      const [winner, ...more] = answers.filter(({ errors }) => !errors);
      expect(more).toEqual([]);
      for (const loser of answers) if (loser !== winner) expect(['CONFLICT', 'INVALID_TRANSITION']).toContain(codeOf(loser));
      const { visit } = await manager.data<{ visit: { summary: string; version: number } }>(
        'query($id: ID!) { visit(id: $id) { summary } }',
        { id },
      );
      expect(visit.summary).toBe(winner!.data!.recordVisit.summary);
    }
  });

  test('of an update with the version that both have seen: one wins, the other gets CONFLICT', async () => {
    const { id, version } = await planVisit();
    const update =
      'mutation($id: ID!, $purpose: String!, $version: Int) { updateVisit(id: $id, input: { purpose: $purpose }, expectedVersion: $version) { id } }';

    const answers = await Promise.all(['甲', '乙'].map((purpose) => manager.ask(update, { id, purpose, version })));

    expect(answers.map(codeOf).toSorted()).toEqual(['CONFLICT', 'OK']);
  });
});

describe('expectedVersion', () => {
  test('guards verbs, deletion and restoration as it guards updates', async () => {
    const admin = await server.as('admin');
    const { id, version } = await planVisit();
    const remove = 'mutation($id: ID!, $version: Int) { deleteVisit(id: $id, expectedVersion: $version) { version } }';
    const restore = 'mutation($id: ID!, $version: Int) { restoreVisit(id: $id, expectedVersion: $version) { version } }';

    expect(codeOf(await manager.ask(RECORD, { id, input: report('内容完整的拜访小结一份'), version: version + 1 }))).toBe('CONFLICT');
    expect(codeOf(await admin.ask(remove, { id, version: version + 1 }))).toBe('CONFLICT');
    expect(codeOf(await admin.ask(remove, { id, version }))).toBe('OK');
    expect(codeOf(await admin.ask(restore, { id, version }))).toBe('CONFLICT');
    expect(codeOf(await admin.ask(restore, { id, version: version + 1 }))).toBe('OK');
  });

  test('guards each row of a bulk operation, which changes nothing when one is stale', async () => {
    const [one, two] = [await planVisit(), await planVisit()];
    const bulk = `mutation($ids: [ID!], $versions: [Int!]) {
      updateVisits(ids: $ids, expectedVersions: $versions, input: { purpose: "批量" }) { changed failed { id code } } }`;
    const run = (versions: number[]) => manager.ask<{ updateVisits: object }>(bulk, { ids: [one.id, two.id], versions });

    const stale = await run([one.version, two.version + 1]);
    const uneven = await run([one.version]);
    const fresh = await run([one.version, two.version]);

    expect(stale.data?.updateVisits).toEqual({ changed: 0, failed: [{ id: two.id, code: 'CONFLICT' }] });
    expect(codeOf(uneven)).toBe('VALIDATION_FAILED');
    expect(fresh.data?.updateVisits).toEqual({ changed: 2, failed: [] });
  });

  test('tells nothing of a row that is out of sight', async () => {
    const { id } = await planVisit();
    const south = await server.as('manager-south');

    const answer = await south.ask(RECORD, { id, input: report('内容完整的拜访小结一份'), version: 999 });

    expect(codeOf(answer)).toBe('NOT_FOUND');
  });
});
