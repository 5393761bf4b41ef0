import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { withClient } from '../../server/database/database.ts';
import { forgetMonths } from '../support/month.ts';
import { jobsSettled } from '../support/queue.ts';
import { startServer, type TestServer } from '../support/server.ts';

/** A week before the month's last working day: plans are drafted, specialists reminded. */
const env = { JOBS: '1' };

let database: TestDatabase;
let gateways: TestServer[];
beforeAll(async () => {
  database = await cloneDatabase();
  await forgetMonths(database.url);
  gateways = await Promise.all([1, 2].map(() => startServer({ databaseUrl: database.url, env })));
});
afterAll(async () => {
  await Promise.all(gateways.map((gateway) => gateway.close()));
  await database.drop();
});

async function rows<T>(statement: string): Promise<T[]> {
  return withClient(database.url, async (client) => (await client.query(statement)).rows as T[]);
}

const EFFECTS = `select
    (select count(*)::int from monthly_plan where period = '2026-12') as plans,
    (select count(*)::int from notification where kind = 'PLAN_DUE') as reminders,
    (select count(*)::int from audit_event where action = 'create' and entity = 'MonthlyPlan') as drafts,
    (select count(*)::int from audit_event where action = 'create' and entity = 'Notification' and via = 'JOB') as told`;

describe('two gateways on one database', () => {
  test('do what time asks for, once', async () => {
    await jobsSettled(database.url);

    const [effects] = await rows<{ told: number }>(EFFECTS);
    expect(effects).toMatchObject({ plans: 5, reminders: 5, drafts: 5 });
    expect(await rows('select 1 from notification group by recipient_id, kind, subject, occasion having count(*) > 1')).toEqual([]);
    expect(effects!.told).toBe((await rows('select 1 from notification')).length);
  });

  test('show each specialist their own reminder and nobody elses', async () => {
    const [li, manager] = [await gateways[0]!.as('specialist-li'), await gateways[1]!.as('manager-east')];
    const query = '{ notifications(where: { kind: { eq: PLAN_DUE } }) { nodes { titleZh recipient { username } } } }';

    const { data } = await li.ask<{ notifications: { nodes: { titleZh: string }[] } }>(query.replace(' recipient { username }', ''));
    expect(data?.notifications.nodes).toEqual([{ titleZh: '2026年12月工作计划待上报' }]);
    expect(await manager.data(query.replace(' recipient { username }', ''))).toEqual({ notifications: { nodes: [] } });
  });

  test('started again, find nothing left to do', async () => {
    const before = await rows(EFFECTS);
    await gateways[1]!.close();
    gateways[1] = await startServer({ databaseUrl: database.url, env });

    await jobsSettled(database.url);

    expect(await rows(EFFECTS)).toEqual(before);
  });

  test('let nobody but the system into the queue', async () => {
    const seen = await rows(`select grantee from information_schema.role_table_grants where table_schema = 'pgboss'
      and grantee like 'kam\\_%' and grantee <> 'kam_system' union select rolname from pg_roles
      where rolname like 'kam\\_%' and rolname not in ('kam_system') and has_schema_privilege(rolname, 'pgboss', 'usage')`);

    expect(seen).toEqual([]);
  });
});
