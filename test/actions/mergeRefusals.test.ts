import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { withClient } from '../../server/database/database.ts';
import type { GraphQLAnswer } from '../support/client.ts';
import { MergeStage, PREVIEW, type Account } from '../support/merges.ts';
import { codeOf, runVerb } from '../support/verbs.ts';

let stage: MergeStage;
beforeAll(async () => {
  stage = await MergeStage.open();
});
afterAll(() => stage.server.close());

/** What stands in the way of merging the second into the first: told beforehand, and refused with nothing changed. */
async function refusal(keeps: Account, gives: Account): Promise<readonly string[]> {
  const { obstacles } = await stage.preview(keeps.id, gives.id);
  const before = await stage.mark();
  const answer = await stage.merge(keeps.id, gives.id);
  expect(codeOf(answer)).toBe('INVALID_TRANSITION');
  expect(answer.errors![0]!.extensions.reasons!.map(({ what }) => what)).toEqual(obstacles.map(({ messageZh }) => messageZh));
  expect(await stage.mark()).toBe(before);
  return obstacles.map(({ messageZh }) => messageZh);
}

describe('what stands in the way of a merge', () => {
  test('an agreement of the account that goes is under way', async () => {
    const [keeps, gives] = [await stage.account(), await stage.account()];
    const terms = { title: '框架协议', accountId: gives.id, kind: 'FRAMEWORK', validFrom: '2026-12-01', validTo: '2027-11-30' };
    const { id, no } = await stage.create<{ id: string; no: string }>(stage.east, 'Agreement', terms, 'id no');
    await runVerb(stage.east, 'submitAgreement', id);

    expect(await refusal(keeps, gives)).toEqual([`被合并方的协议 ${no}《框架协议》正在审批;请先签订、退回或终止`]);
  });

  test('both have an expansion that was verified: an account counts once', async () => {
    const [keeps, gives] = [await stage.account(), await stage.account()];
    for (const { id } of [keeps, gives])
      await stage.rows(
        `insert into expansion (id, created_at, updated_at, account_id, specialist_id, "on", method, status)
         values (gen_random_uuid(), now(), now(), $1, $2, '2026-11-02', 'COLD', 'VERIFIED')`,
        [id, stage.liId],
      );

    expect(await refusal(keeps, gives)).toEqual(['双方都有拓展(2026-11-02),合并后只能有一条;请先处理其中一条']);
  });

  test('both were visited on one day of a month whose assessment is confirmed', async () => {
    const [keeps, gives] = [await stage.account(), await stage.account()];
    for (const [place, { id }] of [keeps, gives].entries())
      await stage.rows(
        `insert into visit (id, created_at, updated_at, account_id, specialist_id, kind, mode, purpose, summary, status, actual_end)
         values (gen_random_uuid(), now(), now(), $1, $2, 'REGULAR', 'ONSITE', '例行', '双方讨论了供货安排', 'DONE', $3)`,
        [id, stage.liId, `2025-03-05T0${place + 1}:00:00Z`],
      );
    expect((await stage.preview(keeps.id, gives.id)).obstacles).toEqual([]);
    await stage.rows(
      `insert into assessment_sheet (id, created_at, updated_at, specialist_id, org_unit_id, template_id, period, status, revision)
       select gen_random_uuid(), now(), now(), u.id, u.org_unit_id, (select id from assessment_template where code = 'B' limit 1), '2025-03', 'CLOSED', 1
       from app_user u where u.id = $1`,
      [stage.liId],
    );

    const [sentence] = await refusal(keeps, gives);

    expect(sentence).toMatch(/ 2025-03-05 对双方的拜访都已计入已确认的考核/);
  });
});

describe('who merges', () => {
  test('a specialist has neither the verb nor its preview', async () => {
    const [keeps, gives] = [await stage.account({ specialistId: stage.liId }), await stage.account({ specialistId: stage.liId })];

    expect(codeOf(await stage.merge(keeps.id, gives.id, { client: stage.li }))).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(codeOf(await stage.li.ask(PREVIEW, { id: keeps.id, other: gives.id }))).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  test('an account of another department is as one that is nowhere, in either place', async () => {
    const own = await stage.account();
    const foreign = await stage.account({}, stage.south);
    const unknown = '01900000-0000-7000-8000-000000000000';
    const before = await stage.mark();

    for (const pair of [
      [own.id, foreign.id],
      [foreign.id, own.id],
    ] as const) {
      const hidden = pair.map((id) => (id === foreign.id ? unknown : id)) as [string, string];
      for (const ask of [
        (ids: readonly [string, string]) => stage.merge(...ids),
        ([id, other]: readonly [string, string]) => stage.east.ask(PREVIEW, { id, other }),
      ]) {
        const [seen, nowhere] = [await ask(pair), await ask(hidden)];
        expect(codeOf(seen)).toBe('NOT_FOUND');
        expect(seen.text).toBe(nowhere.text);
      }
    }
    expect(await stage.mark()).toBe(before);
    expect(codeOf(await stage.merge(own.id, foreign.id, { client: stage.admin }))).toBe('NO_ERROR');
  });

  test('the database lets no role do more, whatever the gateway asks of it', async () => {
    const [keeps, gives] = [await stage.account({ specialistId: stage.liId }), await stage.account({}, stage.south)];
    const as = (role: string, unit: string): Promise<string> =>
      withClient(stage.server.databaseUrl, async (client) => {
        await client.query('begin');
        await client.query("select set_config('app.unit_ids', (select array_agg(id)::text from org_unit where name like $1), true)", [
          unit,
        ]);
        await client.query(`set local role ${role}`);
        const run = client.query('select * from internal.merge_account($1, $2)', [keeps.id, gives.id]);
        const code = await run.then(
          () => 'done',
          (error: { code: string }) => error.code,
        );
        await client.query('rollback');
        return code;
      });

    expect(await as('kam_specialist', '%')).toBe('42501');
    expect(await as('kam_bi', '%')).toBe('42501');
    expect(await as('kam_manager', '%东%')).toBe('42501');
    expect(await as('kam_manager', '%')).toBe('done');
  });
});

describe('merges among other writers', () => {
  test('are refused to whoever has seen another version of either', async () => {
    const [keeps, gives] = [await stage.account(), await stage.account()];

    expect(codeOf(await stage.merge(keeps.id, gives.id, { version: keeps.version + 1 }))).toBe('CONFLICT');
    expect(codeOf(await stage.merge(keeps.id, gives.id, { input: { otherVersion: gives.version + 1 } }))).toBe('CONFLICT');
    expect(codeOf(await stage.merge(keeps.id, keeps.id))).toBe('VALIDATION_FAILED');
    expect(codeOf(await stage.merge(keeps.id, gives.id, { input: { otherVersion: gives.version } }))).toBe('NO_ERROR');
  });

  test('of two at once in opposite directions one wins', async () => {
    for (let round = 0; round < 5; round += 1) {
      const [one, other] = [await stage.account(), await stage.account()];

      const codes = (await Promise.all([stage.merge(one.id, other.id), stage.merge(other.id, one.id)])).map(codeOf);

      expect(codes.filter((code) => code === 'NO_ERROR')).toHaveLength(1);
      expect(codes.every((code) => ['NO_ERROR', 'NOT_FOUND', 'CONFLICT'].includes(code))).toBe(true);
      expect(await stage.rows('select id from account where id = any($1) and deleted_at is null', [[one.id, other.id]])).toHaveLength(1);
    }
  });

  test('take along what was written before, and nothing comes to hang on the account that goes', async () => {
    for (let round = 0; round < 5; round += 1) {
      const [keeps, gives] = [await stage.account(), await stage.account({ specialistId: stage.liId })];
      const visit = { accountId: gives.id, kind: 'REGULAR', purpose: '跟进', plannedStart: '2026-11-24T08:00:00+08:00' };
      const write = (): Promise<GraphQLAnswer<object>> =>
        stage.li.ask('mutation($input: VisitCreateInput!) { createVisit(input: $input) { id } }', { input: visit });

      const [merged, ...written] = await Promise.all([stage.merge(keeps.id, gives.id), write(), write(), write()]);

      expect(codeOf(merged)).toBe('NO_ERROR');
      expect(await stage.rows('select id from visit where account_id = $1', [gives.id])).toEqual([]);
      const come = await stage.rows('select id from visit where account_id = $1', [keeps.id]);
      expect(come).toHaveLength(written.filter((answer) => codeOf(answer) === 'NO_ERROR').length);
      for (const answer of written) expect(['NO_ERROR', 'NOT_FOUND', 'CONFLICT']).toContain(codeOf(answer));
    }
  });

  test('hold back what is about to name the account until they are over, and then it is refused', async () => {
    const [keeps, gives] = [await stage.account(), await stage.account()];
    await withClient(stage.server.databaseUrl, async (client) => {
      await client.query('begin');
      await client.query('set local role kam_system');
      await client.query('select * from internal.merge_account($1, $2)', [keeps.id, gives.id]);
      await client.query('update account set deleted_at = now() where id = $1', [gives.id]);
      const late = stage.east.ask('mutation($input: ContactCreateInput!) { createContact(input: $input) { id } }', {
        input: { accountId: gives.id, name: '迟到' },
      });
      await waited(gives.id);
      await client.query('commit');

      expect(codeOf(await late)).toBe('CONFLICT');
    });
    expect(await stage.rows('select id from contact where account_id = $1', [gives.id])).toEqual([]);
  });
});

/** Until a statement of the gateway waits for a lock. */
async function waited(id: string): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const waiting = await stage.rows("select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'");
    if (waiting.length) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`nobody waits for ${id}`);
}
