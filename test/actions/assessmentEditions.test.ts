import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DEMO_USERS } from '../../server/demo/organisation.ts';
import type { Client } from '../support/client.ts';
import { assess, tellMonth, type Month } from '../support/assessedMonth.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { runVerb } from '../support/verbs.ts';

let server: TestServer;
let manager: Client;
let region: Client;
let admin: Client;

const LI = DEMO_USERS.find(({ username }) => username === 'specialist-li')!.id;
const POINTS_A = [90, 80, 85];
const POINTS_B = [90, 80, 85, 100];
const WORK_A = { plan: [20, 10, 0], visits: 18, expansions: 12 } as const;
const WORK_B = { plan: [20, 10, 8], visits: 18, expansions: 7, deliveries: 4 } as const;

beforeAll(async () => {
  server = await startServer();
  const names = ['manager-east', 'region', 'admin'];
  [manager, region, admin] = (await Promise.all(names.map((name) => server.as(name)))) as [Client, Client, Client];
});
afterAll(() => server.close());

async function told(period: string, done: Omit<Month, 'specialist' | 'period'>): Promise<Month> {
  const month = { specialist: LI, period, ...done };
  await tellMonth(server, month);
  return month;
}

describe('a template', () => {
  interface Template {
    readonly id: string;
    readonly edition: number;
    readonly weightSum: string;
    readonly weightPolicy: string | null;
    readonly validTo: string | null;
    readonly indicators: { readonly nodes: readonly { readonly nameZh: string; readonly weight: string; readonly source: string }[] };
  }

  async function editions(code: string): Promise<Template[]> {
    const query = `query($code: String!) { assessmentTemplates(where: { code: { eq: $code } }, orderBy: [{ edition: ASC }]) {
      nodes { id edition weightSum weightPolicy validTo status indicators { nodes { nameZh weight source } } } } }`;
    return (await admin.data<{ assessmentTemplates: { nodes: Template[] } }>(query, { code })).assessmentTemplates.nodes;
  }

  test('of 70 % is normalised by one verb, in a new edition that its manager’s department takes', async () => {
    const [printed] = await editions('A');
    expect(await runVerb(manager, 'normaliseWeights', printed!.id)).toEqual({ id: printed!.id });
    const draft = (await editions('A')).at(-1)!;

    expect(printed!.weightPolicy).toBeNull();
    expect(draft).toMatchObject({ weightPolicy: 'NORMALISE', status: 'DRAFT', weightSum: '0.7000' });
    expect(await runVerb(region, 'publishAssessmentTemplate', draft.id, { as: 'SHADOW' })).toEqual({ id: draft.id });
    const sheet = await assess(manager, await told('2024-01', WORK_A), draft.id, POINTS_A);
    expect(sheet).toMatchObject({ total: '93.57', max: '100.00' });
  });

  test('of 70 % gets the row of deals that it lacks by the other', async () => {
    const [printed] = await editions('A');
    expect(await runVerb(admin, 'addMissingWeight', printed!.id)).toEqual({ id: printed!.id });
    const draft = (await editions('A')).find(({ weightPolicy }) => weightPolicy === 'ADD_ROW')!;

    expect(draft).toMatchObject({ weightSum: '1.0000', edition: 2 });
    expect(draft.indicators.nodes.at(-1)).toEqual({ nameZh: '成交指标', weight: '0.3000', source: 'DEAL' });
    expect(await runVerb(region, 'publishAssessmentTemplate', draft.id, { as: 'SHADOW' })).toEqual({ id: draft.id });
    const sheet = await assess(manager, await told('2024-02', { ...WORK_A, plan: [20, 10, 0, 2] }), draft.id, POINTS_A);
    expect(sheet).toMatchObject({ total: '65.50', max: '100.00', percent: '0.6550' });
  });

  test('takes over from its earlier edition on its first day, and sheets keep theirs', async () => {
    const month = await told('2024-03', WORK_B);
    const before = await assess(manager, month, 'B', POINTS_B);
    const [first] = await editions('B');
    await runVerb(admin, 'copyAssessmentTemplate', first!.id, { validFrom: '2027-01-01' });
    const draft = (await editions('B')).at(-1)!;
    const indicator = await admin.data<{ assessmentIndicators: { nodes: { id: string }[] } }>(
      'query($id: ID!) { assessmentIndicators(where: { template: { id: { eq: $id } } }) { nodes { id } } }',
      { id: draft.id },
    );
    const weighed = 'mutation($id: ID!, $weight: Decimal!) { updateAssessmentIndicator(id: $id, input: { weight: $weight }) { id } }';
    const [visits, expansions] = indicator.assessmentIndicators.nodes;
    await admin.data(weighed, { id: visits!.id, weight: '0.30' });
    expect(await runVerb(region, 'publishAssessmentTemplate', draft.id, { as: 'ACTIVE' })).toBe('INVALID_TRANSITION');
    await admin.data(weighed, { id: expansions!.id, weight: '0.35' });
    expect(await runVerb(region, 'publishAssessmentTemplate', draft.id, { as: 'ACTIVE' })).toEqual({ id: draft.id });

    expect((await editions('B')).map(({ edition, validTo }) => [edition, validTo])).toEqual([
      [1, '2026-12-31'],
      [2, null],
    ]);
    await runVerb(manager, 'calculateAssessment', before.id);
    expect(await assess(manager, { ...month, period: '2019-01' }, draft.id, POINTS_B)).toMatchObject({ max: '100.00' });
    const query = 'query($id: ID!) { assessmentSheet(id: $id) { total template { edition } } }';
    expect(await manager.data(query, { id: before.id })).toEqual({ assessmentSheet: { total: '76.81', template: { edition: 1 } } });
  });
});
