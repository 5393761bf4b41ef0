import { setTimeout as delay } from 'node:timers/promises';
import { withClient } from '../../../server/database/database.ts';
import type { Finding, Stage } from './suite.ts';

const PAUSE_MS = 50;

/** Examines a door that the house keeps a record of, and takes that record back: the oracle knows nothing of it. */
export async function leavingNoTrace(stage: Stage, examine: () => Promise<Finding>): Promise<Finding> {
  const finding = await examine();
  await takeTracesBack(stage);
  return finding;
}

/** Takes back what was recorded since the stage was set. */
export async function takeTracesBack(stage: Stage): Promise<void> {
  // the last record is written once its answer is out
  do await delay(PAUSE_MS);
  while ((await forget(stage)) > 0);
}

async function forget({ server, world }: Stage): Promise<number> {
  const known = world.rows('AuditEvent').map(({ id }) => id);
  return withClient(server.databaseUrl, async (client) => {
    // as a restore would be, past the triggers that keep the audit whole
    await client.query("set session_replication_role = 'replica'");
    await client.query('delete from internal.audit_pending where event_id <> all($1)', [known]);
    await client.query('delete from internal.audit_seal where event_id <> all($1)', [known]);
    return (await client.query('delete from audit_event where id <> all($1)', [known])).rowCount ?? 0;
  });
}
