import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { refusedFile } from '../../server/kit/import/refusedFile.ts';
import { readTable, type Table } from '../../server/kit/import/table.ts';
import { sql } from '../../server/kit/query/sql.ts';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { Importer, tableOf } from '../support/importer.ts';
import { statementsOf } from '../support/statements.ts';

let database: TestDatabase;
let importer: Importer;

beforeAll(async () => {
  database = await cloneDatabase();
  importer = await Importer.on(database.url);
});
afterAll(async () => {
  await importer.close();
  await database.drop();
});

function accountNamed(name: string): Promise<Record<string, unknown> | undefined> {
  return importer.row(sql`select a.version, a.annual_potential, u.username, a.remark
    from account a left join app_user u on u.id = a.specialist_id where a.name = ${name}`);
}

describe('an account that is known', () => {
  const HEADER = '客户名称,客户等级,开发阶段,客户专员,年度潜力,统一社会信用代码,备注';

  test('takes the given values, and keeps what the file leaves open', async () => {
    await importer.run('account', tableOf(HEADER, '甲一测试集团,大客户,目标,specialist-li,100,,旧'));

    const second = await importer.run('account', tableOf(HEADER, '甲一测试集团,大客户,目标,specialist-li,200,,'));

    expect(second).toMatchObject({ created: 0, updated: 1, unchanged: 0, refusals: [] });
    expect(await accountNamed('甲一测试集团')).toMatchObject({ version: 2, annual_potential: '200.00', remark: '旧' });
  });

  test('changes hands as everywhere: with its history, and not out of its department', async () => {
    await importer.run('account', tableOf(HEADER, '甲二测试集团,大客户,目标,specialist-li,100,,'));

    const within = await importer.run('account', tableOf(HEADER, '甲二测试集团,大客户,目标,specialist-wang,100,,'));
    const beyond = await importer.run('account', tableOf(HEADER, '甲二测试集团,大客户,目标,specialist-sun,100,,'));

    expect(within.updated).toBe(1);
    expect(beyond.refusals[0]?.faults).toMatchObject([{ column: '客户专员', value: 'specialist-sun', code: 'NOT_ALLOWED' }]);
    expect(await accountNamed('甲二测试集团')).toMatchObject({ username: 'specialist-wang' });
    const history = await importer.row(sql`select count(*)::int from account_assignment s join account a on a.id = s.account_id
      where a.name = '甲二测试集团'`);
    expect(history).toEqual({ count: 2 });
  });

  test('is another one when its credit code is another', async () => {
    const lines = ['91430100826024164Q', '913302009990891343'].map((code) => `甲三测试集团,大客户,目标,specialist-li,1,${code},`);

    const result = await importer.run('account', tableOf(HEADER, ...lines));

    expect(result).toMatchObject({ created: 2, refusals: [] });
  });

  test('stands once in a file: a second record that says otherwise is refused', async () => {
    const one = '甲四测试集团,大客户,目标,specialist-li,1,,';

    const result = await importer.run('account', tableOf(HEADER, one, one, one.replace(',1,', ',2,')));

    expect(result).toMatchObject({ created: 1, unchanged: 1 });
    expect(result.refusals).toMatchObject([{ line: 4, faults: [{ column: '客户名称', code: 'DUPLICATE' }] }]);
  });
});

describe('a visit that is known', () => {
  const HEADER = '客户名称,专员,类型,计划时间,时长,目的,状态,拜访小结';
  const visit = (time: string, status: string): string =>
    `甲五测试集团,specialist-li,初访,${time},60,需求沟通,${status},与客户确认了下一步的安排`;

  beforeAll(async () => {
    await importer.run('account', tableOf('客户名称,客户等级,开发阶段,客户专员', '甲五测试集团,KEY,TARGET,specialist-li'));
  });

  test('moves on from its plan, and not back', async () => {
    const planned = tableOf(HEADER, visit('2026/11/2 9:30', '计划中'));
    const done = tableOf(HEADER, visit('2026-11-02 09:30', '已完成'));

    const results = [
      await importer.run('visit', planned),
      await importer.run('visit', done),
      await importer.run('visit', planned),
      await importer.run('visit', done),
    ];

    expect(results.map(({ created, updated, unchanged }) => [created, updated, unchanged])).toEqual([
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
      [0, 0, 1],
    ]);
    const kept = await importer.row(
      sql`select status, actual_end from visit v join account a on a.id = v.account_id where a.name = '甲五测试集团'`,
    );
    expect(kept).toEqual({ status: 'DONE', actual_end: new Date('2026-11-02T02:30:00Z') });
  });
});

describe('a file', () => {
  const HEADER = 'Name,Tier,Stage,Specialist,Region,Industry';

  test('may head its columns by label in either language or by field name, and choose by label or code', async () => {
    const result = await importer.run(
      'account',
      tableOf('name,客户等级,Stage,客户专员,年度潜力（元）', '乙一测试集团,key account,TARGET,specialist-li,"¥1,234,567.50"'),
    );

    expect(result).toMatchObject({ created: 1, refusals: [] });
    expect(await accountNamed('乙一测试集团')).toMatchObject({ annual_potential: '1234567.50' });
  });

  test('tells all that is wrong with a record, and leaves no trace of it', async () => {
    const before = await importer.state();

    const result = await importer.run(
      'account',
      tableOf(HEADER, ',GOLD,目标,nobody,火星,月球业', `乙二测试集团,KEY,目标,,${'远'.repeat(61)},月球业`),
    );

    expect(result.refusals.map(({ faults }) => faults.map(({ column, code }) => `${column} ${code}`))).toEqual([
      ['Tier NOT_A_CHOICE', 'Name REQUIRED', 'Specialist NOT_FOUND'],
      ['Region TOO_LONG'],
    ]);
    expect(await importer.state()).toEqual(before);
  });

  test('takes effect whole or not at all', async () => {
    const before = await importer.state();

    const broken = importer.run('account', tableOf('客户名称,客户等级,开发阶段,客户专员', '乙三测试集团,KEY,目标,specialist-li'), () => {
      throw new Error('the line is cut');
    });

    await expect(broken).rejects.toThrow('the line is cut');
    expect(await importer.state()).toEqual(before);
  });

  test('with a column that the sheet does not have is not begun', async () => {
    await expect(importer.run('account', tableOf('客户名称,星座', '乙四测试集团,白羊'))).rejects.toMatchObject({
      code: 'BAD_REQUEST',
      label: { zh: '未知的列:星座' },
    });
  });

  test('of refused records goes in once it is mended', async () => {
    const given = tableOf('客户名称,客户等级,开发阶段,客户专员,备注', '乙五测试集团,特级,目标,specialist-li,=1+1');
    const { refusals } = await importer.run('account', given);
    const written = refusedFile(given, refusals);

    const result = await importer.run('account', readTable(Buffer.from(written.replace(',特级,目标', ',大客户,目标'))));

    expect(written).toContain("'=1+1");
    expect(result).toMatchObject({ created: 1, refusals: [] });
    expect(await accountNamed('乙五测试集团')).toMatchObject({ remark: '=1+1' });
  });
});

describe('many records', () => {
  const HEADER = '客户名称,客户等级,开发阶段,客户专员,区域,年度潜力,统一社会信用代码,备注';
  const account = (name: string, given: Readonly<Record<'region' | 'potential' | 'credit' | 'remark', string>>): string =>
    `${name},大客户,目标,specialist-li,${given.region},${given.potential},${given.credit},${given.remark}`;
  const plain = { region: '', potential: '1', credit: '', remark: '' };
  const sound = (prefix: string, count: number): Table =>
    tableOf(HEADER, ...Array.from({ length: count }, (_, at) => account(`${prefix}${at}号测试集团`, plain)));

  test('cost statements by the batch and not by the record', async () => {
    const few = await statementsOf(() => importer.run('account', sound('丙', 100)));
    const many = await statementsOf(() => importer.run('account', sound('丁', 1000)));

    // two batches instead of one, each with two attempts, its look-ups, its rows, what hangs on them and its audit
    expect(many.length - few.length).toBeLessThan(20);
    expect(few.length).toBeLessThan(45);
  });

  test('have each its audit, its number, its place in the order of pages and its history', async () => {
    await importer.run('account', sound('戊', 30));

    const made = await importer.row(sql`select count(distinct a.code)::int as codes, count(distinct e.id)::int as events,
        count(distinct s.id)::int as assignments, count(*) filter (where a.title_key like 'wu %')::int as keys
      from account a left join audit_event e on e.entity_id = a.id::text and e.action = 'create'
      left join account_assignment s on s.account_id = a.id where a.name like '戊%号测试集团'`);

    expect(made).toEqual({ codes: 30, events: 30, assignments: 30, keys: 30 });
  });

  test('become what they would one after the other, whatever they say of each other', async () => {
    const known = Array.from({ length: 12 }, (_, at) => account(`己${at * 6}号集团`, plain));
    await importer.run('account', tableOf(HEADER, ...known, account('己零集团', { ...plain, credit: '91430100826024164Q' })));
    const codes = ['913302009990891343', '91430100826024164Q', ''];
    const potentials = ['1', '2', '1.00', '两百'];
    const regions = ['', '新区甲', '新区乙', '远'.repeat(61)];
    const names = ['己零集团', '己一集团', '己二集团', '己三集团', '己四集团', ''];
    const draw = (at: number, list: readonly string[], step: number): string => list[(at * step + (at >> 2)) % list.length]!;
    const lines = Array.from({ length: 120 }, (_, at) =>
      account(at % 3 ? draw(at, names, 5) : `己${at}号集团`, {
        region: at % 7 ? '' : draw(at, regions, 3),
        potential: draw(at, potentials, at % 5 ? 4 : 1),
        credit: at % 3 ? draw(at, codes, 2) : '',
        remark: at % 11 ? '' : '注',
      }),
    );
    const table = tableOf(HEADER, ...lines);

    const [together, byTens, alone] = [
      await importer.preview('account', table),
      await importer.preview('account', table, 10),
      await importer.preview('account', table, 1),
    ];

    expect(together).toEqual(alone);
    expect(byTens).toEqual(alone);
    expect([alone.created, alone.updated, alone.unchanged, alone.refusals.length].every((count) => count > 2)).toBe(true);
  });
});
