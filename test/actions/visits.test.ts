import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { png } from '../support/sampleFiles.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { rowsOf } from '../support/tokens.ts';
import { senderOf, upload } from '../support/uploads.ts';
import { codeOf } from '../support/verbs.ts';

let server: TestServer;
let li: Awaited<ReturnType<typeof senderOf>>;
let wang: typeof li;

beforeAll(async () => {
  server = await startServer();
  [li, wang] = [await senderOf(server, 'specialist-li'), await senderOf(server, 'specialist-wang')];
});
afterAll(() => server?.close());

const FIELDS =
  'id no status kind mode purpose outcome actualStart actualEnd reportedAt checkInGeo distanceM specialist { name } photos { nodes { id } }';
const LOG = `mutation($id: ID!, $input: LogVisitInput!) { logVisit(id: $id, input: $input) { ${FIELDS} account { id geo } } }`;
const RECORD = `mutation($id: ID!, $input: RecordVisitInput!) { recordVisit(id: $id, input: $input) { ${FIELDS} } }`;
const START = `mutation($id: ID!, $geo: JSON) { startVisit(id: $id, input: { checkInGeo: $geo }) { ${FIELDS} } }`;
const REPORT = { outcome: 'POSITIVE', summary: '客户确认下月追加两组样品' };
const PLACE = { lat: 31.2304, lng: 121.4737 };
const NEAR = { lat: 31.2354, lng: 121.4737 };

async function account(geo: object | null = null): Promise<string> {
  const { accounts } = await li.client.data<{ accounts: { nodes: { id: string }[] } }>('{ accounts(first: 20) { nodes { id } } }');
  const { id } = accounts.nodes[Math.floor(accounts.nodes.length / 2)]!;
  await li.client.data('mutation($id: ID!, $geo: JSON) { updateAccount(id: $id, input: { geo: $geo }) { id } }', { id, geo });
  return id;
}

async function plan(accountId: string, mode = 'ONSITE'): Promise<string> {
  const input = { accountId, mode, kind: 'REGULAR', purpose: '跟进样品', plannedStart: '2026-11-23T00:30:00Z' };
  const made = await li.client.data<{ createVisit: { id: string } }>(
    'mutation($input: VisitCreateInput!) { createVisit(input: $input) { id } }',
    { input },
  );
  return made.createVisit.id;
}

describe('logVisit', () => {
  test('enters an unplanned visit as done, with its photos, in one call', async () => {
    const { files } = await upload(li, { 'site.png': png(3, 2) });
    const input = { ...REPORT, kind: 'RETURN', photoIds: [files[0]!.id], nextStep: '寄样品' };

    const { logVisit } = await li.client.data<{ logVisit: Record<string, unknown> }>(LOG, { id: await account(), input });

    expect(logVisit).toMatchObject({
      no: expect.stringMatching(/^BF-202611-/),
      status: 'DONE',
      kind: 'RETURN',
      mode: 'ONSITE',
      purpose: '回访',
      actualEnd: '2026-11-23T01:00:00.000Z',
      reportedAt: '2026-11-23T01:00:00.000Z',
      specialist: { name: expect.any(String) },
      photos: { nodes: [{ id: files[0]!.id }] },
    });
  });

  test('sent twice under one key makes one visit', async () => {
    const id = await account();
    const headers = { 'idempotency-key': 'quick-visit-1' };
    const variables = { id, input: { ...REPORT, kind: 'REGULAR' } };
    const [first, second] = await Promise.all([li.client.ask(LOG, variables, headers), li.client.ask(LOG, variables, headers)]);

    expect(first.data).toEqual(second.data);
    const made = await rowsOf(server, 'select 1 from visit where account_id = $1 and reported_at = actual_end and summary = $2', [
      id,
      REPORT.summary,
    ]);
    expect(made.length).toBeGreaterThan(0);
  });

  test('stands in the history under its name', async () => {
    const { logVisit } = await li.client.data<{ logVisit: { id: string } }>(LOG, {
      id: await account(),
      input: { ...REPORT, kind: 'REGULAR' },
    });
    const { auditEvents } = await li.client.data<{ auditEvents: { nodes: { action: string }[] } }>(
      'query($id: String!) { auditEvents(where: { entityId: { eq: $id } }) { nodes { action } } }',
      { id: logVisit.id },
    );

    expect(auditEvents.nodes.map(({ action }) => action).toSorted()).toEqual(['create', 'logVisit']);
  });

  test('of a foreign account, with a foreign photo or from the future is refused and leaves nothing', async () => {
    const before = await rowsOf(server, 'select id from visit');
    const { files } = await upload(wang, { 'foreign.png': png(4, 2) });
    const own = await account();
    const refused = async (who: typeof li, input: object): Promise<string> =>
      codeOf(await who.client.ask(LOG, { id: own, input: { ...REPORT, kind: 'REGULAR', ...input } }));

    expect(await refused(wang, {})).toBe('NOT_FOUND');
    expect(await refused(li, { photoIds: [files[0]!.id] })).toBe('NOT_FOUND');
    expect(await refused(li, { actualEnd: '2026-11-23T03:00:00Z' })).toBe('VALIDATION_FAILED');
    expect(await refused(li, { summary: '好' })).toBe('VALIDATION_FAILED');
    expect(await rowsOf(server, 'select id from visit')).toHaveLength(before.length);
  });
});

describe('a check-in', () => {
  test('tells how far from the account it was, at the start and with the report', async () => {
    const id = await account(PLACE);
    const started = await li.client.data<{ startVisit: object }>(START, { id: await plan(id), geo: NEAR });
    const reported = await li.client.data<{ recordVisit: object }>(RECORD, { id: await plan(id), input: { ...REPORT, checkInGeo: NEAR } });

    expect(started.startVisit).toMatchObject({ status: 'IN_PROGRESS', checkInGeo: NEAR, distanceM: 556 });
    expect(reported.recordVisit).toMatchObject({ status: 'DONE', checkInGeo: NEAR, distanceM: 556 });
  });

  test('at one of our sites is measured from the nearest of them', async () => {
    await rowsOf(server, `update sales_site set geo = '{"lat": 31.2304, "lng": 121.4737}' where status = 'OPEN'`);
    const { startVisit } = await li.client.data<{ startVisit: object }>(START, { id: await plan(await account(), 'AT_SITE'), geo: NEAR });

    expect(startVisit).toMatchObject({ distanceM: 556 });
  });

  test('without a place to measure from stays without a distance, and may become that place', async () => {
    const id = await account(null);
    const input = { ...REPORT, kind: 'REGULAR', checkInGeo: NEAR };
    const first = await li.client.data<{ logVisit: object }>(LOG, { id, input });
    const second = await li.client.data<{ logVisit: object }>(LOG, { id, input: { ...input, isAccountPlace: true } });

    expect(first.logVisit).toMatchObject({ distanceM: null, account: { geo: null } });
    expect(second.logVisit).toMatchObject({ distanceM: 0, account: { geo: NEAR } });
  });

  test('is the verbs’ alone to write', async () => {
    const answer = await li.client.ask('mutation($id: ID!) { updateVisit(id: $id, input: { distanceM: 3 }) { id } }', {
      id: await plan(await account()),
    });

    expect(codeOf(answer)).toBe('GRAPHQL_VALIDATION_FAILED');
  });
});

describe('recordVisit', () => {
  test('adds its photos to those that are there, and keeps them', async () => {
    const { files } = await upload(li, { 'one.png': png(5, 2), 'two.png': png(6, 2) });
    const id = await plan(await account());
    await li.client.data('mutation($id: ID!, $photoIds: [ID!]) { updateVisit(id: $id, input: { photoIds: $photoIds }) { id } }', {
      id,
      photoIds: [files[0]!.id],
    });

    const { recordVisit } = await li.client.data<{ recordVisit: { photos: { nodes: { id: string }[] } } }>(RECORD, {
      id,
      input: { ...REPORT, photoIds: [files[1]!.id] },
    });

    expect(recordVisit.photos.nodes.map((photo) => photo.id).toSorted()).toEqual(files.map((file) => file.id).toSorted());
  });
});
