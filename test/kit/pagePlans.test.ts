import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OPERATIONS, type OperationName } from '../bench/operations.ts';
import { keysOf, USERNAMES } from '../bench/world.ts';
import type { Keys, ViewerName } from '../bench/statements.ts';
import type { Client } from '../support/client.ts';
import { fill } from '../support/fill.ts';
import { nodesOf, rowsRead, seventhPlan, type PlanNode } from '../support/plans.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { readsOf } from '../support/statements.ts';
import { issueToken } from '../support/tokens.ts';

/** Enough for the planner to choose as it does in production. */
const VISITS = 50_000;

/** Rows that a page may look at for each that it shows: the department of a manager is one of twelve. */
const READ_PER_ROW = 60;
const LARGE = new Set(['account', 'visit', 'need', 'contact']);

let server: TestServer;
let keys: Keys;
let admin: Client;
let clients: Record<ViewerName, Client>;

beforeAll(async () => {
  server = await startServer({ prepare: (url) => fill(url, { visits: VISITS }) });
  keys = await keysOf(server.databaseUrl);
  const scopes = ['visit:read', 'account:read', 'user:read'];
  const { client } = await issueToken(server, { kind: 'BI', ownerId: keys.managerId, scopes });
  admin = await server.as('admin');
  clients = { specialist: await server.as(USERNAMES.specialist), manager: await server.as(USERNAMES.manager), bi: client };
});

afterAll(async () => server.close());

describe('the plan of a read, at its seventh execution', () => {
  for (const { name, viewers, rows } of OPERATIONS.filter(({ name: key }) => key !== 'create' && key !== 'dataset')) {
    for (const viewer of viewers) {
      it(`reads large tables by index, and no more than the page needs, for ${name} as ${viewer}`, async () => {
        const nodes = nodesOf(await planOf(name, viewer)).filter((node) => LARGE.has(node['Relation Name']!));

        expect(nodes.filter((node) => node['Node Type'] === 'Seq Scan')).toEqual([]);
        // a total and an aggregate count all there is
        if (name === 'list' || name === 'aggregate') return;
        const mostRead = nodes.filter((node) => rowsRead(node) > Math.max(rows, 25) * READ_PER_ROW);
        expect(mostRead).toEqual([]);
      });
    }
  }
});

describe('the plan of a page far down', () => {
  it.each(['after', 'before'])('starts at the cursor that it comes %s', async (side) => {
    const far = '{ accounts(first: 1, offset: 2500) { pageInfo { endCursor } } }';
    const { accounts } = await admin.data<{ accounts: { pageInfo: { endCursor: string } } }>(far);

    const [read] = await readsOf(() => admin.data(`{ accounts(first: 25, ${side}: "${accounts.pageInfo.endCursor}") { nodes { id } } }`));
    const nodes = nodesOf(await seventhPlan(server.databaseUrl, read!));

    expect(nodes.reduce((sum, node) => sum + rowsRead(node), 0)).toBeLessThanOrEqual(26);
  });

  it.each(['after', 'before'])('starts at the cursor that it comes %s, in an order by what some rows have no value of', async (side) => {
    const far = '{ visits(first: 1, offset: 2500) { pageInfo { endCursor } } }';
    const { visits } = await admin.data<{ visits: { pageInfo: { endCursor: string } } }>(far);

    const [read] = await readsOf(() => admin.data(`{ visits(first: 25, ${side}: "${visits.pageInfo.endCursor}") { nodes { id } } }`));
    const nodes = nodesOf(await seventhPlan(server.databaseUrl, read!)).filter((node) => LARGE.has(node['Relation Name']!));

    // the rows of the page are found, then read
    expect(nodes.reduce((sum, node) => sum + rowsRead(node), 0)).toBeLessThanOrEqual(3 * 26);
  });
});

async function planOf(name: OperationName, viewer: ViewerName): Promise<PlanNode> {
  const { query, variables } = OPERATIONS.find((operation) => operation.name === name)!.ours(keys);
  const [read] = await readsOf(() => clients[viewer].data(query!, variables));
  return seventhPlan(server.databaseUrl, read!);
}
