import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { readWorkbook } from '../../server/kit/import/workbook.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { issueToken, rowsOf } from '../support/tokens.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
  await rowsOf(server, "update account set short_name = '=HYPERLINK(1)' where code = (select min(code) from account where tier = 'KEY')");
});
afterAll(() => server.close());

interface Refusal {
  readonly errors: readonly {
    readonly message: string;
    readonly extensions: { readonly code: string; readonly fieldErrors?: readonly { readonly path: string }[] };
  }[];
}

async function exported(who: string, list: string, ask: object = {}, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  const client = await server.as(who);
  return fetch(`${server.url}/exports/${list}`, { method: 'POST', headers: { ...client.headers, ...headers }, body: JSON.stringify(ask) });
}

async function csvOf(who: string, list: string, ask: object = {}): Promise<Record<string, string>[]> {
  const response = await exported(who, list, { format: 'csv', ...ask });
  return parse(await response.text(), { columns: true, bom: true });
}

async function refused(response: Promise<Response>): Promise<[number, string, string[]]> {
  const { status, json } = await response.then(async (answer) => ({ status: answer.status, json: (await answer.json()) as Refusal }));
  const { code, fieldErrors = [] } = json.errors[0]!.extensions;
  return [status, code, fieldErrors.map(({ path }) => path)];
}

const WHERE = { tier: { eq: 'KEY' } };

describe('an exported list', () => {
  test('has every row that the filter finds, in its order, under the labels of its columns', async () => {
    const client = await server.as('manager-east');
    const { accounts } = await client.data<{
      accounts: { nodes: { name: string; specialist: { name: string } | null }[]; totalCount: number };
    }>(
      'query($where: AccountWhere) { accounts(where: $where, orderBy: [{ name: DESC }], first: 100) { totalCount nodes { name specialist { name } } } }',
      { where: WHERE },
    );

    const rows = await csvOf('manager-east', 'accounts', { where: WHERE, orderBy: [{ name: 'DESC' }] });

    expect(rows.map((row) => row['客户名称'])).toEqual(accounts.nodes.map(({ name }) => name));
    expect(rows.map((row) => row['客户专员'])).toEqual(accounts.nodes.map(({ specialist }) => specialist?.name ?? ''));
    expect(new Set(rows.map((row) => row['客户等级']))).toEqual(new Set(['大客户']));
  });

  test('says flags and instants as people do, keeps figures figures, and no cell is a formula', async () => {
    const columns = ['code', 'shortName', 'createdAt', 'annualPotential'];
    const [row] = await csvOf('admin', 'accounts', { where: { ...WHERE, shortName: { startsWith: '=' } }, columns });
    const [product] = await csvOf('admin', 'products', { columns: ['code', 'active'] });
    const workbook = await exported('admin', 'accounts', {
      where: { shortName: { startsWith: '=' } },
      columns: ['annualPotential', 'shortName'],
    });
    const cells = readWorkbook(new Uint8Array(await workbook.arrayBuffer()));

    expect(row!['简称']).toBe("'=HYPERLINK(1)");
    expect(row!['创建时间']).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
    expect(Object.values(product!)[1]).toMatch(/^[是否]$/);
    expect(cells[1]).toEqual([expect.stringMatching(/^\d+(\.\d+)?$/), "'=HYPERLINK(1)"]);
  });

  test('is in the language of its reader, and named for the noun, the day and the filter', async () => {
    const zh = await exported('admin', 'accounts', { where: WHERE });
    const en = await exported('admin', 'accounts', { where: WHERE, format: 'csv' }, { 'accept-language': 'en' });
    const nameOf = ({ headers }: Response): string =>
      decodeURIComponent(/filename\*=UTF-8''(.*)$/.exec(headers.get('content-disposition')!)![1]!);

    expect(nameOf(zh)).toBe('客户 2026-11-23 客户等级=大客户.xlsx');
    expect(nameOf(en)).toMatch(/^Accounts 2026-11-23 .*=Key.*\.csv$/);
    expect((await en.text()).split('\r\n')[0]).toContain('Code,Name,Tier,Stage,Specialist');
  });

  test('stands in the audit with who took it, what of, and how many rows', async () => {
    const rows = await csvOf('specialist-li', 'accounts', { where: WHERE });

    const [event] = (await rowsOf(server, `select changes from audit_event where action = 'export' order by id desc limit 1`)) as {
      changes: { field: string; after: unknown }[];
    }[];
    const told = Object.fromEntries(event!.changes.map(({ field, after }) => [field, after]));
    expect(told).toMatchObject({ list: 'accounts', format: 'csv', rows: rows.length, parameters: { where: WHERE } });
  });
});

describe('who may not take a list out', () => {
  test.each([
    ['finance', 'accounts', 403, 'FORBIDDEN'],
    ['auditor', 'accounts', 403, 'FORBIDDEN'],
    ['specialist-li', 'users', 403, 'FORBIDDEN'],
    ['finance', 'needs', 404, 'NOT_FOUND'],
    ['admin', 'nothings', 404, 'NOT_FOUND'],
  ])('%s of %s gets %i %s', async (who, list, status, code) => {
    expect(await refused(exported(who, list))).toEqual([status, code, []]);
  });

  test('is offered no entry by the catalogue', async () => {
    const mayExport = async (who: string): Promise<boolean | undefined> => {
      const query = '{ catalogue { entities { plural can { export } } } }';
      const { catalogue } = await (
        await server.as(who)
      ).data<{ catalogue: { entities: { plural: string; can: { export: boolean } }[] } }>(query);
      return catalogue.entities.find(({ plural }) => plural === 'accounts')?.can.export;
    };

    expect(await Promise.all(['admin', 'specialist-li', 'finance', 'auditor'].map(mayExport))).toEqual([true, true, false, false]);
  });

  test('a program takes out what it may read and report, and a partner nothing', async () => {
    const { id: partnerId } = (
      await rowsOf<{ id: string }>(server, 'select id from partner where deleted_at is null order by code limit 1')
    )[0]!;
    const statusOf = async (input: object): Promise<number> => {
      const { client } = await issueToken(server, { scopes: ['account:read'], ...input });
      return (await fetch(`${server.url}/exports/accounts`, { method: 'POST', headers: client.headers, body: '{"format":"ndjson"}' }))
        .status;
    };

    expect(await statusOf({ kind: 'BI' })).toBe(200);
    expect(await statusOf({ kind: 'PARTNER', partnerId })).toBe(403);
  });
});

describe('what does not fit the list', () => {
  test.each([
    [{ columns: ['nothing'] }, ['columns']],
    [{ columns: 'name' }, ['columns']],
    [{ format: 'pdf', page: 1 }, ['page', 'format']],
    [{ where: { nothing: { eq: 1 } } }, ['where']],
    [{ orderBy: [{ name: 'SIDEWAYS' }] }, ['orderBy']],
  ])('%j is refused, each fault by its name', async (ask, paths) => {
    expect(await refused(exported('admin', 'accounts', ask))).toEqual([400, 'VALIDATION_FAILED', paths]);
  });

  test('too much of a filter is refused before it is looked at', async () => {
    const or = Array.from({ length: 300 }, () => ({ name: { eq: 'x' } }));

    expect(await refused(exported('admin', 'accounts', { where: { or } }))).toEqual([400, 'QUERY_TOO_COSTLY', []]);
  });

  test('another site cannot have it sent', async () => {
    expect((await exported('admin', 'accounts', {}, { origin: 'https://elsewhere.example' })).status).toBe(403);
  });
});
