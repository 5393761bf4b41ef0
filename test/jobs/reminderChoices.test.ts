import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DEMO_USERS } from '../../server/demo/organisation.ts';
import type { Client } from '../support/client.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { openCalendar, type Calendar } from '../support/time.ts';
import { codeOf } from '../support/verbs.ts';

/** Mail goes to a receiver that nobody runs: what is to be sent stands in the outbox. */
const env = { SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'kam@example.test' };

const LI = DEMO_USERS.find(({ username }) => username === 'specialist-li')!.id;

const CREATE = 'mutation($input: ReminderChoiceCreateInput!) { createReminderChoice(input: $input) { id kind way recipient { id } } }';

let calendar: Calendar;
let server: TestServer;
let li: Client;
let wang: Client;

beforeAll(async () => {
  calendar = await openCalendar({ env });
  server = await startServer({ databaseUrl: calendar.databaseUrl });
  [li, wang] = (await Promise.all(['specialist-li', 'specialist-wang'].map((name) => server.as(name)))) as [Client, Client];
  await calendar.rows("update app_user set email = username || '@example.test'");
});
afterAll(async () => {
  await server.close();
  await calendar.close();
});

async function told(username: string, kind: string): Promise<{ notices: number; mails: number }> {
  const [row] = await calendar.rows<{ notices: number; mails: number }>(
    `select count(*)::int as notices, count(o.id)::int as mails from notification n join app_user u on u.id = n.recipient_id
       left join outbox_message o on o.notification_id = n.id where u.username = $1 and n.kind = $2`,
    [username, kind],
  );
  return row!;
}

describe('how somebody wants to be reminded', () => {
  test('is for themselves to say, once a kind, and seen by nobody else', async () => {
    const created = await li.data(CREATE, { input: { kind: 'PLAN_DUE', way: 'INBOX' } });
    const again = await li.ask(CREATE, { input: { kind: 'PLAN_DUE', way: 'INBOX_AND_EMAIL' } });

    expect(created).toMatchObject({ createReminderChoice: { way: 'INBOX', recipient: { id: LI } } });
    expect(codeOf(again)).toBe('VALIDATION_FAILED');
    const seen = await Promise.all(
      ['specialist-wang', 'manager-east', 'admin'].map(async (name) => (await server.as(name)).data('{ reminderChoices { totalCount } }')),
    );
    expect(seen).toEqual([1, 2, 3].map(() => ({ reminderChoices: { totalCount: 0 } })));
  });

  test('is never silence where the rules of the department ask for it', async () => {
    const refusal = await wang.ask(CREATE, { input: { kind: 'PLAN_DUE', way: 'NONE' } });

    expect(refusal.errors?.[0]?.extensions.fieldErrors?.map(({ path }) => path)).toEqual(['way']);
    expect(await wang.data(CREATE, { input: { kind: 'VISIT_REPORT_DUE', way: 'NONE' } })).toMatchObject({
      createReminderChoice: { way: 'NONE' },
    });
  });

  test('is what the reminders go by: in the inbox alone, or also by mail', async () => {
    await calendar.tick('2026-11-30T09:00:00+08:00', ['draftPlans', 'plansDue']);

    expect(await told('specialist-li', 'PLAN_DUE')).toEqual({ notices: 1, mails: 0 });
    expect(await told('specialist-wang', 'PLAN_DUE')).toEqual({ notices: 1, mails: 1 });
  });

  test('turns off what is not compulsory', async () => {
    for (const name of ['specialist-li', 'specialist-wang'])
      await calendar.rows(
        `insert into visit (id, created_at, updated_at, account_id, specialist_id, kind, purpose, status, planned_start)
         select gen_random_uuid(), now(), now(), a.id, a.specialist_id, 'REGULAR', '例行拜访', 'PLANNED', '2026-11-28T10:00:00+08:00'
         from account a join app_user u on u.id = a.specialist_id where u.username = $1 and a.deleted_at is null order by a.code limit 1`,
        [name],
      );

    await calendar.tick('2026-11-30T10:00:00+08:00', ['visitReportsDue']);

    expect((await told('specialist-li', 'VISIT_REPORT_DUE')).notices).toBeGreaterThan(0);
    expect(await told('specialist-wang', 'VISIT_REPORT_DUE')).toEqual({ notices: 0, mails: 0 });
  });
});
