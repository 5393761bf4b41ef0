import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Client } from '../support/client.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { withClient } from '../../server/database/database.ts';
import { codeOf, runVerb } from '../support/verbs.ts';

let server: TestServer;
let li: Client;
let wang: Client;
let admin: Client;
beforeAll(async () => {
  server = await startServer();
  [li, wang, admin] = (await Promise.all(['specialist-li', 'specialist-wang', 'admin'].map((name) => server.as(name)))) as [
    Client,
    Client,
    Client,
  ];
  await withClient(server.databaseUrl, (client) =>
    client.query(`insert into notification (id, created_at, updated_at, recipient_id, kind, title_zh, title_en, message_zh, message_en, noun, subject, occasion)
      select gen_random_uuid(), '2026-11-20T01:00Z'::timestamptz + n * interval '1 minute', now(), id, 'PLAN_DUE', '计划待上报', 'Plan due', '请上报', 'Report it',
        'MonthlyPlan', '2026-12', n::text from app_user, generate_series(1, 3) n where username in ('specialist-li', 'specialist-wang', 'manager-east')`),
  );
});
afterAll(() => server.close());

interface Inbox {
  readonly totalCount: number;
  readonly nodes: readonly { readonly id: string; readonly occasion: string; readonly readAt: string | null }[];
}

async function inboxOf(client: Client, where = ''): Promise<Inbox> {
  return (await client.data<{ notifications: Inbox }>(`{ notifications${where} { totalCount nodes { id occasion readAt } } }`))
    .notifications;
}

const unread = (client: Client): Promise<Inbox> => inboxOf(client, '(where: { readAt: { isNull: true } })');

describe('an inbox', () => {
  test('holds what its owner is told, and nothing of what others are, keepers of the system included', async () => {
    expect((await inboxOf(li)).totalCount).toBe(3);
    expect((await inboxOf(admin)).totalCount).toBe(0);

    const [foreign] = (await inboxOf(wang)).nodes;
    expect(await li.data('query($id: ID!) { notification(id: $id) { id } }', { id: foreign!.id })).toEqual({ notification: null });
    expect(await runVerb(li, 'readNotification', foreign!.id)).toBe('NOT_FOUND');
    expect(await runVerb(admin, 'readNotification', foreign!.id)).toBe('NOT_FOUND');
    expect((await unread(wang)).totalCount).toBe(3);
  });

  test('counts the unread, and one less when one is read', async () => {
    const [newest] = (await unread(li)).nodes;

    expect(await runVerb<{ readAt: string }>(li, 'readNotification readAt', newest!.id)).toMatchObject({
      readAt: '2026-11-23T01:00:00.000Z',
    });
    expect((await unread(li)).totalCount).toBe(2);
    expect((await unread(wang)).totalCount).toBe(3);
  });

  test('is read up to what its owner has seen: what came since stays unread', async () => {
    const { nodes } = await inboxOf(wang);
    const seen = nodes.find(({ occasion }) => occasion === '2')!;

    await runVerb(wang, 'readNotificationsUpTo', seen.id);

    expect((await unread(wang)).nodes.map(({ occasion }) => occasion)).toEqual(['3']);
  });

  test('is written by nobody but the product', async () => {
    const create = await li.ask('mutation { createNotification(input: {}) { id } }');

    expect(codeOf(create)).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(codeOf(await li.ask('{ outboxMessages { totalCount } }'))).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(await admin.data('{ outboxMessages { totalCount } }')).toEqual({ outboxMessages: { totalCount: 0 } });
  });
});
