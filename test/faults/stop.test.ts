import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { findPostmaster } from '../../server/database/postmaster.ts';
import { type DataDirectory, makeDataDirectory } from '../support/dataDirectory.ts';
import { type Program, runProgram } from '../support/program.ts';

const START_WITHIN_MS = 60_000;

let data: DataDirectory;
let gateway: Program;

beforeEach(() => {
  data = makeDataDirectory();
});

afterEach(async () => {
  await gateway.end('SIGKILL');
  await data.remove();
});

describe('stopping the gateway', () => {
  it(
    'finishes the request in flight, stops the database and exits with 0 on SIGTERM',
    async () => {
      const address = await start();
      const signIn = await beginSignIn(address);

      const exited = gateway.end('SIGTERM');
      await sleep(200);

      expect(await signIn.finish()).toBe(401);
      const exitCode = await exited;
      expect(exitCode).toBe(0);
      expect(findPostmaster(data.cluster)).toBeUndefined();
      await expect(fetch(`${address}/healthz`)).rejects.toThrow();
    },
    START_WITHIN_MS,
  );

  it(
    'starts again on the database that it left running when it was killed',
    async () => {
      await start();
      const left = findPostmaster(data.cluster);
      await gateway.end('SIGKILL');

      await start();

      expect(findPostmaster(data.cluster)?.pid).toBe(left?.pid);
    },
    START_WITHIN_MS,
  );

  it(
    'stops a database that is still starting',
    async () => {
      gateway = run();

      await sleep(700);
      await gateway.end('SIGTERM');

      expect(findPostmaster(data.cluster)).toBeUndefined();
    },
    START_WITHIN_MS,
  );
});

async function start(): Promise<string> {
  gateway = run();
  const address = (await gateway.line(/^Panel/)).replace(/^Panel\s+|\/$/g, '');
  while ((await fetch(`${address}/readyz`)).status !== 200) await sleep(50);
  return address;
}

function run(): Program {
  return runProgram('dist/server/main.js', [], { DATA_DIR: data.path, PORT: '0', HOST: '127.0.0.1', DEMO: '0', DATABASE_URL: '' });
}

/** A request of which the gateway has the head and waits for the body. */
async function beginSignIn(address: string): Promise<{ finish(): Promise<number | undefined> }> {
  const body = JSON.stringify({ username: 'nobody', password: 'wrong' });
  const headers = { 'content-type': 'application/json', 'content-length': body.length, expect: '100-continue' };
  const sent = request(`${address}/auth/sign-in`, { method: 'POST', headers });
  sent.flushHeaders();
  await once(sent, 'continue');
  const finish = async (): Promise<number | undefined> => {
    sent.end(body);
    const [answer] = (await once(sent, 'response')) as [IncomingMessage];
    answer.resume();
    return answer.statusCode;
  };
  return { finish };
}
