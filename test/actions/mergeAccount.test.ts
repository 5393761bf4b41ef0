import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { columnOf } from '../../server/kit/field/index.ts';
import type { GraphQLAnswer } from '../support/client.ts';
import { addField, eventually } from '../support/customFields.ts';
import { MergeStage, REGISTRY } from '../support/merges.ts';
import { codeOf } from '../support/verbs.ts';

let stage: MergeStage;
beforeAll(async () => {
  stage = await MergeStage.open();
});
afterAll(() => stage.server.close());

/** Every place where the database holds the id of an account, with what an audit event calls it. */
const ACCOUNT = REGISTRY.named('Account');
const PLACES = REGISTRY.naming(ACCOUNT).filter(({ field }) => field.kind === 'BELONGS_TO');

async function idsAt(id: string): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  for (const { source, field } of PLACES) {
    const rows = await stage.rows<{ id: string }>(`select id from "${source.table}" where "${columnOf(field)}" = $1 order by id`, [id]);
    found.set(
      source.name,
      rows.map((row) => row.id),
    );
  }
  return found;
}

describe('mergeAccount', () => {
  test('moves every row of every noun, those too that the manager does not see, and has the audit tell of each', async () => {
    const [keeps, gives] = [await stage.account(), await stage.account()];
    const [other] = await stage.rows<{ id: string }>("select id from app_user where username = 'specialist-wang'");
    // one row of each noun comes to hang on the account; a contact, the oldest, is in the bin
    for (const { source, field } of PLACES) {
      if (source.name === 'Partner' || source.name === 'AccountAssignment') continue;
      const column = columnOf(field);
      const where = source.name === 'Notification' ? 'true' : `"${column}" is not null and deleted_at is null`;
      await stage.rows(
        `update "${source.table}" set "${column}" = $1 where id in (select id from "${source.table}" where ${where} order by id limit 2)`,
        [gives.id],
      );
    }
    await stage.rows(
      'update contact set is_primary = false, deleted_at = now() where id in (select id from contact where account_id = $1 limit 1)',
      [gives.id],
    );
    await stage.rows(
      `insert into notification (id, created_at, updated_at, recipient_id, kind, title_zh, title_en, message_zh, message_en, account_id, noun, subject, occasion)
       values (gen_random_uuid(), now(), now(), $1, 'VISIT_REPORT_DUE', '试', 'x', '试', 'x', $2, 'Visit', 'merge', 'merge')`,
      [other!.id, gives.id],
    );
    const before = await idsAt(gives.id);
    const told = await stage.preview(keeps.id, gives.id);
    expect(told.obstacles).toEqual([]);

    const { data, errors } = await stage.merge(keeps.id, gives.id);

    expect(errors).toBeUndefined();
    expect(data!.mergeAccount['formerly']).toBe(`${gives.code} ${gives.name}`);
    const [left, come] = [await idsAt(gives.id), await idsAt(keeps.id)];
    const moving = PLACES.map(({ source }) => source.name).filter((noun) => noun !== 'AccountAssignment');
    for (const noun of moving) {
      expect([noun, left.get(noun)]).toEqual([noun, []]);
      expect(come.get(noun)).toEqual(expect.arrayContaining(before.get(noun)!));
      const events = await stage.rows<{ entity_id: string; changes: unknown }>(
        "select entity_id, changes from audit_event where action = 'mergeAccount' and entity = $1 and entity_id = any($2)",
        [noun, before.get(noun)],
      );
      const isMove = { changes: [{ field: 'account', before: gives.id, after: keeps.id }] };
      const moves = events.filter(({ changes }) => (changes as { field: string }[])[0]?.field === 'account');
      expect(moves.map(({ entity_id }) => entity_id).toSorted()).toEqual(before.get(noun));
      for (const event of moves) expect(event).toMatchObject(isMove);
    }
    expect(moving.filter((noun) => before.get(noun)!.length > 0).length).toBeGreaterThanOrEqual(moving.length - 1);
    expect(left.get('AccountAssignment')).toEqual(before.get('AccountAssignment'));
  });

  test('tells beforehand how many rows the viewer sees of each noun, and what stays behind', async () => {
    const [keeps, gives] = [await stage.account(), await stage.account({ specialistId: stage.liId })];
    for (const name of ['王工', '赵工', '孙工']) await stage.create(stage.east, 'Contact', { accountId: gives.id, name });
    await stage.rows("update contact set deleted_at = now() where account_id = $1 and name = '孙工'", [gives.id]);

    const { following } = await stage.preview(keeps.id, gives.id);

    expect(following).toEqual([
      expect.objectContaining({ noun: 'AccountAssignment', field: 'account', count: 1, staysBehind: true }),
      expect.objectContaining({ noun: 'Contact', field: 'account', count: 2, staysBehind: false, messageZh: null }),
    ]);
  });

  test('fills what is empty, and joins lists, where nobody says otherwise', async () => {
    const code = '91310000MA1FL0A52T';
    const keeps = await stage.account({ remark: '原备注', tags: ['甲', '乙'] });
    const gives = await stage.account({ remark: '另一备注', shortName: '简称', creditCode: code, tags: ['乙', '丙'] });

    const { data } = await stage.merge(keeps.id, gives.id);

    expect(data!.mergeAccount).toMatchObject({
      remark: '原备注',
      shortName: '简称',
      creditCode: code,
      tags: ['甲', '乙', '丙'],
      version: 2,
    });
    const [gone] = await stage.rows<{ credit_code: string | null }>('select credit_code from account where id = $1', [gives.id]);
    expect(gone!.credit_code).toBeNull();
    expect(codeOf(await stage.admin.ask('mutation($id: ID!) { restoreAccount(id: $id) { id } }', { id: gives.id }))).toBe('NO_ERROR');
  });

  test('takes the fields that are named and no other, added ones among them', async () => {
    await addField(stage.admin, 'colour', { writers: ['MANAGER'] });
    const isAdded = (answer: GraphQLAnswer<{ __type: { inputFields: { name: string }[] } }>): boolean =>
      answer.data!.__type.inputFields.some(({ name }) => name === 'x_colour');
    await eventually(
      () =>
        stage.east.ask<{ __type: { inputFields: { name: string }[] } }>('{ __type(name: "AccountCreateInput") { inputFields { name } } }'),
      isAdded,
    );
    const [keeps, gives] = [
      await stage.account({ remark: '留', nameEn: 'Kept' }),
      await stage.account({ remark: '取', shortName: '简', x_colour: '红' }),
    ];

    const { data } = await stage.merge(keeps.id, gives.id, { input: { fields: ['remark', 'x_colour'] } });

    expect(data!.mergeAccount).toMatchObject({ remark: '取', shortName: null, name: keeps.name });
    const { account: seen } = await stage.east.data<{ account: object }>('query($id: ID!) { account(id: $id) { x_colour nameEn } }', {
      id: keeps.id,
    });
    expect(seen).toEqual({ x_colour: '红', nameEn: 'Kept' });
    expect(codeOf(await stage.merge(keeps.id, (await stage.account()).id, { input: { fields: ['specialist'] } }))).toBe(
      'VALIDATION_FAILED',
    );
  });

  test('leaves one record, found by the code and the name of the other, with a history that says who merged what', async () => {
    const [keeps, gives] = [await stage.account(), await stage.account()];
    await stage.merge(keeps.id, gives.id);

    const find = 'query($q: String!) { accounts(where: { q: $q }) { nodes { id } } }';
    for (const q of [gives.code, gives.name])
      expect(await stage.east.data(find, { q })).toEqual({ accounts: { nodes: [{ id: keeps.id }] } });
    const { auditEvents } = await stage.east.data<{ auditEvents: { nodes: object[] } }>(
      'query($id: String!) { auditEvents(where: { entityId: { eq: $id }, action: { eq: "mergeAccount" } }) { nodes { actor { name } changes } } }',
      { id: keeps.id },
    );
    const changes = [{ field: 'formerly', before: null, after: `${gives.code} ${gives.name}` }];
    expect(auditEvents.nodes).toEqual([{ actor: { name: expect.any(String) }, changes }]);
    const bin = await stage.east.data(
      'query($id: ID!) { account(id: $id) { id } accounts(deleted: ONLY, where: { id: { eq: $id } }) { totalCount } }',
      { id: gives.id },
    );
    expect(bin).toEqual({ account: null, accounts: { totalCount: 1 } });
  });

  test('lets the primary contact of the one that stays be the only one', async () => {
    const [keeps, gives] = [await stage.account(), await stage.account()];
    await stage.create(stage.east, 'Contact', { accountId: keeps.id, name: '首要', isPrimary: true });
    await stage.create(stage.east, 'Contact', { accountId: gives.id, name: '让出', isPrimary: true });
    expect((await stage.preview(keeps.id, gives.id)).notes).toEqual([{ messageZh: '联系人(让出)不再是主要联系人:保留方已有' }]);

    await stage.merge(keeps.id, gives.id);

    const { contacts } = await stage.east.data<{ contacts: object }>(
      'query($id: ID!) { contacts(where: { account: { id: { eq: $id } } }) { nodes { name isPrimary } } }',
      { id: keeps.id },
    );
    expect(contacts).toEqual({
      nodes: [
        { name: '首要', isPrimary: true },
        { name: '让出', isPrimary: false },
      ],
    });
  });

  test('takes effect once under one key', async () => {
    const [keeps, gives] = [await stage.account(), await stage.account()];
    const headers = { 'idempotency-key': randomUUID() };

    const [first, second] = [await stage.merge(keeps.id, gives.id, { headers }), await stage.merge(keeps.id, gives.id, { headers })];

    expect(second.data).toEqual(first.data);
    expect(first.errors).toBeUndefined();
  });
});
