import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { unzipSync } from 'fflate';
import { addGadgetTable, WITH_GADGET } from '../support/fixture/product.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { issueToken, rowsOf } from '../support/tokens.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ product: WITH_GADGET, prepare: addGadgetTable });
}, 120_000);
afterAll(() => server.close());

interface Told {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly refused: number;
  readonly records: readonly {
    readonly line: number;
    readonly outcome: string;
    readonly changed: readonly string[];
    readonly faults: readonly { readonly column: string; readonly code: string }[];
  }[];
  readonly refusedFile: string | null;
}

interface Sending {
  readonly step?: 'look' | 'check' | 'take';
  readonly mapping?: readonly (string | null)[];
  readonly key?: string;
}

async function send(
  who: string,
  list: string,
  bytes: string | ArrayBuffer | Buffer<ArrayBuffer>,
  { step = 'check', mapping, key }: Sending = {},
): Promise<Response> {
  const { 'content-type': _type, ...headers } = (await server.as(who)).headers;
  const form = new FormData();
  form.append('step', step);
  if (mapping) form.append('mapping', JSON.stringify(mapping));
  form.append('file', new Blob([bytes]), 'rows');
  return fetch(`${server.url}/imports/${list}`, {
    method: 'POST',
    headers: { ...headers, ...(key && { 'idempotency-key': key }) },
    body: form,
  });
}

async function told(who: string, list: string, bytes: string | ArrayBuffer | Buffer<ArrayBuffer>, sending: Sending = {}): Promise<Told> {
  const lines = (await (await send(who, list, bytes, sending)).text()).trim().split('\n');
  const { result } = JSON.parse(lines.at(-1)!) as { result?: Told };
  if (!result) throw new Error(lines.at(-1));
  return result;
}

const csv = (...lines: readonly string[]): string => lines.join('\r\n');
const countsOf = ({ created, updated, unchanged, refused }: Told): number[] => [created, updated, unchanged, refused];

async function namesOf(who: string): Promise<string[]> {
  const { accounts } = await (
    await server.as(who)
  ).data<{ accounts: { nodes: { name: string }[] } }>('{ accounts(first: 2) { nodes { name } } }');
  return accounts.nodes.map(({ name }) => name);
}

describe('a list that was exported', () => {
  test.each(['xlsx', 'csv'])('comes in again as %s and changes nothing', async (format) => {
    const client = await server.as('manager-east');
    const body = JSON.stringify({ format, columns: ['code', 'name', 'tier', 'stage', 'specialist', 'region', 'annualPotential', 'tags'] });
    const file = await fetch(`${server.url}/exports/accounts`, { method: 'POST', headers: client.headers, body });

    const answer = await told('manager-east', 'accounts', await file.arrayBuffer());

    const [{ count }] = (await rowsOf<{ count: number }>(
      server,
      "select count(*)::int from account a join org_unit o on o.id = a.org_unit_id where a.deleted_at is null and o.name like '%东区%'",
    )) as [{ count: number }];
    expect(countsOf(answer)).toEqual([0, 0, count, 0]);
  });
});

describe('a noun without a sheet of its own', () => {
  test('is taken in by its labels, once however often it is sent, and under its viewer’s name', async () => {
    const [account] = await namesOf('specialist-li');
    const file = csv('样机名称,所属客户,成色,样机价,盘点月份', `演示机,${account},二手,"1,200.50",2026年11月`);

    const first = await told('specialist-li', 'gadgets', file, { step: 'take', key: 'once' });
    const again = await told('specialist-li', 'gadgets', file, { step: 'take', key: 'once' });
    const anew = await told('specialist-li', 'gadgets', file, { step: 'take' });

    expect([first, again, anew].map(countsOf)).toEqual([
      [1, 0, 0, 0],
      [1, 0, 0, 0],
      [0, 0, 1, 0],
    ]);
    const query = '{ gadgets { nodes { name state price countedIn createdBy { name } } } }';
    const { gadgets } = await (await server.as('specialist-li')).data<{ gadgets: { nodes: object[] } }>(query);
    expect(gadgets.nodes).toEqual([
      { name: '演示机', state: 'USED', price: '1200.50', countedIn: '2026-11', createdBy: { name: '李慧敏' } },
    ]);
  });

  test('says what is in a file, how it is written, and which columns it knows', async () => {
    const bytes = Buffer.from([
      0xd1, 0xf9, 0xbb, 0xfa, 0xc3, 0xfb, 0xb3, 0xc6, 0x2c, 0x53, 0x74, 0x61, 0x74, 0x65, 0x2c, 0x78, 0x0a, 0xbc, 0xd7, 0x2c, 0x4e, 0x65,
      0x77, 0x2c, 0x31,
    ]);

    const look = (await (await send('specialist-li', 'gadgets', bytes, { step: 'look' })).json()) as Record<string, unknown>;

    expect(look).toMatchObject({ encoding: 'GB18030', count: 1, header: ['样机名称', 'State', 'x'], mapping: ['name', 'state', null] });
  });

  test('offers its template in the language of its reader, with choices to pick from', async () => {
    const client = await server.as('specialist-li', 'en');
    const file = await fetch(`${server.url}/imports/gadgets/template`, { headers: client.headers });
    const sheet = Buffer.from(unzipSync(new Uint8Array(await file.arrayBuffer()))['xl/worksheets/sheet1.xml']!).toString();

    expect(sheet).toContain('Gadget name');
    expect(sheet).toContain('<formula1>"New,Used"</formula1>');
  });
});

describe('records of known rows', () => {
  const codeOf = async (who: string): Promise<string> => {
    const query = '{ accounts(first: 1, where: { tier: { eq: POTENTIAL } }) { nodes { code } } }';
    return (await (await server.as(who)).data<{ accounts: { nodes: { code: string }[] } }>(query)).accounts.nodes[0]!.code;
  };

  test('change what they say otherwise, told by column, and nothing until they are taken in', async () => {
    const file = csv('客户编号,客户等级,备注', `${await codeOf('manager-east')},大客户,批量更新`);

    const check = await told('manager-east', 'accounts', file);
    const take = await told('manager-east', 'accounts', file, { step: 'take' });

    expect([countsOf(check), check.records[0]!.changed]).toEqual([
      [0, 1, 0, 0],
      ['客户等级', '备注'],
    ]);
    expect(countsOf(take)).toEqual([0, 1, 0, 0]);
  });

  test('are refused for what their viewer may not set, and for a number that nobody has', async () => {
    const code = await codeOf('manager-east');
    const { records, refusedFile } = await told(
      'manager-east',
      'accounts',
      csv('客户编号,客户专员,备注', `${code},赵明轩,一`, 'KA-999999,,二'),
    );

    const faults = records.map((record) => record.faults.map(({ column, code: why }) => `${column} ${why}`));
    expect(faults).toEqual([['客户专员 NOT_ALLOWED'], ['客户编号 NOT_FOUND']]);
    expect(refusedFile).toMatch(/^\uFEFF行号,列,值,原因,客户编号,客户专员,备注\r\n2,客户专员,赵明轩,/);
  });

  test('leave out the columns that are told to be left out', async () => {
    const file = csv('编号,说明,等级', `${await codeOf('manager-east')},随便,无此等级`);

    expect(countsOf(await told('manager-east', 'accounts', file, { mapping: ['code', 'remark', null] }))).toEqual([0, 1, 0, 0]);
  });
});

describe('who may not take rows in', () => {
  test.each([
    ['finance', 'accounts', 403],
    ['auditor', 'accounts', 403],
    ['admin', 'apiTokens', 403],
    ['admin', 'files', 403],
    ['finance', 'needs', 404],
  ])('%s into %s gets %i', async (who, list, status) => {
    expect((await send(who, list, 'id\r\n1')).status).toBe(status);
  });

  test('a program comes by its own ways', async () => {
    const { client } = await issueToken(server, { kind: 'BI', scopes: ['account:read'] });
    const { 'content-type': _type, ...headers } = client.headers;
    const form = new FormData();
    form.append('file', new Blob(['x']), 'x.csv');

    expect((await fetch(`${server.url}/imports/accounts`, { method: 'POST', headers, body: form })).status).toBe(403);
  });

  test('a file that searches for values out of sight is stopped', async () => {
    const codes = await rowsOf<{ credit_code: string }>(
      server,
      "select credit_code from account a join org_unit o on o.id = a.org_unit_id where o.name like '%南区%' and credit_code is not null limit 30",
    );
    const rows = codes.map(({ credit_code: code }, place) => `试探${place},大客户,目标,${code}`);

    const answer = await (await send('manager-east', 'accounts', csv('客户名称,客户等级,开发阶段,统一社会信用代码', ...rows))).text();

    expect(codes.length).toBeGreaterThan(20);
    expect(answer).toContain('RATE_LIMITED');
  });
});
