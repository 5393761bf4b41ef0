import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from '../../server/kit/query/sql.ts';
import { Browser, cookie, errorOf, tokenIn } from '../support/browser.ts';
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

describe('a session', () => {
  it('answers who is signed in until it is signed out', async () => {
    const person = await addPerson(edge);
    const token = tokenIn(await browser.signIn(person));
    const before = await browser.viewer(token);

    const signOut = await edge.app.inject({ method: 'POST', url: '/auth/sign-out', headers: cookie(token) });

    expect(before.json().viewer.username).toBe(person.username);
    expect(signOut.statusCode).toBe(200);
    expect(signOut.headers['set-cookie']).toMatch(/^kam_session=;.*Expires=Thu, 01 Jan 1970/);
    expect(await browser.viewerStatus(token)).toBe(401);
  });

  it('ends after twelve idle hours', async () => {
    const token = tokenIn(await browser.signIn(await addPerson(edge)));

    edge.wait({ minutes: 12 * 60 - 1 });
    const used = await browser.viewerStatus(token);
    edge.wait({ minutes: 12 * 60 - 1 });
    const usedAgain = await browser.viewerStatus(token);
    edge.wait({ minutes: 12 * 60 });
    const idle = await browser.viewerStatus(token);

    expect([used, usedAgain, idle]).toEqual([200, 200, 401]);
  });

  it('ends after seven days, however much it is used', async () => {
    const token = tokenIn(await browser.signIn(await addPerson(edge)));
    const statuses: number[] = [];

    for (let halfDay = 1; halfDay <= 14; halfDay += 1) {
      edge.wait({ minutes: 12 * 60 - 1 });
      statuses.push(await browser.viewerStatus(token));
    }
    edge.wait({ minutes: 14 });

    expect(statuses).toEqual(Array(14).fill(200));
    expect(await browser.viewerStatus(token)).toBe(401);
  });

  it('is noted as used at most once a minute', async () => {
    const person = await addPerson(edge);
    const token = tokenIn(await browser.signIn(person));
    const lastSeen = async () => {
      await browser.viewer(token);
      const [row] = await edge.query<{ at: Date }>(sql`select last_seen_at as at from internal.session where user_id = ${person.id}::uuid`);
      return row?.at.getTime() ?? 0;
    };

    const first = await lastSeen();
    edge.wait({ seconds: 59 });
    const withinMinute = await lastSeen();
    edge.wait({ seconds: 6 });
    const afterMinute = await lastSeen();

    expect([withinMinute - first, afterMinute - first]).toEqual([0, 65_000]);
  });

  it('of a suspended user ends within five seconds and stays ended', async () => {
    const person = await addPerson(edge);
    const token = tokenIn(await browser.signIn(person));
    await browser.viewer(token);

    await edge.query(sql`update app_user set active = false where id = ${person.id}::uuid`);
    edge.wait({ seconds: 5 });
    const suspended = await browser.viewerStatus(token);
    await edge.query(sql`update app_user set active = true where id = ${person.id}::uuid`);
    edge.wait({ seconds: 5 });

    expect([suspended, await browser.viewerStatus(token)]).toEqual([401, 401]);
  });

  it('ends with a change of password, and the old password with it', async () => {
    const person = await addPerson(edge);
    const token = tokenIn(await browser.signIn(person));

    await edge.sessions.setPassword(person.id, 'another one');

    expect(await browser.viewerStatus(token)).toBe(401);
    expect((await browser.signIn(person)).statusCode).toBe(401);
    expect((await browser.signIn({ ...person, password: 'another one' })).statusCode).toBe(200);
  });

  it('ends with all others of the user and with nobody else', async () => {
    const [person, colleague] = [await addPerson(edge), await addPerson(edge)];
    const tokens = [tokenIn(await browser.signIn(person)), tokenIn(await browser.signIn(person)), tokenIn(await browser.signIn(colleague))];

    await edge.sessions.endAll(person.id);

    expect(await Promise.all(tokens.map((token) => browser.viewerStatus(token)))).toEqual([401, 401, 200]);
  });

  it.each([undefined, '', 'x', 'A'.repeat(43), "' or 1=1 --", 'é'.repeat(43)])('is none for the cookie %j', async (token) => {
    const headers = token === undefined ? {} : { cookie: `kam_session=${encodeURIComponent(token)}` };

    const response = await edge.app.inject({ url: '/auth/viewer', headers });

    expect(response.statusCode).toBe(401);
    expect(errorOf(response)).toEqual({ code: 'UNAUTHENTICATED', message: '请先登录' });
  });
});
