import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { newToken } from '../../server/access/tokenFormat.ts';
import { ERRORS } from '../../server/kit/errors.ts';
import { Client } from '../support/client.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { statementsOf } from '../support/statements.ts';
import { issueToken, partnerWithAccounts, rowsOf } from '../support/tokens.ts';

let server: TestServer;
let partnerId: string;
beforeAll(async () => {
  server = await startServer();
  partnerId = await partnerWithAccounts(server);
});
afterAll(() => server.close());

const bi = (more: object = {}): object => ({ kind: 'BI', scopes: ['account:read'], ...more });
interface Reference {
  readonly limits: readonly { readonly key: string; readonly value: number }[];
  readonly errors: readonly { readonly code: string }[];
  readonly token: object;
}

interface Names {
  readonly fields: readonly { readonly name: string }[];
}

const COUNT = '{ accounts(first: 1) { totalCount } }';

describe('createApiToken', () => {
  test('shows the value once, and keeps its keyed hash alone', async () => {
    const admin = await server.as('admin');
    const { id, token } = await issueToken(server, bi());

    const read = await admin.data<{ apiToken: object }>('query($id: ID!) { apiToken(id: $id) { token prefix lastFour expiresAt } }', {
      id,
    });
    const stored = await rowsOf<{ all: string }>(
      server,
      `select concat(to_jsonb(t), to_jsonb(s), (select jsonb_agg(e) from audit_event e where e.entity_id = t.id::text)) as all
       from api_token t join internal.api_token_secret s on s.token_id = t.id where t.id = $1`,
      [id],
    );

    expect(read.apiToken).toMatchObject({ token: null, prefix: token.slice(0, -50), lastFour: token.slice(-4) });
    expect(stored[0]?.all).not.toContain(token.split('_').at(-1)!.slice(0, 43));
  });

  test('expires after ninety days unless told otherwise', async () => {
    const { id } = await issueToken(server, bi());

    const [row] = await rowsOf<{ days: number }>(
      server,
      'select round(extract(epoch from expires_at - now()) / 86400)::int as days from api_token where id = $1',
      [id],
    );

    expect(row?.days).toBe(90);
  });

  test.each([
    ['an unknown scope', { kind: 'BI', scopes: ['account:read', 'acount:read'] }, 'scopes.1'],
    ['a scope that BI never has', { kind: 'BI', scopes: ['need:create'] }, 'scopes.0'],
    ['a denied field that does not exist', { kind: 'BI', scopes: ['account:read'], deniedFields: ['account.colour'] }, 'deniedFields.0'],
    ['an end in the past', { kind: 'BI', scopes: ['account:read'], expiresAt: '2020-01-01T00:00:00Z' }, 'expiresAt'],
    ['no partner', { kind: 'PARTNER', scopes: ['account:read'] }, 'partnerId'],
    ['an address that is none', { kind: 'BI', scopes: ['account:read'], ipAllowList: ['anywhere'] }, 'ipAllowList'],
  ])('refuses %s', async (_name, input, path) => {
    const admin = await server.as('admin');

    const { errors } = await admin.ask('mutation($input: ApiTokenCreateInput!) { createApiToken(input: $input) { id } }', {
      input: { name: '错误', ...input },
    });

    expect(errors?.[0]?.extensions).toMatchObject({ code: 'VALIDATION_FAILED', fieldErrors: [{ path }] });
  });

  test('lets a manager make BI tokens for their own department alone', async () => {
    const manager = await server.as('manager-east');
    const ask = async (input: object): Promise<string | undefined> => {
      const create = 'mutation($input: ApiTokenCreateInput!) { createApiToken(input: $input) { id } }';
      return (await manager.ask(create, { input: { name: '部门', ...input } })).errors?.[0]?.extensions.code;
    };
    const ownerId = async (username: string): Promise<string> =>
      (await rowsOf<{ id: string }>(server, 'select id from app_user where username = $1', [username]))[0]!.id;

    expect(await ask(bi())).toBeUndefined();
    expect(await ask(bi({ ownerId: await ownerId('specialist-li') }))).toBeUndefined();
    expect(await ask(bi({ ownerId: await ownerId('manager-south') }))).toBe('FORBIDDEN');
    expect(await ask(bi({ ownerId: await ownerId('admin') }))).toMatch(/FORBIDDEN|VALIDATION_FAILED/);
    expect(await ask({ kind: 'PARTNER', partnerId, scopes: ['account:read'] })).toMatch(/FORBIDDEN|NOT_FOUND/);
  });

  test.each(['region', 'specialist-li', 'office', 'finance'])('is unknown to %s', async (username) => {
    const viewer = await server.as(username);

    const { errors } = await viewer.ask('mutation($input: ApiTokenCreateInput!) { createApiToken(input: $input) { id } }', { input: bi() });

    expect(errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
  });
});

describe('a token', () => {
  test('reads its own schema beside its rows', async () => {
    const { client } = await issueToken(server, { kind: 'PARTNER', partnerId, scopes: ['account:read', 'need:create'] });

    const answer = await client.data<{ accounts: object; __schema: { queryType: Names; mutationType: Names } }>(
      '{ accounts(first: 1) { totalCount } __schema { queryType { fields { name } } mutationType { fields { name } } } }',
    );

    expect(answer.__schema.queryType.fields.map(({ name }) => name)).toEqual(['account', 'accounts', 'accountsAggregate', 'catalogue']);
    expect(answer.__schema.mutationType.fields.map(({ name }) => name)).toEqual(['createNeed']);
    expect(answer.accounts).toEqual({ totalCount: expect.any(Number) });
  });

  test('is refused with 401 alike when malformed, foreign, unknown or wrong; without a query unless its checksum is right', async () => {
    const { token } = await issueToken(server, bi());
    const bad = ['', 'x', `${token}a`, token.replace(/.$/, (last) => (last === 'a' ? 'b' : 'a')), newToken('live', 'BI').value];
    const answers: unknown[] = [];

    const statements = await statementsOf(async () => {
      for (const value of bad) answers.push(await codeOf(value));
    });
    const unknown = await codeOf(newToken('demo', 'BI').value);

    expect([...answers, unknown]).toEqual(Array.from({ length: 6 }, () => [401, 'UNAUTHENTICATED']));
    expect(statements.filter((text) => text.includes('api_token'))).toEqual([]);
  });

  test('is refused within five seconds once it is expired, revoked or deleted, or its owner suspended', async () => {
    const admin = await server.as('admin');
    const [owner] = await rowsOf<{ id: string }>(server, "select id from app_user where username = 'specialist-zhao'");
    const inputs = [bi(), bi(), bi(), bi({ ownerId: owner!.id })];
    const [expired, revoked, deleted, orphan] = await Promise.all(inputs.map((input) => issueToken(server, input)));
    const codes = async (): Promise<unknown[]> => Promise.all([expired, revoked, deleted, orphan].map((issued) => codeOf(issued!.token)));

    const before = await codes();
    await rowsOf(server, "update api_token set expires_at = now() - interval '1 s' where id = $1", [expired!.id]);
    await admin.data('mutation($id: ID!) { revokeApiToken(id: $id) { revokedAt revokedBy { name } } }', { id: revoked!.id });
    await admin.data('mutation($id: ID!) { deleteApiToken(id: $id) { id } }', { id: deleted!.id });
    await rowsOf(server, 'update app_user set active = false where id = $1', [owner!.id]);
    await new Promise((resolve) => setTimeout(resolve, 5_000));

    expect(before).toEqual(Array.from({ length: 4 }, () => [200, undefined]));
    expect(await codes()).toEqual(Array.from({ length: 4 }, () => [401, 'UNAUTHENTICATED']));
  });

  test('cannot be revoked twice', async () => {
    const { id } = await issueToken(server, bi());
    const admin = await server.as('admin');
    const revoke = () => admin.ask('mutation($id: ID!) { revokeApiToken(id: $id) { id } }', { id });

    const [first, second] = [await revoke(), await revoke()];

    expect(first.errors).toBeUndefined();
    expect(second.errors?.[0]?.extensions.code).toBe('INVALID_TRANSITION');
  });

  test('is refused from an address that it does not list', async () => {
    const [far, near] = [
      await issueToken(server, bi({ ipAllowList: ['203.0.113.0/24'] })),
      await issueToken(server, bi({ ipAllowList: ['127.0.0.0/8', '::1'] })),
    ];

    expect([await codeOf(far.token), await codeOf(near.token)]).toEqual([
      [401, 'UNAUTHENTICATED'],
      [200, undefined],
    ]);
  });

  test('gets a new value by rotation, and the old one works on for the overlap alone', async () => {
    const { id, token } = await issueToken(server, bi());
    const admin = await server.as('admin');
    const rotate = async (overlapHours: number): Promise<string> => {
      const mutation = 'mutation($id: ID!, $input: RotateApiTokenInput!) { rotateApiToken(id: $id, input: $input) { token } }';
      return (await admin.data<{ rotateApiToken: { token: string } }>(mutation, { id, input: { overlapHours } })).rotateApiToken.token;
    };

    const second = await rotate(1);
    const both = [await codeOf(token), await codeOf(second)];
    const third = await rotate(0);
    await new Promise((resolve) => setTimeout(resolve, 5_000));

    expect(both).toEqual(Array.from({ length: 2 }, () => [200, undefined]));
    expect([await codeOf(token), await codeOf(second), await codeOf(third)]).toEqual([
      [401, 'UNAUTHENTICATED'],
      [401, 'UNAUTHENTICATED'],
      [200, undefined],
    ]);
  });

  test('is slowed down at its rate, with the standard headers', async () => {
    const { token } = await issueToken(server, bi({ ratePerMinute: 2 }));

    const responses = [await post(token), await post(token), await post(token)];

    expect(responses.map(({ status }) => status)).toEqual([200, 200, 429]);
    expect(responses.map(({ headers }) => headers.get('ratelimit-remaining'))).toEqual(['1', '0', '0']);
    expect(responses[0]!.headers.get('ratelimit-policy')).toBe('"minute";q=2;w=60');
    expect(Number(responses[2]!.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await responses[2]!.json()).toMatchObject({ errors: [{ extensions: { code: 'RATE_LIMITED' } }] });
  });

  test('is noted as used, and its day is counted', async () => {
    const { id, client } = await issueToken(server, bi());

    await client.data('{ accounts(first: 3) { nodes { id } } }');
    await client.ask('{ visits { totalCount } }');
    await new Promise((resolve) => setTimeout(resolve, 5_500));
    const admin = await server.as('admin');
    const { apiToken } = await admin.data<{ apiToken: { lastUsedAt: string; lastIp: string; usage: { nodes: object[] } } }>(
      'query($id: ID!) { apiToken(id: $id) { lastUsedAt lastIp usage { nodes { queries rows denied } } } }',
      { id },
    );

    expect(apiToken.lastUsedAt).not.toBeNull();
    expect(apiToken.lastIp).toContain('127.0.0.1');
    expect(apiToken.usage.nodes).toEqual([{ queries: 2, rows: 3, denied: 1 }]);
  });
});

describe('GET /reference', () => {
  test('tells a token its rights and the bounds that hold for it, and every error with what to do', async () => {
    const { token } = await issueToken(server, bi({ ratePerMinute: 30, maxFirst: 40 }));
    const headers = { authorization: `Bearer ${token}` };

    const told = (await (await fetch(`${server.url}/reference`, { headers })).json()) as Reference;
    const first = told.limits.find(({ key }) => key === 'first')!.value;
    const pages = await Promise.all([first, first + 1].map((rows) => post(token, `{ accounts(first: ${rows}) { nodes { id } } }`)));

    expect(told.token).toMatchObject({ scopes: ['account:read'], ratePerMinute: 30 });
    expect((await Promise.all(pages.map((page) => page.json() as Promise<object>))).map((answer) => 'errors' in answer)).toEqual([
      false,
      true,
    ]);
    expect(told.errors.map(({ code }) => code)).toEqual(Object.keys(ERRORS));
    expect((await fetch(`${server.url}/reference`)).status).toBe(401);
  });
});

async function post(token: string, query = COUNT): Promise<Response> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  return fetch(`${server.url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) });
}

async function codeOf(token: string): Promise<[number, string | undefined]> {
  const { status, errors } = await Client.withToken(server.url, token).ask(COUNT);
  return [status, errors?.[0]?.extensions.code];
}
