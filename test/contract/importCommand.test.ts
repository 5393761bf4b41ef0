import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { cloneDatabase, type TestDatabase } from '../support/database.ts';

const COMMAND = join(import.meta.dirname, '../../server/cli/import.js');
/** Each run starts a program, on whatever else the machine does. */
const A_WHILE_MS = 120_000;
const HEADER = '客户名称,客户等级,开发阶段,客户专员';

let database: TestDatabase;
let folder: string;

beforeAll(async () => {
  database = await cloneDatabase();
  folder = mkdtempSync(join(tmpdir(), 'key-account-import-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await database.drop();
});

interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function run(...args: readonly string[]): Ended {
  return spawnSync(process.execPath, [COMMAND, ...args], {
    env: { ...process.env, DATABASE_URL: database.url, DEMO: '1' },
    encoding: 'utf8',
  });
}

function file(name: string, ...lines: readonly string[]): string {
  const path = join(folder, name);
  writeFileSync(path, lines.join('\r\n'));
  return path;
}

describe('npm run import', () => {
  test(
    'ends with 1 where records were refused, which it prints and writes beside the file; mended, with 0',
    () => {
      const faulty = file('clients.csv', HEADER, '丁一测试集团,大客户,目标,specialist-li', '丁二测试集团,特级,目标,specialist-li');

      const first = run('account', faulty);
      const written = readFileSync(join(folder, 'clients.refused.csv'), 'utf8');
      const second = run('account', file('clients.csv', HEADER, '丁二测试集团,大客户,目标,specialist-li'));

      expect(first.status).toBe(1);
      expect(first.stdout).toContain('第 3 行 | 客户等级 | "特级" | 不是可选值');
      expect(first.stdout).toContain('account: 1 created, 0 updated, 0 unchanged, 1 refused');
      expect(first.stderr).toMatch(/2 of 2 rows, 1 refused, \d+ rows\/s/);
      expect(written).toBe(
        `\uFEFF行号,列,值,原因,${HEADER}\r\n3,客户等级,特级,"不是可选值,可选:超大型客户、大客户、渠道、潜在大客户",丁二测试集团,特级,目标,specialist-li\r\n`,
      );
      expect(second.status).toBe(0);
      expect(() => readFileSync(join(folder, 'clients.refused.csv'))).toThrow('ENOENT');
    },
    A_WHILE_MS,
  );

  test(
    'ends with 2, nothing done, for what it cannot read',
    () => {
      const outcomes = [
        run(),
        run('planet', 'x.csv'),
        run('account', join(folder, 'none.csv')),
        run('account', file('odd.csv', `${HEADER},星座`, '丁四测试集团,大客户,目标,specialist-li,白羊')),
      ];

      expect(outcomes.map(({ status }) => status)).toEqual([2, 2, 2, 2]);
      expect(outcomes[3]!.stderr).toContain('未知的列:星座');
    },
    A_WHILE_MS,
  );
});
