import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DEMO_USERS } from '../../server/demo/organisation.ts';
import type { Client } from '../support/client.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { runVerb } from '../support/verbs.ts';

let server: TestServer;
let manager: Client;
let li: Client;

const idOf = (name: string): string => DEMO_USERS.find(({ username }) => username === name)!.id;

beforeAll(async () => {
  server = await startServer();
  [manager, li] = (await Promise.all(['manager-south', 'specialist-li'].map((name) => server.as(name)))) as [Client, Client];
});
afterAll(() => server.close());

interface Sheet {
  readonly id: string;
  readonly status: string;
  readonly total: string | null;
  readonly lines: { readonly nodes: readonly { readonly ratings: { readonly nodes: readonly Rating[] } }[] };
}

interface Rating {
  readonly id: string;
  readonly nameZh: string;
  readonly points: string | null;
  readonly isCounted: boolean;
}

async function sheetOf(client: Client, specialist: string, code: string): Promise<Sheet> {
  const query = `query($specialist: ID!, $code: String!) { assessmentSheets(first: 1, orderBy: [{ period: DESC }],
    where: { specialist: { id: { eq: $specialist } }, template: { code: { eq: $code } } }) {
    nodes { id status total lines(first: 6) { nodes { id ratings(first: 6) { nodes { id nameZh points isCounted } } } } } } }`;
  return (await client.data<{ assessmentSheets: { nodes: [Sheet] } }>(query, { specialist: idOf(specialist), code })).assessmentSheets
    .nodes[0];
}

const ratingsOf = ({ lines }: Sheet): readonly Rating[] => lines.nodes.flatMap(({ ratings }) => ratings.nodes);
const named = (sheet: Sheet, name: string): Rating => ratingsOf(sheet).find(({ nameZh }) => nameZh === name)!;

async function rate({ id }: Rating, points: string): Promise<void> {
  expect(await runVerb(manager, 'rateAssessment', id, { points })).toEqual({ id });
}

describe('a shadow sheet', () => {
  test('takes over the points of items of the same name as they are given on the sheet that counts', async () => {
    await rate(named(await sheetOf(manager, 'specialist-chen', 'B'), '平时表现'), '61.5');
    const [a, c] = [await sheetOf(manager, 'specialist-chen', 'A'), await sheetOf(manager, 'specialist-chen', 'C')];

    expect(named(a, '平时表现')).toMatchObject({ points: '61.50', isCounted: true });
    expect(named(c, '平时表现')).toMatchObject({ points: '61.50', isCounted: true });
    expect(a.total).toBeNull();
  });

  test('has a total once what it alone asks for is rated', async () => {
    await rate(named(await sheetOf(manager, 'specialist-chen', 'A'), '市场管理'), '80');

    const sheet = await sheetOf(manager, 'specialist-chen', 'A');
    expect(sheet).toMatchObject({ status: 'RATED', total: expect.stringMatching(/^\d+\.\d\d$/) });
    // the sheet that counts still lacks a rating
    expect(await sheetOf(manager, 'specialist-chen', 'B')).toMatchObject({ status: 'CALCULATED', total: null });
  });

  test('is not confirmed or appealed', async () => {
    const { id, status, lines } = await sheetOf(li, 'specialist-li', 'A');
    const [line] = lines.nodes as unknown as readonly { readonly id: string }[];

    expect(status).toBe('RATED');
    expect(await runVerb(li, 'confirmAssessment', id)).toBe('INVALID_TRANSITION');
    expect(await runVerb(li, 'appealAssessment', id, { lineId: line!.id, text: '请复核' })).toBe('INVALID_TRANSITION');
  });
});
