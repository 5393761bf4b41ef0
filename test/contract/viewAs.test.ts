import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startServer, type TestServer } from '../support/server.ts';
import { issueToken, partnerWithAccounts, rowsOf, type Issued } from '../support/tokens.ts';
import { CREATE_NEED, READS, type Seen, ViewAsClient } from '../support/viewAs.ts';

let server: TestServer;
const ids = new Map<string, string>();
const tokens = new Map<string, Issued>();

beforeAll(async () => {
  server = await startServer();
  const users = await rowsOf<{ id: string; username: string }>(server, 'select id, username from app_user');
  users.forEach(({ id, username }) => ids.set(username, id));
  const scopes = ['account:read', 'visit:read', 'user:read', 'region:read'];
  const bi = (owner: string): object => ({ kind: 'BI', scopes, ownerId: ids.get(owner) });
  tokens.set('east', await issueToken(server, bi('manager-east')));
  tokens.set('south', await issueToken(server, bi('manager-south')));
  tokens.set('everything', await issueToken(server, bi('auditor')));
  const partnerId = await partnerWithAccounts(server);
  tokens.set('partner', await issueToken(server, { kind: 'PARTNER', partnerId, scopes: ['account:read', 'need:create'] }));
});
afterAll(() => server.close());

const signIn = (username: string): Promise<ViewAsClient> => ViewAsClient.signIn(server.url, username);
const user = (username: string): Seen => ({ user: ids.get(username)! });
const token = (name: string): Seen => ({ token: tokens.get(name)!.id });
const UNKNOWN = '01900000-0000-7000-8000-000000000000';

describe('who may look as whom', () => {
  /** Rows: who looks; columns: as whom. Written here and nowhere else. */
  const PAIRS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
    admin: { 'manager-east': 200, 'specialist-li': 200, auditor: 200, guide: 200, admin: 403 },
    region: { 'specialist-li': 200, 'specialist-chen': 200, 'manager-east': 403, admin: 403, office: 403 },
    'manager-east': { 'specialist-li': 200, 'specialist-chen': 403, 'manager-east': 403, region: 403, admin: 403, finance: 403 },
    'manager-south': { 'specialist-chen': 200, 'specialist-li': 403 },
    'specialist-li': { 'specialist-wang': 403, 'specialist-li': 403 },
    office: { 'specialist-li': 403 },
    guide: { 'specialist-li': 403 },
    frontdesk: { 'specialist-li': 403 },
    finance: { 'specialist-li': 403 },
    auditor: { 'specialist-li': 403, admin: 403 },
  };

  test.each(Object.entries(PAIRS))('%s as users', async (username, row) => {
    const watcher = await signIn(username);

    for (const [viewed, status] of Object.entries(row)) {
      expect([viewed, await watcher.may(user(viewed))]).toEqual([viewed, status === 200]);
      expect([viewed, (await watcher.begin(user(viewed))).status]).toEqual([viewed, status]);
      await watcher.end();
    }
  });

  const TOKENS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
    admin: { east: 200, south: 200, partner: 200, everything: 200 },
    'manager-east': { east: 200, south: 404, partner: 404, everything: 404 },
    region: { east: 404 },
    'specialist-li': { east: 404 },
    auditor: { east: 403 },
  };

  test.each(Object.entries(TOKENS))('%s as tokens', async (username, row) => {
    const watcher = await signIn(username);

    for (const [name, status] of Object.entries(row)) {
      expect([name, (await watcher.begin(token(name))).status]).toEqual([name, status]);
      await watcher.end();
    }
  });

  test('nobody as what does not exist, is malformed, or is two things at once', async () => {
    const admin = await signIn('admin');
    const asked: object[] = [{ user: UNKNOWN }, { token: UNKNOWN }, { user: 'x' }, {}, { ...user('guide'), ...token('east') }];

    const answers = await Promise.all(asked.map((viewed) => admin.begin(viewed as Seen)));

    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 400, 400]);
  });

  test('a manager as no token whose owner sees beyond the department', async () => {
    const [unit] = await rowsOf<{ id: string }>(server, "select org_unit_id as id from app_user where username = 'manager-east'");
    await rowsOf(server, "update app_user set org_unit_id = $1 where username = 'auditor'", [unit!.id]);
    const manager = await signIn('manager-east');

    expect((await manager.begin(token('everything'))).status).toBe(403);
  });

  test('nobody from within, by token, or without a session', async () => {
    const admin = await signIn('admin');
    await admin.begin(user('manager-east'));
    const { token: value } = tokens.get('east')!;
    const byToken = new ViewAsClient(server.url, { authorization: `Bearer ${value}` });

    const statuses = [admin, byToken, new ViewAsClient(server.url, {})].map(async (by) => (await by.begin(user('specialist-li'))).status);

    expect(await Promise.all(statuses)).toEqual([403, 403, 401]);
  });
});

describe('what is seen', () => {
  const VIEWED = ['specialist-li', 'manager-south', 'guide', 'finance', 'auditor'];

  test.each(VIEWED)('is what %s sees, byte for byte', async (username) => {
    const [admin, own] = [await signIn('admin'), await server.as(username)];
    await admin.begin(user(username));

    for (const query of READS) expect((await admin.ask(query)).text).toBe((await own.ask(query)).text);
  });

  test.each(['east', 'partner'])('is what the %s token sees, without being its use', async (name) => {
    const [admin, { client, id }] = [await signIn('admin'), tokens.get(name)!];
    await admin.begin(token(name));

    for (const query of READS) expect((await admin.ask(query)).text).toBe((await client.ask(query)).text);
    const [{ at } = { at: null }] = await rowsOf<{ at: Date | null }>(server, 'select last_used_at as at from api_token where id = $1', [
      id,
    ]);
    await admin.ask(READS[0]!);
    const { headers } = await admin.ask(READS[0]!);

    expect(headers.get('ratelimit-remaining')).toBeNull();
    expect(await rowsOf(server, 'select last_used_at as at from api_token where id = $1', [id])).toEqual([{ at }]);
  });

  test('is told with who looks, until it ends', async () => {
    const manager = await signIn('manager-east');

    const begun = await manager.begin(user('specialist-li'));
    const meanwhile = await manager.viewer();
    const ended = await manager.end();

    const wanted = { viewer: { username: 'specialist-li', role: 'SPECIALIST' }, viewedBy: { username: 'manager-east', role: 'MANAGER' } };
    expect([begun.body, meanwhile.body]).toMatchObject([wanted, wanted]);
    expect(ended.body).toMatchObject({ viewer: { username: 'manager-east' } });
    expect(ended.body).not.toHaveProperty('viewedBy');
  });
});

describe('looking', () => {
  test('changes nothing: every write is refused in its own words, and the database with them', async () => {
    const admin = await signIn('admin');
    await admin.begin(user('manager-east'));
    const [account] = await rowsOf<{ id: string }>(server, 'select id from account where deleted_at is null order by id limit 1');
    const before = await everything();

    const answers = [
      await admin.ask(CREATE_NEED, { accountId: account!.id }),
      await admin.ask('mutation($id: ID!) { updateAccount(id: $id, input: { remark: "x" }) { id } }', { id: account!.id }),
      await admin.ask('mutation($id: ID!) { deleteAccounts(ids: [$id]) { changed } }', { id: account!.id }),
      await admin.ask('mutation($id: ID!) { reassignAccount(id: $id, input: { reason: "x" }) { id } }', { id: account!.id }),
    ];
    const role = await admin.post('/auth/role', { role: 'MANAGER' });

    expect(answers.map(({ errors }) => errors?.[0])).toMatchObject(
      answers.map(() => ({ message: expect.stringContaining('只读'), extensions: { code: 'FORBIDDEN' } })),
    );
    expect([role.status, role.body]).toMatchObject([403, { errors: [{ message: expect.stringContaining('只读') }] }]);
    expect(await everything()).toEqual(before);
  });

  test('by token refuses what the token itself may do', async () => {
    const admin = await signIn('admin');
    await admin.begin(token('partner'));
    const [account] = await rowsOf<{ id: string }>(server, 'select id from account where partner_id is not null limit 1');

    const { errors } = await admin.ask(CREATE_NEED, { accountId: account!.id });

    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  test('ends by itself with the watcher’s right, the viewed one’s suspension, the token’s revocation and after an hour, into nobody', async () => {
    const { id: revoked } = await issueToken(server, { kind: 'BI', scopes: ['account:read'] });
    const [byRight, bySuspension, byRevocation, byTime] = [
      await signIn('manager-south'),
      await signIn('admin'),
      await signIn('admin'),
      await signIn('region'),
    ];
    await byRight.begin(user('specialist-chen'));
    await bySuspension.begin(user('specialist-zhao'));
    await byRevocation.begin({ token: revoked });
    await byTime.begin(user('specialist-wang'));
    const all = [byRight, bySuspension, byRevocation, byTime];
    const before = await Promise.all(all.map(async (one) => (await one.viewer()).status));

    await rowsOf(server, "update app_user set roles = '{OFFICE}' where username = 'specialist-chen'");
    await rowsOf(server, "update app_user set active = false where username = 'specialist-zhao'");
    await rowsOf(server, 'update api_token set revoked_at = now() where id = $1', [revoked]);
    await rowsOf(server, "update internal.session set as_until = now() - interval '1 s' where as_user_id = $1", [
      ids.get('specialist-wang'),
    ]);
    await new Promise((resolve) => setTimeout(resolve, 5_000));
    const after = await Promise.all(all.map(async (one) => (await one.ask('{ accounts { totalCount } }')).status));
    const ended = await Promise.all(all.map(async (one) => (await one.end()).body));

    expect([before, after]).toEqual([
      [200, 200, 200, 200],
      [401, 401, 401, 401],
    ]);
    expect(ended).toMatchObject(['manager-south', 'admin', 'admin', 'region'].map((username) => ({ viewer: { username } })));
  });

  test('is audited from its beginning to its end, however that comes, insert-only and sealed', async () => {
    await rowsOf(server, 'truncate internal.session');
    const [ending, leaving] = [await signIn('admin'), await signIn('manager-east')];
    await ending.begin(user('guide'));
    await ending.end();
    await ending.end();
    await leaving.begin(token('east'));
    await leaving.post('/auth/sign-out', {});

    const asked = `query($ids: [String!]) { auditEvents(where: { entityId: { in: $ids }, action: { in: ["viewAs", "endViewAs"] } }, orderBy: [{ id: DESC }], first: 4) {
      nodes { actor { username } via action entity entityId requestId ip seal } } }`;
    const auditor = await server.as('auditor');
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const found = await auditor.data<{ auditEvents: { nodes: { seal: string }[] } }>(asked.replace('username', 'name'), {
      ids: [ids.get('guide'), tokens.get('east')!.id],
    });

    const event = (action: string, entity: string, more: object): object => ({ via: 'UI', action, entity, ...more });
    const asker = { requestId: expect.any(String), ip: expect.stringContaining('127.0.0.1'), seal: expect.any(String) };
    expect(found.auditEvents.nodes).toMatchObject([
      event('endViewAs', 'ApiToken', { entityId: tokens.get('east')!.id, actor: { name: expect.any(String) } }),
      event('viewAs', 'ApiToken', asker),
      event('endViewAs', 'User', asker),
      event('viewAs', 'User', { ...asker, entityId: ids.get('guide') }),
    ]);
  });
});

/** Every row of every table of the nouns. */
async function everything(): Promise<unknown> {
  // what tokens have used is written down by itself, some seconds later
  const tables = await rowsOf<{ name: string }>(
    server,
    "select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'api_token_usage' order by 1",
  );
  const texts = tables.map(
    ({ name }) => `select '${name}' as name, md5(coalesce(string_agg(t::text, '' order by t::text), '')) as rows from "${name}" t`,
  );
  return rowsOf(server, texts.join(' union all '));
}
