import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { parquetReadObjects } from 'hyparquet';
import { DATASETS, Reader, type Row, type Sent } from '../support/datasets.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { statementsOf } from '../support/statements.ts';
import { rowsOf } from '../support/tokens.ts';

let server: TestServer;
let reader: Reader;
beforeAll(async () => {
  server = await startServer();
  reader = new Reader(server);
  await rowsOf(
    server,
    "update product set name_zh = '=HYPERLINK(1)', list_price = 1280.50 where code = (select min(code) from product where deleted_at is null)",
  );
});
afterAll(() => server.close());

describe('the catalogue', () => {
  interface Described {
    readonly name: string;
    readonly columns: readonly { readonly name: string; readonly type: string; readonly label: object }[];
    readonly parameters: readonly { readonly name: string; readonly type: string }[];
    readonly links: Readonly<Record<string, string>>;
  }
  const catalogue = async (token: string): Promise<readonly Described[]> => {
    const response = await fetch(`${server.url}${DATASETS}?key=${token}`);
    return ((await response.json()) as { datasets: readonly Described[] }).datasets;
  };

  test('has what the token may read, column by column', async () => {
    const datasets = await catalogue(await reader.biToken({ scopes: ['account:read'], deniedFields: ['account.creditLimit'] }));

    expect(datasets.map(({ name }) => name)).toEqual(['accounts']);
    const names = datasets[0]!.columns.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['id', 'code', 'tier', 'annualPotential']));
    expect(names.filter((name) => /creditLimit|stage|specialist|lastVisitOn/.test(name))).toEqual([]);
    expect(datasets[0]!.parameters.map(({ name, type }) => `${name} ${type}`)).toEqual(['tier choice', 'updatedSince datetime']);
  });

  test('names types, labels and links', async () => {
    const [accounts] = await catalogue(await reader.biToken());

    expect(accounts!.columns.find(({ name }) => name === 'annualPotential')).toMatchObject({ type: 'decimal', label: { zh: '年度潜力' } });
    expect(Object.keys(accounts!.links)).toEqual(['json', 'ndjson', 'csv', 'xlsx', 'parquet', 'schema']);
  });

  test('tells a dataset as a table schema', async () => {
    const schema = (await (await reader.ask('admin', `${DATASETS}/products/schema?lang=en`)).json()) as { fields: readonly object[] };

    expect(schema).toMatchObject({ primaryKey: ['id'] });
    expect(schema.fields).toContainEqual({ name: 'listPrice', title: 'List price (CNY)', type: 'number' });
  });
});

describe('a dataset', () => {
  test('is the same table in every format', async () => {
    const path = `${DATASETS}/products`;
    const { rows: json } = await reader.rows('admin', `${path}.json`);
    const ndjson = (await reader.text('admin', path, { accept: 'application/x-ndjson' })).trim().split('\n');
    const csv = await reader.text('admin', `${path}.csv?headers=name`);
    const parquet = await (await reader.ask('admin', `${path}.parquet`)).arrayBuffer();
    const xlsx = unzipSync(new Uint8Array(await (await reader.ask('admin', `${path}.xlsx`)).arrayBuffer()));

    const sheet = strFromU8(xlsx['xl/worksheets/sheet1.xml']!);
    const csvRows = parse(csv, { columns: true, bom: true }) as Record<string, string>[];
    const parquetRows = (await parquetReadObjects({ file: parquet })) as Row[];
    const ids = json.map(({ id }) => id);
    expect(ids).toHaveLength((await rowsOf(server, 'select id from product where deleted_at is null')).length);
    expect(ndjson.map((line) => JSON.parse(line) as unknown)).toEqual(json);
    expect(csvRows.map(({ id }) => id)).toEqual(ids);
    expect(parquetRows.map(({ id }) => id)).toEqual(ids);
    expect(parquetRows.map(({ listPrice }) => listPrice)).toEqual(json.map(({ listPrice }) => listPrice));
    expect(parquetRows[0]!['createdAt']).toEqual(new Date(String(json[0]!['createdAt'])));
    expect([...sheet.matchAll(/<row>/g)]).toHaveLength(ids.length + 1);
    expect(Object.keys(csvRows[0]!)).toEqual(Object.keys(json[0]!));
  });

  test('keeps every digit, and makes plain what a spreadsheet would run', async () => {
    const path = `${DATASETS}/products`;
    const [json, csv, xlsx] = await Promise.all([
      reader.ask('admin', `${path}.ndjson`).then((response) => response.text()),
      reader.ask('admin', `${path}.csv`).then(async (response) => Buffer.from(await response.arrayBuffer()).toString()),
      reader.ask('admin', `${path}.xlsx`).then((response) => response.arrayBuffer()),
    ]);

    const sheet = strFromU8(unzipSync(new Uint8Array(xlsx))['xl/worksheets/sheet1.xml']!);
    expect(json).toContain('"nameZh":"=HYPERLINK(1)"');
    expect(json).toContain('"listPrice":1280.50');
    expect(csv.startsWith('\uFEFF标识,编号,')).toBe(true);
    expect(csv).toContain('标价（元）');
    expect(csv).toMatch(/,'=HYPERLINK\(1\),.*,1280\.50,.*\r\n/);
    expect(sheet).toContain(`<t xml:space="preserve">'=HYPERLINK(1)</t>`);
    expect(sheet).toContain('<v>1280.50</v>');
  });

  test('speaks the language asked for, in labels or in codes', async () => {
    const [zh] = (await reader.rows('admin', `${DATASETS}/accounts?lang=zh&limit=1`)).rows;
    const [en] = (await reader.rows('admin', `${DATASETS}/accounts?lang=en&limit=1`)).rows;
    const [code] = (await reader.rows('admin', `${DATASETS}/accounts?values=code&limit=1`)).rows;
    const csv = await reader.text('admin', `${DATASETS}/accounts.csv?limit=1`, { 'accept-language': 'en' });

    expect([zh!['tier'], en!['tier'], code!['tier']]).toEqual(['渠道', 'Channel', 'CHANNEL']);
    expect(csv).toContain('Payment term (days)');
  });

  test('takes its parameters, and names all that are wrong', async () => {
    const { cookie } = (await server.as('admin')).headers;
    const { rows: key } = await reader.rows('admin', `${DATASETS}/accounts?tier=SUPER,KEY&values=code`);

    const wrong = await reader.refusal(`${DATASETS}/visits?status=GONE&plannedFrom=2026-02-30&limit=9999&lang=fr&colour=red`, {
      cookie: cookie!,
    });

    expect([...new Set(key.map(({ tier }) => tier))].toSorted()).toEqual(['KEY', 'SUPER']);
    expect(wrong[0]).toBe(400);
    expect(wrong[1]).toBe('VALIDATION_FAILED');
    expect(wrong[2].toSorted()).toEqual(
      ['colour UNKNOWN_PARAMETER', 'status NOT_A_CHOICE', 'plannedFrom NOT_A_TIME', 'limit TOO_LARGE', 'lang NOT_A_CHOICE'].toSorted(),
    );
  });

  test('begins a day in the time of the department', async () => {
    const [from, before] = ['2026-10-12', '2026-10-17'];
    const { rows: week } = await reader.rows('admin', `${DATASETS}/visits?plannedFrom=${from}&plannedBefore=${before}`);

    const [expected] = await rowsOf<{ count: number }>(
      server,
      `select count(*)::int from visit where deleted_at is null and hidden_at is null
         and planned_start >= $1::timestamptz and planned_start < $2::timestamptz`,
      [`${from}T00:00:00+08:00`, `${before}T00:00:00+08:00`],
    );
    expect(expected!.count).toBeGreaterThan(0);
    expect(week).toHaveLength(expected!.count);
  });

  test('comes by pages whose addresses do not carry the token', async () => {
    const token = await reader.biToken();
    const pages: (readonly Row[])[] = [];
    let path: string | null = `${DATASETS}/accounts?limit=30`;
    while (path) {
      const response: Response = await fetch(`${server.url}${path}&key=${token}`);
      const page = (await response.json()) as Sent;
      pages.push(page.rows);
      expect(response.headers.get('link')).toBe(page.next === null ? null : `<${page.next}>; rel="next"`);
      expect(page.next ?? '').not.toContain('key');
      path = page.next;
    }

    const all = await (await fetch(`${server.url}${DATASETS}/accounts?key=${token}`)).json();
    expect(pages.length).toBeGreaterThan(1);
    expect(pages.flat()).toEqual((all as Sent).rows);
    expect(await reader.refusal(`${DATASETS}/accounts?limit=1&cursor=WyJ4Il0&key=${token}`)).toEqual([
      400,
      'VALIDATION_FAILED',
      ['cursor INVALID_CURSOR'],
    ]);
  });

  test('asks for one snapshot, one count and one page', async () => {
    await reader.ask('admin', `${DATASETS}/partners`);

    const sent = await statementsOf(async () => (await reader.ask('admin', `${DATASETS}/partners`)).text());

    const kinds = sent.map((text) => /^(begin|select set_config|select json_build_array|select concat)/.exec(text)?.[0]);
    expect(kinds.filter(Boolean)).toEqual(['begin', 'select set_config', 'select json_build_array', 'select concat']);
  });

  test('sends what has changed, and what is gone, within the scope alone', async () => {
    const [account] = await rowsOf<{ id: string }>(
      server,
      `select a.id from account a join org_unit o on o.id = a.org_unit_id where o.name like '%东区%' and a.deleted_at is null
         and exists (select from visit v where v.account_id = a.id and v.deleted_at is null) order by a.id limit 1`,
    );
    const { asOf } = await reader.rows('manager-east', `${DATASETS}/visits?limit=1`);
    const admin = await server.as('admin');

    await admin.data('mutation($id: ID!) { deleteAccount(id: $id) { id } }', { id: account!.id });

    const changed = async (who: string, dataset: string): Promise<readonly Row[]> =>
      (await reader.rows(who, `${DATASETS}/${dataset}?updatedSince=${encodeURIComponent(asOf)}`)).rows;
    const visits = await rowsOf<{ id: string }>(server, 'select id from visit where account_id = $1 order by id', [account!.id]);
    const gone = (await changed('manager-east', 'accounts')).filter(({ deletedAt }) => deletedAt !== null);
    const hidden = (await changed('manager-east', 'visits')).filter(({ deletedAt }) => deletedAt !== null);
    expect(gone).toEqual([{ id: account!.id, deletedAt: expect.any(String) }]);
    expect(hidden.map(({ id }) => id)).toEqual(visits.map(({ id }) => id));
    expect(JSON.stringify(await changed('manager-south', 'accounts'))).not.toContain(account!.id);
    expect(await changed('manager-south', 'visits')).toEqual([]);
  });
});
