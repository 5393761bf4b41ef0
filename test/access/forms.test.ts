import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DATASETS, Reader } from '../support/datasets.ts';
import { filledForm, sendForm } from '../support/forms.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { rowsOf } from '../support/tokens.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startServer();
}, 120_000);
afterAll(() => server?.close());

const UNKNOWN = '查无此客户';
const LINES: Readonly<Record<string, (customer: string) => readonly (readonly string[])[]>> = {
  needAnalysis: (customer) => [[customer, '试探', '新增', '1 套', '沈阳', '', '']],
  countermeasureFollowUp: (customer) => [[customer, '下滑', '试探', '试探']],
  // a page below the blank one
  tourApplications: (customer) => [
    ['来访单位', '试探公司', '', '大客户', customer],
    ['人数', '1', '', '领队', '某人'],
    ['开始时间', '2031-01-10 09:00', '', '结束时间', '2031-01-10 11:00'],
    ['参观目的', '试探'],
    ['参观内容', '试探'],
  ],
};

/** Names of accounts and of people that a viewer does not see. */
async function unseenBy(username: string): Promise<string[]> {
  const client = await server.as(username);
  const { accounts } = await client.data<{ accounts: { nodes: { id: string }[] } }>('{ accounts(first: 100) { nodes { id } } }');
  const seen = accounts.nodes.map(({ id }) => id);
  const rows = await rowsOf(
    server,
    `select name from account where not id = any($1::uuid[]) union all
     select name from contact where not account_id = any($1::uuid[]) and name not in (select name from contact where account_id = any($1::uuid[]))`,
    [seen],
  );
  return (rows as { name: string }[]).map(({ name }) => name);
}

async function countRows(): Promise<unknown> {
  return rowsOf(
    server,
    `select (select count(*) from need) as needs, (select count(*) from need_countermeasure) as countermeasures,
    (select count(*) from tour_request) as tours`,
  );
}

describe.each(Object.keys(LINES))('the form %s', (name) => {
  test.each(['specialist-li', 'specialist-chen', 'manager-south'])(
    'brings nothing in for %s on customers out of sight, and tells them from none at all by nothing',
    async (username) => {
      const names = (await unseenBy(username)).slice(0, 60);
      const blank = await new Reader(server).ask(username, `${DATASETS}/${name}.xlsx?period=2031-01&layout=form&lang=zh`);
      const bytes = filledForm(
        new Uint8Array(await blank.arrayBuffer()),
        [UNKNOWN, ...names].flatMap((customer) => LINES[name]!(customer)),
      );
      const before = await countRows();

      const [preview, answer] = [
        await sendForm(server, { username, name, bytes, isPreview: true }),
        await sendForm(server, { username, name, bytes }),
      ];

      const [unknown, ...others] = answer.records.map(({ outcome, faults }) => JSON.stringify({ outcome, faults }));
      expect(names.length).toBeGreaterThan(5);
      expect(unknown).toMatch(/refused.*NOT_FOUND/);
      expect(new Set(others)).toEqual(new Set([unknown]));
      expect(preview.records).toEqual(answer.records);
      expect(await countRows()).toEqual(before);
    },
    120_000,
  );
});
