import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DEMO_PASSWORD } from '../../server/demo/organisation.ts';
import { SIGN_IN_TRIES } from '../../server/http/throttle.ts';
import { startServer, type TestServer } from '../support/server.ts';

let gateways: readonly TestServer[];
beforeAll(async () => {
  const first = await startServer();
  gateways = [first, await startServer({ databaseUrl: first.databaseUrl })];
});
afterAll(async () => {
  for (const gateway of gateways.toReversed()) await gateway.close();
});

async function signIn({ url }: TestServer, password: string): Promise<number> {
  const body = JSON.stringify({ username: 'auditor', password });
  const { status } = await fetch(`${url}/auth/sign-in`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  return status;
}

test('wrong passwords are counted by all gateways together, and a right one ends the count', async () => {
  const [one, other] = gateways as readonly [TestServer, TestServer];
  const guess = (nr: number): Promise<number> => signIn(nr % 2 ? one : other, 'guess');

  for (let nr = 1; nr < SIGN_IN_TRIES.points; nr += 1) expect(await guess(nr)).toBe(401);
  expect(await signIn(one, DEMO_PASSWORD)).toBe(200);
  for (let nr = 0; nr < SIGN_IN_TRIES.points; nr += 1) expect(await guess(nr)).toBe(401);

  expect(await signIn(one, DEMO_PASSWORD)).toBe(429);
  expect(await signIn(other, DEMO_PASSWORD)).toBe(429);
});
