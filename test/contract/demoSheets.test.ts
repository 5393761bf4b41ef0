import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { withClient } from '../../server/database/database.ts';
import type { Client } from '../support/client.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { runVerb } from '../support/verbs.ts';

let server: TestServer;
let managers: readonly Client[];
let admin: Client;

beforeAll(async () => {
  server = await startServer();
  const names = ['admin', 'manager-east', 'manager-south'];
  [admin, ...managers] = (await Promise.all(names.map((name) => server.as(name)))) as [Client, ...Client[]];
});
afterAll(() => server.close());

/** All that a sheet says, but for when it was calculated. */
const SHEET = `id period status isShadow penalty weightPolicy planZeroPolicy cap total max percent grade frozenHash isSourceChanged
  lines(first: 6) { nodes { order plan actual rate cappedRate weight score needed note ratings(first: 6) { nodes { points isCounted } }
    evidence(first: 50) { nodes { noun recordId recordVersion title occurredOn counted amount excludeReason } } } }`;

interface Sheet {
  readonly id: string;
  readonly status: string;
}

async function sheetsOf(client: Client, where: string): Promise<readonly Sheet[]> {
  const ids = `{ assessmentSheets(first: 100, where: ${where}, orderBy: [{ period: DESC }]) { nodes { id } } }`;
  const { assessmentSheets } = await client.data<{ assessmentSheets: { nodes: Sheet[] } }>(ids);
  const one = `query($id: ID!) { assessmentSheet(id: $id) { ${SHEET} } }`;
  return Promise.all(
    assessmentSheets.nodes.map(async ({ id }) => (await client.data<{ assessmentSheet: Sheet }>(one, { id })).assessmentSheet),
  );
}

describe('the sheets of the demo', () => {
  it('say what they would if they were calculated now', async () => {
    for (const manager of managers) {
      const before = await sheetsOf(manager, '{ status: { in: [CALCULATED, RATED, APPEALED] } }');

      for (const { id } of before) expect(await runVerb(manager, 'calculateAssessment', id)).toMatchObject({ id });

      expect(before.length).toBeGreaterThan(20);
      expect(await sheetsOf(manager, '{ status: { in: [CALCULATED, RATED, APPEALED] } }')).toEqual(before);
    }
  });

  it('rest on records that have not changed since they were closed, and are frozen by what they say', async () => {
    const closed = await sheetsOf(admin, '{ status: { eq: CLOSED } }');
    await withClient(server.databaseUrl, (client) =>
      client.query(`update assessment_sheet set status = 'CONFIRMED' where status = 'CLOSED'`),
    );

    for (const manager of managers) {
      const own = await sheetsOf(manager, '{ status: { eq: CONFIRMED }, frozenHash: { isNull: false } }');
      for (const { id } of own) expect(await runVerb(manager, 'closeAssessment', id)).toMatchObject({ id });
    }

    expect(closed).toHaveLength(25);
    expect(closed.filter((sheet) => (sheet as unknown as { isSourceChanged: boolean }).isSourceChanged)).toEqual([]);
    expect(await sheetsOf(admin, '{ status: { eq: CLOSED } }')).toEqual(closed);
  });
});
