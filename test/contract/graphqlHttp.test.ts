import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { auditServer, type AuditResult } from 'graphql-http';
import { startServer, type TestServer } from '../support/server.ts';

const AUDITS = 61;
const MIN_PASSED = 55;

let server: TestServer;
let results: readonly AuditResult[];

beforeAll(async () => {
  server = await startServer();
  const cookie = (await server.as('specialist-li')).headers['cookie']!;
  results = await auditServer({
    url: `${server.url}/graphql`,
    fetchFn: (url: string, init: RequestInit = {}) => fetch(url, { ...init, headers: { ...init.headers, cookie } }),
  });
});
afterAll(() => server.close());

const names = (isMeant: (result: AuditResult) => boolean): string[] => results.filter(isMeant).map(({ id, name }) => `${id} ${name}`);

test('the gateway does all that GraphQL over HTTP says it must', () => {
  const musts = results.filter(({ name }) => name.startsWith('MUST'));

  expect(musts).toHaveLength(13);
  expect(names(({ name, status }) => name.startsWith('MUST') && status !== 'ok')).toEqual([]);
});

test('the gateway does nearly all of what it should and may', () => {
  const left = names(({ status }) => status !== 'ok');

  expect(results).toHaveLength(AUDITS);
  expect(left.slice(AUDITS - MIN_PASSED)).toEqual([]);
  expect(names(({ status }) => status === 'error')).toEqual([]);
});
