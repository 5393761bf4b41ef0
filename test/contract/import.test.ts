import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import type { Progress } from '../../server/kit/import/importTable.ts';
import { sql } from '../../server/kit/query/sql.ts';
import { Importer, sample, type SampleName } from '../support/importer.ts';
import { startServer, type TestServer } from '../support/server.ts';

/** Every faulty record of the samples: line, and the column that it is refused at. */
const FAULTS: Readonly<Record<SampleName, Readonly<Record<string, readonly number[]>>>> = {
  account: {
    年度潜力: [6, 205, 242],
    客户专员: [55, 132],
    客户等级: [84, 90, 221],
    客户名称: [178, 216, 286, 287],
    统一社会信用代码: [262],
  },
  visit: {
    '时长(分钟)': [5, 649, 1630],
    类型: [22, 1276, 1909],
    计划时间: [402, 1692, 1852, 1986],
    客户名称: [582, 1313, 1338, 1622, 1951],
    目的: [602, 896],
  },
  need: { 需求数量: [33, 101, 314], 价格上限: [55, 83, 114, 266], 大客户名称: [108, 198] },
};
const NAMES = Object.keys(FAULTS) as SampleName[];
/** Thousands of records, on whatever else the machine does. */
const A_WHILE_MS = 120_000;

let server: TestServer;
let importer: Importer;

beforeAll(async () => {
  server = await startServer();
  importer = await Importer.on(server.databaseUrl);
});
afterAll(async () => {
  await importer.close();
  await server.close();
});

describe('the samples', () => {
  const seen: Record<string, number> = {};

  beforeAll(async () => {
    Object.assign(seen, await countsOfLi());
  });

  test.each(NAMES)(
    'of %s are taken in but for the faulty records, each told by line and column',
    async (name) => {
      const progress: Progress[] = [];

      const result = await importer.run(name, sample(name), (step) => progress.push(step));

      const faulty = Object.entries(FAULTS[name]).flatMap(([column, lines]) => lines.map((line) => `${line} ${column}`));
      const told = result.refusals.flatMap(({ line, faults }) => faults.map(({ column }) => `${line} ${column}`));
      expect(told.toSorted()).toEqual(faulty.toSorted());
      expect(result).toMatchObject({ created: sample(name).records.length - faulty.length, updated: 0, unchanged: 0 });
      expect(progress.at(-1)).toEqual({ done: sample(name).records.length, total: sample(name).records.length, refused: faulty.length });
    },
    A_WHILE_MS,
  );

  test(
    'change nothing a second time',
    async () => {
      const before = await importer.state();

      for (const name of NAMES) {
        const { created, updated, unchanged, refusals } = await importer.run(name, sample(name));
        expect({ created, updated, all: unchanged + refusals.length }).toEqual({
          created: 0,
          updated: 0,
          all: sample(name).records.length,
        });
      }

      expect(await importer.state()).toEqual(before);
    },
    A_WHILE_MS,
  );

  test('are seen by the specialist whom they belong to, and by no other', async () => {
    const column = sample('account').header.indexOf('客户专员');
    const refused = new Set(Object.values(FAULTS.account).flat());
    const own = sample('account').records.filter(({ line, cells }) => cells[column] === 'specialist-li' && !refused.has(line));
    const names = new Set(own.map(({ cells }) => cells[0]));
    const hangOn = (name: SampleName): number => {
      const faulty = new Set(Object.values(FAULTS[name]).flat());
      return sample(name).records.filter(({ line, cells }) => names.has(cells[0]) && !faulty.has(line)).length;
    };

    const now = await countsOfLi();

    expect(now['accounts']! - seen['accounts']!).toBe(own.length);
    expect(now['visits']! - seen['visits']!).toBe(hangOn('visit'));
    expect(now['needs']! - seen['needs']!).toBe(hangOn('need'));
  });

  test('keep a past status with the times and the reason that it needs', async () => {
    const done = await importer.row(sql`select status, actual_start, actual_end, outcome from visit v join account a on a.id = v.account_id
      where a.name = '营口金岭通信技术有限公司' and planned_start = '2026-10-31 08:00+08'`);
    const cancelled = await importer.row(sql`select status, status_reason from visit v join account a on a.id = v.account_id
      where a.name = '本溪鼎昌置业有限公司' and planned_start = '2026-05-04 08:30+08'`);

    expect(done).toEqual({
      status: 'DONE',
      actual_start: new Date('2026-10-31T00:00:00Z'),
      actual_end: new Date('2026-10-31T00:45:00Z'),
      outcome: null,
    });
    expect(cancelled).toEqual({ status: 'CANCELLED', status_reason: '导入' });
  });

  async function countsOfLi(): Promise<Record<string, number>> {
    const li = await server.as('specialist-li');
    type Counts = Record<string, { totalCount: number }>;
    const data = await li.data<Counts>('{ accounts { totalCount } visits { totalCount } needs { totalCount } }');
    return Object.fromEntries(Object.entries(data).map(([name, { totalCount }]) => [name, totalCount]));
  }
});
