import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { withClient } from '../../server/database/database.ts';
import type { Client, GraphQLAnswer } from '../support/client.ts';
import { addField, eventually, failuresOf } from '../support/customFields.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let admin: Client;
let manager: Client;
let specialist: Client;
let accountId: string;

beforeAll(async () => {
  server = await startServer();
  [admin, manager, specialist] = await Promise.all([server.as('admin'), server.as('manager-east'), server.as('specialist-li')]);
  const { accounts } = await specialist.data<{ accounts: { nodes: { id: string }[] } }>('{ accounts(first: 1) { nodes { id } } }');
  accountId = accounts.nodes[0]!.id;
});
afterAll(() => server.close());

const UPDATE = 'mutation($id: ID!, $input: CustomFieldUpdateInput!) { updateCustomField(id: $id, input: $input) { id active } }';
const CHANGE = 'mutation($id: ID!, $input: AccountUpdateInput!) { updateAccount(id: $id, input: $input) { id version } }';

async function made(key: string, input: object = {}): Promise<string> {
  const answer = await addField(admin, key, input);
  if (!answer.data?.createCustomField) throw new Error(answer.text);
  return answer.data.createCustomField.id;
}

async function set(client: Client, input: object): Promise<GraphQLAnswer<object>> {
  return client.ask<object>(CHANGE, { id: accountId, input });
}

describe('a custom field', () => {
  test('is written, read, filtered, sorted, counted and audited as soon as it is added', async () => {
    await made('gate', { maxLength: 10 });
    await made('rent', { kind: 'MONEY' });
    const color = [
      { code: 'RED', zh: '红色', en: 'Red' },
      { code: 'BLUE', zh: '蓝色', en: 'Blue' },
    ];
    await made('color', { kind: 'CHOICE', options: color });
    await made('sector', { kind: 'DICTIONARY', dictionary: 'INDUSTRY' });
    await made('opened', { kind: 'DATE', indexed: true });
    await made('marks', { kind: 'CHOICES', options: color });
    const { dictionaryItems } = await specialist.data<{ dictionaryItems: { nodes: { id: string; nameZh: string }[] } }>(
      '{ dictionaryItems(where: { dictionary: { eq: INDUSTRY } }, first: 1) { nodes { id nameZh } } }',
    );
    const [sector] = dictionaryItems.nodes;

    const input = { x_gate: ' 东门 ', x_rent: '1280.5', x_color: 'BLUE', x_sectorId: sector!.id, x_opened: '2026-11-27', x_marks: ['RED'] };
    expect((await set(specialist, input)).errors).toBeUndefined();

    const where = `{ x_gate: { contains: "门" }, x_rent: { gt: "1000" }, x_color: { in: [BLUE] }, x_marks: { has: RED },
      x_sector: { nameZh: { eq: "${sector!.nameZh}" } }, x_opened: { eq: "2026-11-27" } }`;
    const read = await specialist.data<Record<string, unknown>>(`{
      accounts(where: ${where}, orderBy: [{ x_color: ASC }, { x_rent: DESC }, { x_sector: { nameZh: ASC } }]) {
        nodes { id x_gate x_rent x_color x_marks x_opened x_sector { nameZh } } totalCount }
      accountsAggregate(where: { x_rent: { isNull: false } }, groupBy: [{ x_color: true }]) { group { x_color } count sum { x_rent } } }`);
    expect(read).toEqual({
      accounts: {
        totalCount: 1,
        nodes: [
          {
            id: accountId,
            x_gate: '东门',
            x_rent: '1280.50',
            x_color: 'BLUE',
            x_marks: ['RED'],
            x_opened: '2026-11-27',
            x_sector: { nameZh: sector!.nameZh },
          },
        ],
      },
      accountsAggregate: [{ group: { x_color: 'BLUE' }, count: 1, sum: { x_rent: '1280.50' } }],
    });
    const { auditEvents } = await admin.data<{
      auditEvents: { nodes: { changes: { field: string; before: unknown; after: unknown }[] }[] };
    }>(`{ auditEvents(where: { entityId: { eq: "${accountId}" } }, orderBy: [{ createdAt: DESC }], first: 1) { nodes { changes } } }`);
    expect(auditEvents.nodes[0]!.changes).toEqual(
      expect.arrayContaining([
        { field: 'x_gate', before: null, after: '东门' },
        { field: 'x_rent', before: null, after: '1280.5' },
      ]),
    );
    expect(failuresOf(await set(specialist, { x_gate: '一二三四五六七八九十一', x_rent: '1.234' }))).toEqual([
      'x_gate TOO_LONG',
      'x_rent TOO_PRECISE',
    ]);
  });

  test('is the same at another gateway within seconds, and after a start', async () => {
    const second = await startServer({ databaseUrl: server.databaseUrl });
    await made('berth', { kind: 'NUMBER', min: '1', max: '9' });
    expect((await set(specialist, { x_berth: 7 })).errors).toBeUndefined();
    const ask = '{ accounts(where: { x_berth: { eq: 7 } }) { nodes { id x_berth } } }';

    const other = await second.as('specialist-li');
    const there = await eventually(
      () => other.ask(ask),
      ({ errors }) => !errors,
    );
    const third = await startServer({ databaseUrl: server.databaseUrl });
    const after = await (await third.as('specialist-li')).ask(ask);
    await Promise.all([second.close(), third.close()]);

    expect(there.data).toEqual({ accounts: { nodes: [{ id: accountId, x_berth: 7 }] } });
    expect(after.data).toEqual(there.data);
  });

  test('that is required is asked for in what is new and stays empty in what was there', async () => {
    const id = await made('need', { required: true });
    const { developmentStages } = await manager.data<{ developmentStages: { nodes: { id: string }[] } }>(
      '{ developmentStages(first: 1) { nodes { id } } }',
    );
    const account = { name: '必填测试置业', tier: 'KEY', stageId: developmentStages.nodes[0]!.id };
    const create = 'mutation($input: AccountCreateInput!) { createAccount(input: $input) { id x_need } }';

    const mine = await specialist.ask(create, { input: account });
    // who may not fill it in is not asked for it
    const theirs = await manager.ask(create.replace(' x_need', ''), { input: { ...account, name: '无需填写置业' } });
    const full = await specialist.ask(create, { input: { ...account, x_need: '有' } });
    await admin.data(UPDATE, { id, input: { required: false } });

    expect(failuresOf(mine as GraphQLAnswer<object>)).toEqual(['x_need REQUIRED']);
    expect(theirs.errors).toBeUndefined();
    expect(full.data).toMatchObject({ createAccount: { x_need: '有' } });
    expect(await specialist.data(`{ account(id: "${accountId}") { x_need } }`)).toEqual({ account: { x_need: null } });
  });

  test('is for the roles that it names alone, in the schema and in the database', async () => {
    await made('secret', { readers: ['MANAGER'], writers: [] });
    const ask = `{ account(id: "${accountId}") { x_secret } }`;

    expect((await specialist.ask(ask)).errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(await manager.data(ask)).toEqual({ account: { x_secret: null } });
    expect((await set(manager, { x_secret: '看得见' })).errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
    expect((await set(admin, { x_secret: '看得见' })).errors).toBeUndefined();
    const rights = await withClient(server.databaseUrl, (client) =>
      client.query<{ role: string; reads: boolean; writes: boolean }>(
        `select role, has_column_privilege(role, 'account', 'x_secret', 'SELECT') as reads, has_column_privilege(role, 'account', 'x_secret', 'UPDATE')
           or has_column_privilege(role, 'account', 'x_secret', 'INSERT') as writes
         from unnest(array['kam_admin', 'kam_auditor', 'kam_manager', 'kam_specialist', 'kam_finance', 'kam_bi', 'kam_partner']) role`,
      ),
    );
    const named = (column: 'reads' | 'writes'): string[] => rights.rows.filter((row) => row[column]).map(({ role }) => role);
    expect({ reads: named('reads'), writes: named('writes') }).toEqual({
      reads: ['kam_admin', 'kam_auditor', 'kam_manager'],
      writes: ['kam_admin'],
    });
    // an event tells all that was written, so who does not see the field does not hear of such rows
    const history = `{ auditEvents(where: { entityId: { eq: "${accountId}" } }, first: 1) { nodes { id } } }`;
    expect(await specialist.data(history)).toEqual({ auditEvents: { nodes: [] } });
  });

  test('is gone when it is retired, its data kept, its name not given away; and comes back with them', async () => {
    const id = await made('past');
    await set(specialist, { x_past: '旧值' });
    const ask = `{ account(id: "${accountId}") { x_past } }`;

    await admin.data(UPDATE, { id, input: { active: false } });
    const gone = await specialist.ask(ask);
    const again = await addField(admin, 'past', { labelZh: '另一个', labelEn: 'Another' });
    await admin.data(UPDATE, { id, input: { active: true } });

    expect(gone.errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(failuresOf(again)).toEqual(['key TAKEN', 'noun TAKEN']);
    expect(await specialist.data(ask)).toEqual({ account: { x_past: '旧值' } });
  });

  test('keeps what rows hold: options are retired, limits widened', async () => {
    const options = [
      { code: 'A', zh: '甲', en: 'A' },
      { code: 'B', zh: '乙', en: 'B' },
    ];
    const id = await made('grade', { kind: 'CHOICE', options });
    const span = await made('span', { kind: 'NUMBER', min: '0', max: '10' });
    await set(specialist, { x_grade: 'B', x_span: 10 });
    const change = (of: string, input: object): Promise<GraphQLAnswer<object>> => admin.ask<object>(UPDATE, { id: of, input });

    expect(failuresOf(await change(id, { options: options.slice(0, 1) }))).toEqual(['options RULE']);
    expect(failuresOf(await change(span, { max: '9' }))).toEqual(['max RULE']);
    expect((await change(span, { max: '20' })).errors).toBeUndefined();
    const retired = [options[0]!, { ...options[1]!, retired: true }, { code: 'C', zh: '丙', en: 'C' }];
    expect((await change(id, { options: retired })).errors).toBeUndefined();

    expect(await specialist.data(`{ account(id: "${accountId}") { x_grade } }`)).toEqual({ account: { x_grade: 'B' } });
    expect((await set(specialist, { x_grade: 'C', x_span: 20 })).errors).toBeUndefined();
    expect(failuresOf(await set(specialist, { x_grade: 'B' }))).toEqual(['x_grade NOT_ALLOWED']);
  });

  test('goes out in files and comes in from them, under its label', async () => {
    await made('dock');
    await set(specialist, { x_dock: '一号' });
    const body = JSON.stringify({ format: 'csv', columns: ['code', 'name', 'x_dock'], where: { x_dock: { eq: '一号' } } });
    const file = await fetch(`${server.url}/exports/accounts`, { method: 'POST', headers: specialist.headers, body });
    const text = await file.text();
    const form = new FormData();
    form.append('step', 'take');
    form.append('file', new Blob([text.replace('一号', '二号')]), 'rows');
    const { 'content-type': _type, ...headers } = specialist.headers;
    const answer = await fetch(`${server.url}/imports/accounts`, { method: 'POST', headers, body: form });

    expect(text).toContain('字段dock');
    expect(await answer.text()).toContain('"updated":1');
    expect(await specialist.data(`{ account(id: "${accountId}") { x_dock } }`)).toEqual({ account: { x_dock: '二号' } });
  });

  test('takes its values from a dictionary that was added likewise', async () => {
    const ofList = 'mutation($input: CustomDictionaryCreateInput!) { createCustomDictionary(input: $input) { id } }';
    const odd = await admin.ask<object>(ofList, { input: { code: 'PORT', nameZh: '港口', nameEn: 'Ports' } });
    await admin.data(ofList, { input: { code: 'X_PORT', nameZh: '港口', nameEn: 'Ports' } });
    const { createDictionaryItem: item } = await admin.data<{ createDictionaryItem: { id: string } }>(
      'mutation { createDictionaryItem(input: { dictionary: X_PORT, code: "DL", nameZh: "大连港" }) { id } }',
    );
    await made('port', { kind: 'DICTIONARY', dictionary: 'X_PORT' });

    expect(failuresOf(odd)).toEqual(['code RULE']);
    expect((await set(specialist, { x_portId: item.id })).errors).toBeUndefined();
    expect(
      await specialist.data('{ accounts(where: { x_port: { dictionary: { eq: X_PORT } } }) { nodes { x_port { nameZh } } } }'),
    ).toEqual({
      accounts: { nodes: [{ x_port: { nameZh: '大连港' } }] },
    });
  });

  const REFUSED: readonly [string, object, string[]][] = [
    ['of a noun that takes none', { noun: 'User' }, ['noun RULE']],
    ['of a noun that there is not', { noun: 'Nothing' }, ['noun RULE']],
    ['whose code is none', { key: 'Bad key' }, ['key RULE']],
    ['whose code ends like a reference', { key: 'otherId' }, ['key RULE']],
    ['called like a declared one', { labelZh: '客户名称', labelEn: 'Another name' }, ['labelZh RULE']],
    ['of choices without options', { kind: 'CHOICE' }, ['options RULE']],
    ['of a dictionary without one', { kind: 'DICTIONARY' }, ['dictionary RULE']],
    ['that is filled in unseen', { readers: ['MANAGER'], writers: ['SPECIALIST'] }, ['writers RULE']],
  ];
  test.each(REFUSED)('%s is refused with a sentence', async (_what, input, failures) => {
    const answer = await addField(admin, 'odd', input);

    expect(failuresOf(answer)).toEqual(failures);
    expect(answer.errors![0]!.extensions.fieldErrors![0]!.message).toMatch(/[一-鿿]/);
  });

  test('is nobody’s to add but the administrator’s', async () => {
    const answer = await addField(manager, 'x');

    expect(answer.errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
  });
});
