import { PgBoss } from 'pg-boss';
import { SYSTEM_ROLE } from '../access/session.ts';
import { QUEUE_SCHEMA } from './scheduler.ts';

/** The same in every gateway that shares a database. */
const GRANT_LOCK = 20_250_109;

/** What the system's role may do with the queue's tables; nobody else sees the schema. Idempotent. */
const GRANTS = `begin; select pg_advisory_xact_lock(${GRANT_LOCK});
  grant usage on schema ${QUEUE_SCHEMA} to ${SYSTEM_ROLE};
  grant select, insert, update, delete on all tables in schema ${QUEUE_SCHEMA} to ${SYSTEM_ROLE};
  commit`;

/** Brings the queue's tables to the version that the library expects, as the owner; gateways that start at once take turns. */
export async function migrateQueue(ownerUrl: string): Promise<void> {
  const boss = new PgBoss({ connectionString: ownerUrl, schema: QUEUE_SCHEMA, max: 1, supervise: false, schedule: false });
  let failure: unknown;
  boss.on('error', (error) => (failure = error));
  await boss.start();
  try {
    await boss.getDb().executeSql(GRANTS);
  } finally {
    await boss.stop({ graceful: false });
  }
  if (failure) throw failure;
}
