import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from '../../server/kit/query/sql.ts';
import { Browser, cookie, credentialsOf, errorOf, JSON_TYPE, tokenIn } from '../support/browser.ts';
import { addPerson, openEdge, type TestEdge } from '../support/edge.ts';

let edge: TestEdge;
let browser: Browser;

beforeAll(async () => {
  edge = await openEdge();
  browser = new Browser(edge.app);
});

afterAll(async () => {
  await edge.close();
});

describe('POST /auth/sign-in', () => {
  it('answers the viewer and sets a cookie that scripts cannot read', async () => {
    const person = await addPerson(edge, { roles: ['MANAGER', 'OFFICE'] });

    const response = await browser.signIn(person);

    const { id, username } = person;
    const orgUnit = { id: expect.any(String), name: '大客户部' };
    expect(response.statusCode).toBe(200);
    expect(response.json()).toEqual({
      viewer: { id, username, name: '李娜', role: 'MANAGER', roles: ['MANAGER', 'OFFICE'], orgUnit, locale: 'ZH_CN' },
    });
    expect(response.headers['set-cookie']).toMatch(/^kam_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(response.headers['cache-control']).toBe('no-store');
  });

  it('gives the same answer for a wrong password, an unknown, a suspended and a deleted user', async () => {
    const [person, suspended, deleted] = [await addPerson(edge), await addPerson(edge), await addPerson(edge)];
    await edge.query(sql`update app_user set active = false where id = ${suspended.id}::uuid`);
    await edge.query(sql`update app_user set deleted_at = now() where id = ${deleted.id}::uuid`);

    const answers = [
      await browser.signIn({ ...person, password: 'wrong' }),
      await browser.signIn({ username: 'nobody', password: 'wrong' }),
      await browser.signIn(suspended),
      await browser.signIn(deleted),
    ].map((response) => ({ status: response.statusCode, cookie: response.headers['set-cookie'], error: errorOf(response) }));

    const refused = { status: 401, cookie: undefined, error: { code: 'UNAUTHENTICATED', message: '用户名或密码错误' } };
    expect(answers).toEqual([refused, refused, refused, refused]);
  });

  it('keeps the token and the password only as hashes', async () => {
    const person = await addPerson(edge);
    const token = tokenIn(await browser.signIn(person));

    const [session] = await edge.query<{ row: string }>(
      sql`select s::text as row from internal.session s where user_id = ${person.id}::uuid`,
    );
    const [credential] = await edge.query<{ hash: string }>(
      sql`select password_hash as hash from internal.credential where user_id = ${person.id}::uuid`,
    );

    expect(session?.row).not.toContain(token);
    expect(session?.row).not.toContain(Buffer.from(token).toString('hex'));
    expect(credential?.hash).toMatch(/^\$argon2id\$/);
    expect(edge.logged()).not.toContain(token);
  });

  it('names every missing and wrong field', async () => {
    const missing = await browser.post('/auth/sign-in', {});
    const wrong = await browser.post('/auth/sign-in', { username: 'a\0b', password: 5 });

    expect(missing.statusCode).toBe(400);
    expect(missing.json().errors[0].extensions).toMatchObject({
      code: 'VALIDATION_FAILED',
      fieldErrors: [
        { path: 'username', code: 'REQUIRED', message: '必填' },
        { path: 'password', code: 'REQUIRED', message: '必填' },
      ],
    });
    expect(wrong.json().errors[0].extensions.fieldErrors).toMatchObject([
      { path: 'username', code: 'INVALID_CHARACTER' },
      { path: 'password', code: 'INVALID_FORMAT' },
    ]);
  });

  it.each(['null', '[]', '"text"', '5', '{"username":{},"password":[]}'])('refuses the body %s', async (payload) => {
    const response = await edge.app.inject({ method: 'POST', url: '/auth/sign-in', headers: JSON_TYPE, payload });

    expect(errorOf(response).code).toBe('VALIDATION_FAILED');
  });

  it('ends the session that the browser had before', async () => {
    const person = await addPerson(edge);
    const first = tokenIn(await browser.signIn(person));

    await edge.app.inject({ method: 'POST', url: '/auth/sign-in', headers: cookie(first), payload: credentialsOf(person) });

    expect(await browser.viewerStatus(first)).toBe(401);
  });

  it('stops the guessing of a password after ten wrong tries, for that user from that address alone', async () => {
    const [person, colleague] = [await addPerson(edge), await addPerson(edge)];
    const remoteAddress = '10.0.0.7';

    const guesses = await Promise.all(
      Array.from({ length: 12 }, () => browser.signIn({ ...person, password: 'wrong' }, { remoteAddress })),
    );
    const right = await browser.signIn(person, { remoteAddress });

    expect(guesses.map(({ statusCode }) => statusCode)).toEqual([...Array<number>(10).fill(401), 429, 429]);
    expect(errorOf(right).code).toBe('RATE_LIMITED');
    expect(Number(right.headers['retry-after'])).toBeGreaterThan(14 * 60);
    expect((await browser.signIn(person, { remoteAddress: '10.0.0.8' })).statusCode).toBe(200);
    expect((await browser.signIn(colleague, { remoteAddress })).statusCode).toBe(200);
  });

  it('counts wrong tries anew after a right one', async () => {
    const person = await addPerson(edge);
    const guess = () => browser.signIn({ ...person, password: 'wrong' });

    for (let round = 0; round < 2; round += 1) {
      for (let tries = 0; tries < 9; tries += 1) await guess();
      expect((await browser.signIn(person)).statusCode).toBe(200);
    }
  });

  it('marks the cookie as secure behind a trusted proxy that speaks https, and believes nobody else', async () => {
    const person = await addPerson(edge);
    const behindProxy = await edge.with({ trustedProxies: ['loopback'] });
    const headers = { ...JSON_TYPE, 'x-forwarded-proto': 'https' };

    const trusted = await browser.signIn(person, { app: behindProxy, headers });
    const stranger = await browser.signIn(person, { app: behindProxy, headers, remoteAddress: '10.0.0.9' });
    const direct = await browser.signIn(person, { headers });

    expect(trusted.headers['set-cookie']).toContain('; Secure');
    expect(stranger.headers['set-cookie']).not.toContain('Secure');
    expect(direct.headers['set-cookie']).not.toContain('Secure');
  });
});

describe('POST /auth/role', () => {
  it('lets the session act in another of the user’s roles', async () => {
    const person = await addPerson(edge, { roles: ['MANAGER', 'OFFICE'] });
    const token = tokenIn(await browser.signIn(person));

    const response = await browser.post('/auth/role', { role: 'OFFICE' }, cookie(token));

    expect(response.json().viewer).toMatchObject({ role: 'OFFICE', roles: ['MANAGER', 'OFFICE'] });
    expect((await browser.viewer(token)).json().viewer.role).toBe('OFFICE');
  });

  it.each([
    ['ADMIN', 403, 'FORBIDDEN'],
    ['BI', 403, 'FORBIDDEN'],
    ['EMPEROR', 400, 'VALIDATION_FAILED'],
    ['', 400, 'VALIDATION_FAILED'],
  ])('refuses the role "%s" to a specialist', async (role, status, code) => {
    const token = tokenIn(await browser.signIn(await addPerson(edge)));

    const response = await browser.post('/auth/role', { role }, cookie(token));

    expect([response.statusCode, errorOf(response).code]).toEqual([status, code]);
    expect((await browser.viewer(token)).json().viewer.role).toBe('SPECIALIST');
  });

  it('needs a session', async () => {
    expect((await browser.post('/auth/role', { role: 'ADMIN' })).statusCode).toBe(401);
  });
});

describe('GET /auth/demo', () => {
  it('lists the demo’s users while there is one', async () => {
    const demoUsers = [{ username: 'admin', name: '周敏', role: 'ADMIN' as const }];
    const demo = await edge.with({ demoUsers });

    expect((await demo.inject('/auth/demo')).json()).toEqual({ demo: true, users: demoUsers });
  });

  it('is not there otherwise', async () => {
    const response = await edge.app.inject('/auth/demo');

    expect([response.statusCode, errorOf(response).code]).toEqual([404, 'NOT_FOUND']);
  });
});
