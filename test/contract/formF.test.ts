import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Client } from '../support/client.ts';
import { DATASETS, Reader } from '../support/datasets.ts';
import { filledForm as filled, retyped, rowsOfForm as rowsIn, sendForm, sheetOf, type FormAnswer } from '../support/forms.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { rowsOf } from '../support/tokens.ts';
import { runTour } from '../support/tours.ts';

let server: TestServer;
let reader: Reader;
let li: Client;
let account: { readonly id: string; readonly name: string };
let route: string;

/** A month that the demo tells nothing of. */
const MONTH = '2031-05';

beforeAll(async () => {
  server = await startServer();
  reader = new Reader(server);
  li = await server.as('specialist-li');
  const { accounts, tourRoutes } = await li.data<{
    accounts: { nodes: (typeof account)[] };
    tourRoutes: { nodes: { nameZh: string }[] };
  }>('{ accounts(first: 1) { nodes { id name } } tourRoutes(first: 1) { nodes { nameZh } } }');
  [account, route] = [accounts.nodes[0]!, tourRoutes.nodes[0]!.nameZh];
}, 120_000);
afterAll(() => server?.close());

function send(username: string, name: string, bytes: Uint8Array, isPreview = false): Promise<FormAnswer> {
  return sendForm(server, { username, name, bytes, isPreview });
}

/** A page of form F, as it is typed below the blank one. */
function application(start: string, visitors: readonly (readonly string[])[], more: readonly (readonly string[])[] = []) {
  return [
    ...more,
    ['来访单位', '沈阳铸锻厂', '', '大客户', account.name],
    ['参观类别', '客户视察', '', '接待类型', '普通'],
    ['人数', String(visitors.length), '', '领队', '王工'],
    ['开始时间', `${MONTH}-20 09:30`, '', '结束时间', `${MONTH}-20 11:30`],
    ['参观路线', route, '', '采访拍摄', '否'],
    ['与办公室联系时间', start],
    ['参观目的', '考察供货能力'],
    ['参观内容', '电解车间与展厅'],
    ['参观人员'],
    ['姓名', '单位', '职务', '手机', '证件类型', '证件号码'],
    ...visitors,
    ['接待人', '', '', '讲解员', ''],
  ];
}

describe('form F as a workbook', () => {
  const tourForm = async (username: string, query: string, language = 'zh'): Promise<Uint8Array> =>
    new Uint8Array(
      await (await reader.ask(username, `${DATASETS}/tourApplications.xlsx?${query}&layout=form&lang=${language}`)).arrayBuffer(),
    );
  const toursOf = (): Promise<unknown[]> =>
    rowsOf(server, `select id, no, status from tour_request where visitor_org = '沈阳铸锻厂' order by created_at`);
  const PARTY = [
    ['李梅', '沈阳铸锻厂', '总工', '13800138000', '居民身份证', '210102199001011234'],
    ['王强', '沈阳铸锻厂', '领队', '', '', ''],
  ];

  test('is a blank page of A4 where there is no application yet', async () => {
    const bytes = await tourForm('specialist-li', `period=${MONTH}`);

    const rows = rowsIn(bytes);
    expect(rows[0]!.filter(Boolean)).toEqual(['参观申请表']);
    expect(rows.flat()).toEqual(expect.arrayContaining(['申请编号', '来访单位', '参观路线', '姓名', '证件号码', '办公室意见']));
    expect(sheetOf(bytes)).toContain('<pageSetup paperSize="9" orientation="portrait" fitToWidth="1"');
  });

  test('makes a draft with its visitors, whole or not at all, and comes back as it went out', async () => {
    const blank = await tourForm('specialist-li', `period=${MONTH}`);
    const wrong = filled(blank, application('2026-11-20 10:00', [PARTY[0]!, ['赵某', '', '', '不是号码', '', '']]));
    const bytes = filled(blank, application('2026-11-20 10:00', PARTY));

    const refused = await send('specialist-li', 'tourApplications', wrong);
    const preview = await send('specialist-li', 'tourApplications', bytes, true);
    expect(await toursOf()).toEqual([]);
    const taken = await send('specialist-li', 'tourApplications', bytes);
    const [tour] = (await toursOf()) as { id: string; no: string; status: string }[];
    const out = await tourForm('specialist-li', `tour=${tour!.id}`);
    const english = await tourForm('specialist-li', `tour=${tour!.id}`, 'en');
    const again: FormAnswer[] = [];
    for (const form of [bytes, out, english]) again.push(await send('specialist-li', 'tourApplications', form));
    const retold = await send('specialist-li', 'tourApplications', retyped(out, '考察供货能力', '考察供货能力与质量'));

    expect(refused.records).toMatchObject([{ outcome: 'refused', faults: [{ column: '参观人员' }] }]);
    expect(refused.records[0]!.faults[0]!.message.zh).toMatch(/^第 \d+ 行手机：/);
    expect([preview.records, taken.created]).toEqual([taken.records, 1]);
    expect(again.map(({ records }) => records.map(({ outcome }) => outcome))).toEqual([['updated'], ['unchanged'], ['unchanged']]);
    expect(retold.records.map(({ outcome }) => outcome)).toEqual(['updated']);
    expect(sheetOf(out)).not.toMatch(/13800138000|210102199001011234/);
    expect(
      await li.data(
        `{ tourRequest(id: "${tour!.id}") { status purpose headcount leaderText plannedStart account { id } visitors(first: 9) { nodes { name title mobile idType } } } }`,
      ),
    ).toMatchObject({
      tourRequest: {
        status: 'DRAFT',
        purpose: '考察供货能力与质量',
        headcount: 2,
        leaderText: '王工',
        plannedStart: `${MONTH}-20T01:30:00.000Z`,
        account: { id: account.id },
        visitors: {
          nodes: expect.arrayContaining([
            { name: '李梅', title: '总工', mobile: '13800138000', idType: 'ID_CARD' },
            { name: '王强', title: '领队', mobile: null, idType: null },
          ]),
        },
      },
    });
  });

  test('is entered by its viewer alone, and changes nothing that has been handed in', async () => {
    const [tour] = (await toursOf()) as { id: string; no: string }[];
    const blank = await tourForm('specialist-li', `period=2031-06`);
    const inAnothersName = filled(blank, application('', PARTY, [['承办部门', '', '', '经办人', '王志远']]));
    const unknown = filled(blank, application('', PARTY, [['申请编号', 'CG-203105-9999']]));
    const out = await tourForm('specialist-li', `tour=${tour!.id}`);
    await runTour(li, 'submitTourRequest', tour!.id);

    const [others, numbered, late] = [
      await send('specialist-li', 'tourApplications', inAnothersName),
      await send('specialist-li', 'tourApplications', unknown),
      await send('specialist-li', 'tourApplications', retyped(out, '考察供货能力', '参观')),
    ];

    expect(others.records[0]!.faults).toMatchObject([{ column: '经办人' }]);
    expect(numbered.records[0]!.faults).toMatchObject([{ column: '申请编号', code: 'NOT_FOUND' }]);
    expect(late.records[0]!.faults).toMatchObject([{ code: 'INVALID_TRANSITION' }]);
    expect(await toursOf()).toHaveLength(1);
  });
});
