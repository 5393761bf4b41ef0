import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DEMO_USERS } from '../../server/demo/organisation.ts';
import { tellWorkedExamples } from '../support/assessed.ts';
import { DATASETS, Reader } from '../support/datasets.ts';
import { forgetMonths } from '../support/month.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
const idOf = (username: string): string => DEMO_USERS.find((user) => user.username === username)!.id;

beforeAll(async () => {
  server = await startServer({ prepare: forgetMonths });
  await tellWorkedExamples(server, await server.as('manager-east'), [idOf('specialist-li'), idOf('specialist-wang')]);
}, 240_000);
afterAll(() => server?.close());

describe('the dataset of a report', () => {
  test('has its columns in every format, records by code and name', async () => {
    const reader = new Reader(server);
    const csv = await reader.text('manager-east', `${DATASETS}/assessmentSheetB.csv?period=2026-07&lang=zh`);
    const { rows } = await reader.rows('manager-east', `${DATASETS}/assessmentSheetB?period=2026-07&values=code`);
    const statuses = await Promise.all(
      ['xlsx', 'parquet', 'ndjson'].map(async (format) => (await reader.ask('manager-east', `${DATASETS}/overdueVisits.${format}`)).status),
    );

    expect(csv.split('\r\n')[0]).toBe(
      '\uFEFF专员工号,专员姓名,序号,指标,英文指标,标准,英文标准,计划（组）,实际（组）,完成率,权重,得分（分）,说明',
    );
    expect(rows[0]).toMatchObject({ specialistName: expect.any(String), order: 1, plan: 20, rate: 0.9, score: 36 });
    expect(statuses).toEqual([200, 200, 200]);
  });

  test('comes in pages by a cursor, and again only when it has changed', async () => {
    const reader = new Reader(server);
    const first = await reader.rows('manager-east', `${DATASETS}/visitsByMonth?limit=2`);
    const second = await reader.rows('manager-east', first.next!);
    const all = await reader.rows('manager-east', `${DATASETS}/visitsByMonth`);
    const whole = await reader.ask('manager-east', `${DATASETS}/visitsByMonth.csv`);
    const again = await reader.ask('manager-east', `${DATASETS}/visitsByMonth.csv`, {
      headers: { 'if-none-match': whole.headers.get('etag')! },
    });

    expect([...first.rows, ...second.rows]).toEqual(all.rows.slice(0, 4));
    expect(again.status).toBe(304);
  });

  test('ends with the total of the report where a sheet is asked for with it, and nowhere else', async () => {
    const reader = new Reader(server);
    const file = (format: string, more = ''): string => `${DATASETS}/assessmentRosterA.${format}?period=2026-07&total=true${more}`;

    const [zh, en, plain] = await Promise.all([
      reader.text('manager-east', file('csv', '&lang=zh')),
      reader.text('manager-east', file('csv', '&lang=en')),
      reader.text('manager-east', `${DATASETS}/assessmentRosterA.csv?period=2026-07`),
    ]);
    const last = zh.trimEnd().split('\r\n').at(-1)!.split(',');
    const sheet = await reader.ask('manager-east', file('xlsx'));
    const refusals = await Promise.all(
      [file('json'), file('parquet'), file('csv', '&limit=2'), `${DATASETS}/visits.csv?total=true`].map(
        async (path) => (await reader.ask('manager-east', path)).status,
      ),
    );

    expect(last.slice(0, 3)).toEqual(['合计', '', '20.00']);
    expect(last).toContain('65.50');
    expect(en.trimEnd().split('\r\n').at(-1)).toMatch(/^Total,/);
    expect(plain).not.toMatch(/合计|Total/);
    expect(sheet.status).toBe(200);
    expect(refusals).toEqual([400, 400, 400, 400]);
  });

  test('names every scope that a token lacks', async () => {
    const reader = new Reader(server);
    const token = await reader.biToken({ scopes: ['visit:read', 'account:read'] });

    const response = await fetch(`${server.url}${DATASETS}/overdueVisits?key=${token}`);

    expect(response.status).toBe(403);
    expect(await response.text()).toMatch(/user:read, orgUnit:read/);
    expect(await reader.refusal(`${DATASETS}/assessmentSheetB?period=2026-07&key=${token}`)).toEqual([404, 'NOT_FOUND', []]);
  });
});
