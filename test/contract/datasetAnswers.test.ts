import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { withClient } from '../../server/database/database.ts';
import { ExportGate } from '../../server/http/bi/exportGate.ts';
import { DATASETS, Reader, until } from '../support/datasets.ts';
import { openEdge } from '../support/edge.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { issueToken, rowsOf } from '../support/tokens.ts';

let server: TestServer;
let reader: Reader;
beforeAll(async () => {
  server = await startServer();
  reader = new Reader(server);
});
afterAll(() => server.close());

describe('an answer', () => {
  test('is known again until a row, or a row joined to it, changes within the scope', async () => {
    const path = `${DATASETS}/visits.csv`;
    const etag = async (who: string): Promise<string> => (await reader.ask(who, path)).headers.get('etag')!;
    const before = await etag('specialist-li');
    const rename = (scope: string): Promise<object[]> =>
      rowsOf(
        server,
        `update account set name = name || '*' where id = (select a.id from account a join app_user u on u.id = a.specialist_id where ${scope} limit 1)`,
      );

    const again = await reader.ask('specialist-li', path, { headers: { 'if-none-match': before } });
    await rename("u.username = 'specialist-sun'");
    const unmoved = await etag('specialist-li');
    await rename("u.username = 'specialist-li'");
    const moved = await etag('specialist-li');

    expect([again.status, await again.text()]).toEqual([304, '']);
    expect(unmoved).toBe(before);
    expect(moved).not.toBe(before);
    expect(await etag('manager-east')).not.toBe(moved);
  });

  test.each(['br', 'gzip'])('is packed by %s as it goes, under a validator of its own', async (encoding) => {
    const plain = await reader.ask('admin', `${DATASETS}/products.csv`);
    const packed = await reader.ask('admin', `${DATASETS}/products.csv`, { headers: { 'accept-encoding': `${encoding}, deflate;q=0.5` } });

    expect(packed.headers.get('content-encoding')).toBe(encoding);
    expect(packed.headers.get('etag')).not.toBe(plain.headers.get('etag'));
    expect(await packed.text()).toBe(await plain.text());
  });

  test('is told without its rows to who asks for the head', async () => {
    const head = await reader.ask('admin', `${DATASETS}/accounts.xlsx?lang=zh`, { method: 'HEAD' });

    expect([head.status, await head.text()]).toEqual([200, '']);
    expect(head.headers.get('content-disposition')).toBe(
      `attachment; filename="accounts.xlsx"; filename*=UTF-8''${encodeURIComponent('客户.xlsx')}`,
    );
    expect(head.headers.get('cache-control')).toBe('private, no-cache');
    expect(head.headers.get('referrer-policy')).toBe('no-referrer');
  });

  test('breaks off where the database fails in the middle, and never looks whole', async () => {
    await rowsOf(
      server,
      `insert into product (id, created_at, updated_at, code, name_zh, unit)
         select gen_random_uuid(), now(), now(), 'MANY-' || n, repeat('长', 60), '套' from generate_series(1, 40000) n`,
    );
    const response = await reader.ask('admin', `${DATASETS}/products.ndjson`);

    await rowsOf(
      server,
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'exports' and datname = current_database()",
    );

    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow('terminated');
    await rowsOf(server, "delete from product where code like 'MANY-%'");
  });

  test('ends with its reader: the statement is cancelled and the connection free', async () => {
    const waiting =
      "select pid from pg_stat_activity where application_name = 'exports' and state = 'active' and datname = current_database()";
    const { cookie } = (await server.as('admin')).headers;
    const browser = new AbortController();

    await withClient(server.databaseUrl, async (client) => {
      await client.query('begin; lock table visit in access exclusive mode');
      const asked = fetch(`${server.url}${DATASETS}/visits`, { headers: { cookie: cookie! }, signal: browser.signal }).catch(
        () => undefined,
      );
      await until(async () => (await rowsOf(server, waiting)).length === 1);
      browser.abort();
      await asked;
      await until(async () => (await rowsOf(server, waiting)).length === 0);
      await client.query('rollback');
    });

    expect((await reader.rows('admin', `${DATASETS}/visits?limit=1`)).rows).toHaveLength(1);
  });
});

describe('who asks', () => {
  test('may put a token into the address here and nowhere else', async () => {
    const token = await reader.biToken();

    const here = await fetch(`${server.url}${DATASETS}/products?limit=1&key=${token}`);
    const there = await reader.refusal(`/auth/viewer?key=${token}`);

    expect(here.status).toBe(200);
    expect(there.slice(0, 2)).toEqual([401, 'UNAUTHENTICATED']);
  });

  test.each([
    ['nobody', '', 401, 'UNAUTHENTICATED'],
    ['a wrong token', '&key=kam_demo_bi_nothing', 401, 'UNAUTHENTICATED'],
  ])('is refused as %s in the shape of every error', async (_name, key, status, code) => {
    expect((await reader.refusal(`${DATASETS}/products?limit=1${key}`)).slice(0, 2)).toEqual([status, code]);
  });

  test('is told the missing scope where the token could have it, and nothing where it could not', async () => {
    const token = await reader.biToken({ scopes: ['account:read'] });

    const answers = await Promise.all(
      ['visits', 'contacts', 'no-such', 'visits.pdf'].map((file) => reader.refusal(`${DATASETS}/${file}?key=${token}`)),
    );

    expect(answers.map(([status, code]) => `${status} ${code}`)).toEqual([
      '403 SCOPE_MISSING',
      '404 NOT_FOUND',
      '404 NOT_FOUND',
      '400 VALIDATION_FAILED',
    ]);
  });

  test('leaves a trace: rows in the log of the token, an event in the audit', async () => {
    const { id, token } = await issueToken(server, { kind: 'BI', scopes: ['account:read'] });
    const response = await fetch(`${server.url}${DATASETS}/accounts.csv?tier=KEY&key=${token}`);
    const count = parse(await response.text(), { bom: true }).length - 1;

    const event = "select changes from audit_event where action = 'export' and token = $1";
    await until(async () => (await rowsOf(server, event, [id])).length === 1);
    const [{ changes }] = (await rowsOf<{ changes: object[] }>(server, event, [id])) as [{ changes: object[] }];
    await until(
      async () => (await rowsOf(server, 'select 1 from api_token_usage where api_token_id = $1 and rows = $2', [id, count])).length > 0,
    );

    expect(changes).toContainEqual({ field: 'rows', before: null, after: count });
    expect(changes).toContainEqual({ field: 'parameters', before: null, after: { tier: ['KEY'] } });
    expect(JSON.stringify(changes)).not.toContain(token);
  });
});

describe('exports', () => {
  test('are refused where too many of one viewer, or of all, are on their way', async () => {
    const gate = new ExportGate({ perViewer: { running: 1, waiting: 0 }, inAll: { running: 2, waiting: 0 } });
    const ends: (() => void)[] = [];
    const long = (): Promise<void> => new Promise((resolve) => void ends.push(resolve));
    const pass = (id: string): Promise<void> => gate.pass({ id }, long);

    const running = [pass('one'), pass('two')];

    await expect(pass('one')).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await expect(pass('three')).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    ends.forEach((end) => end());
    await Promise.all(running);
    await gate.pass({ id: 'three' }, async () => undefined);
  });

  test('leave no token in the log, whatever becomes of them', async () => {
    const edge = await openEdge();
    const secret = 'kam_demo_bi_0123456789ab_secret';
    const app = await edge.with({
      registerRoutes: (routes) =>
        void routes.get('/bi/v1/datasets/:file', () => {
          throw new Error('out of order');
        }),
    });

    const answers = [
      await app.inject(`/bi/v1/datasets/visits.csv?key=${secret}`),
      await app.inject(`/bi/v1/datasets/%zz?key=${secret}`),
      await app.inject(`/bi/v1/nothing?key=${secret}`),
    ];

    expect(answers.map(({ statusCode }) => statusCode)).toEqual([500, 400, 404]);
    expect(edge.logged()).toContain('failed');
    expect(edge.logged() + JSON.stringify(answers.map(({ headers, body }) => [headers, body]))).not.toContain('secret');
    await edge.close();
  });
});
