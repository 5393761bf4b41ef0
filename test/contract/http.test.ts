import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { InjectOptions } from 'fastify';
import { chooseLanguage } from '../../server/http/language.ts';
import { Browser, cookie, errorOf, JSON_TYPE, tokenIn } from '../support/browser.ts';
import { addPerson, openEdge, type TestEdge } from '../support/edge.ts';

let edge: TestEdge;

beforeAll(async () => {
  edge = await openEdge();
});

afterAll(async () => {
  await edge.close();
});

describe('every answer', () => {
  it.each<[string, InjectOptions]>([
    ['the panel', { url: '/' }],
    ['a file', { url: '/assets/main-5f3a.js' }],
    ['a viewer', { url: '/auth/viewer' }],
    ['an unknown address', { url: '/nowhere' }],
    ['an address that cannot be parsed', { url: '/%E0%A4%A' }],
    ['a refused body', { method: 'POST', url: '/auth/sign-in', payload: 'a=b', headers: { 'content-type': 'text/plain' } }],
  ])('carries the security headers and a request id: %s', async (_what, request) => {
    const { headers } = await edge.app.inject(request);

    const policy = String(headers['content-security-policy']);
    expect(policy).toMatch(/script-src 'self';.*frame-ancestors 'none'/);
    expect(policy).not.toMatch(/unsafe-eval|https?:|\*/);
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'same-origin', 'x-frame-options': 'DENY' });
    expect(headers['permissions-policy']).toContain('camera=()');
    expect(headers['x-request-id']).toMatch(/^[\da-f-]{36}$/);
  });

  it.each<[string, InjectOptions, number, string]>([
    ['an unknown address', { url: '/nowhere' }, 404, 'NOT_FOUND'],
    ['an unknown address of programs', { url: '/auth/nowhere', headers: { accept: 'text/html' } }, 404, 'NOT_FOUND'],
    ['an unknown file', { url: '/assets/gone.js', headers: { accept: 'text/html' } }, 404, 'NOT_FOUND'],
    ['another method', { method: 'DELETE', url: '/auth/viewer' }, 404, 'NOT_FOUND'],
    ['a way out of the folder', { url: '/..%2f..%2fpackage.json' }, 404, 'NOT_FOUND'],
    ['an address that cannot be parsed', { url: '/%E0%A4%A' }, 400, 'BAD_REQUEST'],
    ['a broken body', post('{"username":'), 400, 'BAD_REQUEST'],
    ['a poisoned body', post('{"__proto__":{"a":1}}'), 400, 'BAD_REQUEST'],
    ['a body of more than 256 KB', post(JSON.stringify({ username: 'x'.repeat(256 * 1024) })), 413, 'BAD_REQUEST'],
  ])('to %s is an error in JSON with a stable code', async (_what, request, status, code) => {
    const response = await edge.app.inject(request);

    expect([response.statusCode, errorOf(response).code]).toEqual([status, code]);
    expect(response.headers['content-type']).toMatch(/^application\/json/);
  });

  it('tells nothing of an unforeseen error but the request id, and the log its cause', async () => {
    const app = await edge.with({
      registerRoutes: (scope) =>
        void scope.get('/broken', () => {
          throw new Error('select secret from vault');
        }),
    });

    const response = await app.inject({ url: '/broken', headers: { authorization: 'Bearer kam_secret', cookie: 'kam_session=secret' } });

    const requestId = response.headers['x-request-id'];
    expect(response.statusCode).toBe(500);
    expect(response.json()).toEqual({ errors: [{ message: expect.any(String), extensions: { code: 'INTERNAL', requestId } }] });
    expect(edge.logged()).toContain('select secret from vault');
    expect(edge.logged()).not.toMatch(/kam_secret|kam_session=secret/);
  });
});

describe('the language of an answer', () => {
  it.each([
    ['en', 'ZH_CN', 'en'],
    ['zh-CN,zh;q=0.9,en;q=0.8', 'EN', 'zh'],
    ['en;q=0.3, zh-Hant;q=0.7', undefined, 'zh'],
    ['de, EN-gb;q=0.5', 'ZH_CN', 'en'],
    ['zh;q=0, en;q=0.1', undefined, 'en'],
    ['de', 'EN', 'en'],
    ['*', 'EN', 'en'],
    ['en;q=nonsense', undefined, 'zh'],
    ['', undefined, 'zh'],
    [undefined, 'EN', 'en'],
    [undefined, undefined, 'zh'],
  ] as const)('for "%s" and a person of %s is %s', (header, locale, language) => {
    expect(chooseLanguage(header, locale)).toBe(language);
  });

  it('is the signed-in person’s own where the header wants neither', async () => {
    const person = await addPerson(edge, { locale: 'EN' });
    const signedIn = cookie(tokenIn(await new Browser(edge.app).signIn(person)));

    const messageFor = async (headers: Record<string, string>) =>
      (await edge.app.inject({ url: '/nowhere', headers })).json().errors[0].message as string;

    expect(await messageFor(signedIn)).toBe('No such address');
    expect(await messageFor({ ...signedIn, 'accept-language': 'zh-CN' })).toBe('没有此地址');
    expect(await messageFor({})).toBe('没有此地址');
  });
});

describe('the panel', () => {
  it.each(['/', '/index.html', '/accounts/01890a5d/show?tab=visits'])('is the page at %s, checked at every visit', async (url) => {
    const response = await edge.app.inject({ url, headers: { accept: 'text/html,*/*;q=0.8' } });

    expect(response.body).toContain('<title>Panel</title>');
    expect(response.headers).toMatchObject({ 'cache-control': 'no-cache', 'content-type': 'text/html; charset=utf-8' });
  });

  it('has files that browsers keep, compressed where the build did it', async () => {
    const plain = await edge.app.inject('/assets/main-5f3a.js');
    const compressed = await edge.app.inject({ url: '/assets/main-5f3a.js', headers: { 'accept-encoding': 'gzip, br' } });

    expect(plain.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(compressed.headers).toMatchObject({ 'content-encoding': 'br', 'cache-control': plain.headers['cache-control'] });
    expect(compressed.headers['content-type']).toMatch(/javascript; charset=utf-8$/);
  });

  it('gives away nothing else of its folder', async () => {
    expect((await edge.app.inject('/provider/client.js')).statusCode).toBe(404);
  });
});

describe('health', () => {
  it('tells a living process from a serving one', async () => {
    const app = await edge.with({ isReady: () => Promise.reject(new Error('no database')) });

    const [alive, ready, waiting] = [await app.inject('/healthz'), await edge.app.inject('/readyz'), await app.inject('/readyz')];

    expect([alive.statusCode, ready.statusCode, waiting.statusCode]).toEqual([200, 200, 503]);
    expect(errorOf(waiting).code).toBe('UNAVAILABLE');
    expect(Number(waiting.headers['retry-after'])).toBeGreaterThan(0);
  });

  it('counts requests by route, not by address', async () => {
    await edge.app.inject('/some/address/1');
    await edge.app.inject('/auth/viewer');

    const { body } = await edge.app.inject('/metrics');

    expect(body).toContain('http_request_duration_seconds_count{method="GET",route="/auth/viewer",status="401"}');
    expect(body).toContain('process_resident_memory_bytes');
    expect(body).not.toContain('/some/address');
  });
});

describe('the server on its port', () => {
  it('finishes what is in flight when it closes, and takes nothing new', async () => {
    const app = await edge.with({
      registerRoutes: (scope) =>
        void scope.get('/slow', async () => {
          await pause(300);
          return { done: true };
        }),
    });
    const address = await app.listen({ port: 0, host: '127.0.0.1' });
    const slow = fetch(`${address}/slow`);
    await pause(100);

    await app.close();

    expect(await (await slow).json()).toEqual({ done: true });
    await expect(fetch(`${address}/healthz`)).rejects.toThrow();
  });

  it('answers what is no HTTP in JSON', async () => {
    const app = await edge.with({});
    const { port } = new URL(await app.listen({ port: 0, host: '127.0.0.1' }));

    const answer = await exchange(Number(port), 'NONSENSE\r\n\r\n');

    expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
    expect(JSON.parse(answer.split('\r\n\r\n')[1] ?? '').errors[0].extensions.code).toBe('BAD_REQUEST');
  });
});

function post(payload: string): InjectOptions {
  return { method: 'POST', url: '/auth/sign-in', headers: JSON_TYPE, payload };
}

/** Sends bytes and gives all that comes back until the server hangs up. */
function exchange(port: number, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.setEncoding('utf8').on('data', (text) => (answer += String(text)));
    socket.on('error', reject);
    socket.on('close', () => resolve(answer));
  });
}
