import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { InjectOptions } from 'fastify';
import { errorOf, JSON_TYPE } from '../support/browser.ts';
import { openEdge, type TestEdge } from '../support/edge.ts';

let edge: TestEdge;

beforeAll(async () => {
  edge = await openEdge();
});

afterAll(async () => {
  await edge.close();
});

describe('a request that changes state', () => {
  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/json; charset=gbk',
    'application/jsonp',
    'nonsense',
  ])('is refused as %s', async (type) => {
    const response = await edge.app.inject({ ...SIGN_IN, headers: { 'content-type': type } });

    expect([response.statusCode, errorOf(response).code]).toEqual([415, 'BAD_REQUEST']);
  });

  it('is refused with a body of no type', async () => {
    const response = await edge.app.inject({ method: 'POST', url: '/auth/sign-in', payload: Buffer.from('{}') });

    expect(response.statusCode).toBe(415);
  });

  it.each(['application/json', 'application/json; charset=utf-8', 'Application/JSON;charset="UTF-8"'])('is read as %s', async (type) => {
    const response = await edge.app.inject({ ...SIGN_IN, headers: { 'content-type': type } });

    expect(errorOf(response).code).toBe('VALIDATION_FAILED');
  });

  it.each([{}, { 'content-type': 'application/json' }])('may do without a body where none is needed: %j', async (headers) => {
    expect((await edge.app.inject({ method: 'POST', url: '/auth/sign-out', headers })).statusCode).toBe(200);
  });

  it.each<[Record<string, string>]>([
    [{ origin: 'https://evil.example' }],
    [{ origin: 'null' }],
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site' }],
    [{ origin: 'http://kam.example', host: 'kam.example:8080' }],
  ])('is refused from another site: %j', async (headers) => {
    const response = await edge.app.inject({ method: 'POST', url: '/auth/sign-out', headers });

    expect([response.statusCode, errorOf(response).code]).toEqual([403, 'FORBIDDEN']);
  });

  it.each<[Record<string, string>]>([
    [{ origin: 'https://kam.example', host: 'kam.example', 'sec-fetch-site': 'same-origin' }],
    [{ origin: 'http://localhost:5173', host: 'localhost:5173' }],
    [{ 'sec-fetch-site': 'none' }],
  ])('is taken from our own pages: %j', async (headers) => {
    expect((await edge.app.inject({ method: 'POST', url: '/auth/sign-out', headers })).statusCode).toBe(200);
  });
});

const SIGN_IN: InjectOptions = { method: 'POST', url: '/auth/sign-in', headers: JSON_TYPE, payload: '{}' };
