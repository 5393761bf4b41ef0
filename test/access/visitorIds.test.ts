import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Client } from '../support/client.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { rowsOf } from '../support/tokens.ts';
import { codeOf, runVerb } from '../support/verbs.ts';

let server: TestServer;
let visitor: { id: string; id_no: string; username: string; tour_id: string };

beforeAll(async () => {
  server = await startServer();
  const rows = await rowsOf<typeof visitor>(
    server,
    `select v.id, v.id_no, v.tour_id, u.username from tour_visitor v join tour_request t on t.id = v.tour_id
      join account a on a.id = t.account_id join app_user u on u.id = a.specialist_id
      where v.id_no is not null and u.username in ('specialist-li', 'specialist-wang', 'specialist-zhao') order by v.id limit 1`,
  );
  visitor = rows[0]!;
});
afterAll(() => server.close());

async function readBy(client: Client): Promise<unknown> {
  const { tourVisitor } = await client.data<{ tourVisitor: unknown }>('query($id: ID!) { tourVisitor(id: $id) { idNo } }', {
    id: visitor.id,
  });
  return tourVisitor;
}

const IN_PART = { idNo: expect.stringMatching(/^\d{3}\*{11}\d{4}$/) };

describe('the ID number of a visitor', () => {
  test.each(['admin', 'auditor', 'region', 'manager-east', 'office'])('%s reads in part', async (username) => {
    expect(await readBy(await server.as(username))).toEqual(IN_PART);
  });

  test('is neither filtered nor sorted by, and is not there for guides', async () => {
    const office = await server.as('office');
    const filtered = await office.ask('{ tourVisitors(where: { idNo: { startsWith: "99" } }) { totalCount } }');
    const ofGuide = await (await server.as('guide')).ask('{ tourVisitors { nodes { idNo } } }');

    expect([codeOf(filtered), codeOf(ofGuide)]).toEqual(['GRAPHQL_VALIDATION_FAILED', 'GRAPHQL_VALIDATION_FAILED']);
  });

  test('is shown one by one to whoever keeps the list, and the audit tells who was shown it, without the number', async () => {
    const holder = await server.as(visitor.username);

    expect(await runVerb(holder, 'showVisitorId idNoShown idNo', visitor.id)).toEqual({ idNoShown: visitor.id_no, ...IN_PART });
    const { tourVisitor } = await holder.data<{ tourVisitor: unknown }>('query($id: ID!) { tourVisitor(id: $id) { idNoShown } }', {
      id: visitor.id,
    });
    expect(tourVisitor).toEqual({ idNoShown: null });
    const events = await rowsOf(
      server,
      'select u.username, e.action, e.changes from audit_event e join app_user u on u.id = e.actor_id where e.entity_id = $1',
      [visitor.id],
    );
    const changes = [{ field: 'idNo', before: null, after: null }];
    expect(events).toEqual([{ username: visitor.username, action: 'showVisitorId', changes }]);
  });

  test.each([
    ['auditor', 'BAD_REQUEST'],
    ['guide', 'GRAPHQL_VALIDATION_FAILED'],
    ['region', 'GRAPHQL_VALIDATION_FAILED'],
    ['specialist-chen', 'NOT_FOUND'],
  ])('is not shown to %s: %s', async (username, code) => {
    expect(await runVerb(await server.as(username), 'showVisitorId', visitor.id)).toBe(code);
  });

  test('can be set right unread, and stands in the audit in part', async () => {
    const office = await server.as('office');
    await rowsOf(server, "update tour_request set status = 'RETURNED' where id = $1", [visitor.tour_id]);
    await office.data('mutation($id: ID!) { updateTourVisitor(id: $id, input: { idNo: "990000199001019876" }) { id } }', {
      id: visitor.id,
    });

    const [event] = await rowsOf<{ changes: unknown }>(
      server,
      "select changes from audit_event where entity_id = $1 and action = 'update'",
      [visitor.id],
    );
    expect(event!.changes).toEqual([{ field: 'idNo', before: `****${visitor.id_no.slice(-4)}`, after: '****9876' }]);
  });
});
