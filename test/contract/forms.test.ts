import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { strToU8 } from 'fflate';
import type { Client } from '../support/client.ts';
import { DATASETS, Reader } from '../support/datasets.ts';
import { filledForm as filled, rowsOfForm as rowsIn, sendForm, sheetOf, type FormAnswer } from '../support/forms.ts';
import { createdId, firstId, NeedWorld } from '../support/needs.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { rowsOf } from '../support/tokens.ts';

let server: TestServer;
let reader: Reader;
let li: Client;
let world: NeedWorld;
let account: { readonly id: string; readonly name: string };

/** A month that the demo tells nothing of. */
const MONTH = '2031-05';

beforeAll(async () => {
  server = await startServer();
  reader = new Reader(server);
  li = await server.as('specialist-li');
  world = await NeedWorld.of(server);
  const { accounts } = await li.data<{ accounts: { nodes: (typeof account)[] } }>('{ accounts(first: 1) { nodes { id name } } }');
  account = accounts.nodes[0]!;
}, 120_000);
afterAll(() => server?.close());

function send(username: string, name: string, bytes: Uint8Array, isPreview = false): Promise<FormAnswer> {
  return sendForm(server, { username, name, bytes, isPreview });
}

async function form(username: string, name: string, language = 'zh'): Promise<Uint8Array> {
  const response = await reader.ask(username, `${DATASETS}/${name}.xlsx?period=${MONTH}&layout=form&lang=${language}`);
  return new Uint8Array(await response.arrayBuffer());
}

describe('form E as a workbook', () => {
  test('has the columns of the paper, on A4', async () => {
    const input = { accountId: account.id, categoryId: world.categoryId, productText: '铝型材', quantity: '12.5', unit: '吨' };
    const id = await createdId(li, 'Need', {
      ...input,
      priceMin: '900',
      priceMax: '1100',
      priceUnit: 'PER_TON',
      regionText: '沈北园区',
      demandReason: '扩产',
    });
    await rowsOf(server, `update need set created_at = '${MONTH}-20T02:00Z' where id = $1 returning id`, [id]);

    const bytes = await form('specialist-li', 'needAnalysis');

    const [title, above, heads, first] = rowsIn(bytes);
    expect([title, above]).toEqual([['大客户需求分析表'], [`月份：${MONTH}`]]);
    expect(heads).toEqual(['大客户名称', '需求产品', '类型', '需求数量', '需求区域', '价格区间', '需求原因分析']);
    expect(first!.filter((_, place) => place !== 2)).toEqual([account.name, '铝型材', '12.5 吨', '沈北园区', '900–1100 元/吨', '扩产']);
    expect(sheetOf(bytes)).toContain('<pageSetup paperSize="9" orientation="landscape" fitToWidth="1"');
    expect(rowsIn(await form('specialist-li', 'needAnalysis', 'en'))[2]).toContain('Price range');
  });

  test('is taken in again: what is known stays, new lines come in, faulty ones are told by their cells', async () => {
    const [category] = await rowsOf(server, `select name_zh from dictionary_item where id = '${world.categoryId}'`);
    const kind = (category as { name_zh: string }).name_zh;
    const bytes = filled(await form('specialist-li', 'needAnalysis'), [
      [account.name, '冷库板', kind, '3 套', '金普园区', '800–1200 元/套', '新建冷库'],
      ['查无此公司', '冷库板', kind, '3 套', '大连', '', ''],
      [account.name, '冷库板', kind, '很多', '大连', '1200–800 元/套', ''],
    ]);
    const count = async (): Promise<number> => (await rowsOf(server, 'select id from need')).length;
    const before = await count();

    const preview = await send('specialist-li', 'needAnalysis', bytes, true);
    expect(await count()).toBe(before);
    const taken = await send('specialist-li', 'needAnalysis', bytes);
    const again = await send('specialist-li', 'needAnalysis', bytes);

    expect(preview.records).toEqual(taken.records);
    expect(taken.records.map(({ outcome }) => outcome)).toEqual(['unchanged', 'created', 'refused', 'refused']);
    expect(taken.records[2]!.faults).toMatchObject([{ column: '大客户名称', code: 'NOT_FOUND' }]);
    expect(taken.records[3]!.faults).toMatchObject([{ column: '需求数量', code: 'NOT_A_NUMBER' }]);
    expect([await count(), again.created, again.unchanged]).toEqual([before + 1, 0, 2]);
    expect(
      await li.data(
        '{ needs(where: { productText: { eq: "冷库板" } }) { nodes { quantity unit priceMin priceMax priceUnit status regionText } } }',
      ),
    ).toEqual({
      needs: {
        nodes: [
          {
            quantity: '3.000',
            unit: '套',
            priceMin: '800.00',
            priceMax: '1200.00',
            priceUnit: 'PER_SET',
            status: 'IDENTIFIED',
            regionText: '金普园区',
          },
        ],
      },
    });
  });
});

describe('form D as a workbook', () => {
  test('names a person or an account, and comes in with the viewer as its owner', async () => {
    const contactId = await firstId(li, `{ contacts(first: 1, where: { account: { id: { eq: "${account.id}" } } }) { nodes { id } } }`);
    const { contact } = await li.data<{ contact: { name: string } }>(`{ contact(id: "${contactId}") { name } }`);
    const bytes = filled(await form('specialist-li', 'countermeasureFollowUp'), [
      [account.name, '下滑', '交期过长', '设前置仓'],
      [contact.name, '转向竞品', '价格高', '申请年度返利'],
      ['某某', '下滑', '交期过长', '设前置仓'],
    ]);

    const { records } = await send('specialist-li', 'countermeasureFollowUp', bytes);

    expect(rowsIn(bytes)[2]).toEqual(['客户姓名', '移动方向', '问题点', '对策']);
    expect(records.map(({ outcome }) => outcome)).toEqual(['created', 'created', 'refused']);
    expect(records[2]!.faults).toMatchObject([{ column: '客户姓名', code: 'NOT_FOUND' }]);
    expect(
      await li.data(
        '{ needCountermeasures(where: { countermeasure: { in: ["设前置仓", "申请年度返利"] } }, orderBy: [{ problem: ASC }]) { nodes { account { id } contact { id } dueOn status } } }',
      ),
    ).toMatchObject({
      needCountermeasures: {
        nodes: expect.arrayContaining([
          { account: { id: account.id }, contact: null, dueOn: '2026-12-23', status: 'OPEN' },
          { account: { id: account.id }, contact: { id: contactId }, dueOn: '2026-12-23', status: 'OPEN' },
        ]),
      },
    });
  });
});

describe('a form', () => {
  test('of an account out of sight is refused like one of none', async () => {
    const bytes = filled(await form('specialist-li', 'countermeasureFollowUp'), [[account.name, '下滑', '交期', '设仓']]);

    const { records } = await send('specialist-wang', 'countermeasureFollowUp', bytes);

    expect(records.at(-1)).toMatchObject({ outcome: 'refused', faults: [{ column: '客户姓名', code: 'NOT_FOUND' }] });
  });

  test('is for those who enter its rows, and for workbooks with its headers', async () => {
    const bytes = await form('specialist-li', 'needAnalysis');
    const codeOf = ({ errors }: FormAnswer): string | undefined => errors?.[0]?.extensions.code;

    for (const [username, name] of [
      ['guide', 'tourApplications'],
      ['finance', 'tourApplications'],
    ] as const)
      expect([username, codeOf(await send(username, name, bytes))]).toEqual([username, 'FORBIDDEN']);
    for (const username of ['region', 'office', 'finance'])
      expect([username, codeOf(await send(username, 'needAnalysis', bytes))]).toEqual([username, 'FORBIDDEN']);
    expect(codeOf(await send('specialist-li', 'overdueVisits', bytes))).toBe('NOT_FOUND');
    expect(codeOf(await send('specialist-li', 'constructor', bytes))).toBe('NOT_FOUND');
    expect((await send('specialist-li', 'countermeasureFollowUp', bytes)).errors?.[0]?.message).toMatch(/没有找到表头：客户姓名/);
    expect((await send('specialist-li', 'needAnalysis', strToU8('a,b'))).errors?.[0]?.message).toMatch(/xlsx/);
    expect(await reader.text('manager-east', `${DATASETS}/overdueVisits.xlsx?layout=form`)).toMatch(/VALIDATION_FAILED/);
  });
});
