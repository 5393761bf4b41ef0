import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AppError } from '../../server/kit/errors.ts';
import { Gate } from '../../server/http/limits.ts';
import { errorOf } from '../support/browser.ts';
import { openEdge, type TestEdge } from '../support/edge.ts';

let edge: TestEdge;

beforeAll(async () => {
  edge = await openEdge();
});

afterAll(async () => {
  await edge.close();
});

describe('the edge', () => {
  it('refuses what it cannot serve in time, with a word on when to come back', async () => {
    const gate = new Gate({ running: 1, waiting: 0, waitMs: 10 });
    let end = (): void => undefined;
    const app = await edge.with({
      registerRoutes: (scope) =>
        void scope.get('/slow', () => gate.pass(() => new Promise<object>((resolve) => (end = () => resolve({ done: true }))))),
    });
    const running = app.inject('/slow');
    await new Promise(setImmediate);

    const refused = await app.inject('/slow');

    expect([refused.statusCode, errorOf(refused).code]).toEqual([503, 'UNAVAILABLE']);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    end();
    expect((await running).json()).toEqual({ done: true });
  });

  it('refuses a costly query as the client’s mistake', async () => {
    const app = await edge.with({
      registerRoutes: (scope) =>
        void scope.get('/costly', () => {
          throw new AppError('QUERY_TOO_COSTLY');
        }),
    });

    const refused = await app.inject('/costly');

    expect([refused.statusCode, errorOf(refused).code]).toEqual([400, 'QUERY_TOO_COSTLY']);
  });

  it('gives slow headers and slow bodies a time', () => {
    const { headersTimeout, requestTimeout } = edge.app.server;

    expect(headersTimeout).toBeLessThanOrEqual(10_000);
    expect(requestTimeout).toBeLessThanOrEqual(180_000);
  });

  it('ends a body that does not come, long before that', async () => {
    const app = await edge.with({ bodyWithinMs: 50 });
    const address = new URL(await app.listen({ port: 0 }));
    const socket = connect(Number(address.port), address.hostname);
    socket.write('POST /auth/sign-in HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{');

    const answer = Buffer.concat(await socket.toArray()).toString();

    expect(answer).toMatch(/^HTTP\/1.1 408 /);
    expect(answer).toContain('"code":"BAD_REQUEST"');
  });

  it.each([
    ['https', 'max-age=31536000'],
    ['http', undefined],
  ])('asks browsers that came by %s to stay with TLS: %s', async (scheme, expected) => {
    const app = await edge.with({ trustedProxies: ['loopback'] });

    const { headers } = await app.inject({ url: '/healthz', headers: { 'x-forwarded-proto': scheme } });

    expect(headers['strict-transport-security']).toBe(expected);
  });
});
