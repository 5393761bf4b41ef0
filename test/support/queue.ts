import { setTimeout as sleep } from 'node:timers/promises';
import { withClient } from '../../server/database/database.ts';

const WAITING = "select 1 from pgboss.job where name = 'jobs' and state in ('created', 'retry', 'active')";

/** Waits until the gateways of a database have nothing left to do. */
export async function jobsSettled(databaseUrl: string): Promise<void> {
  const isWaiting = async (): Promise<boolean> =>
    withClient(databaseUrl, async (client) => ((await client.query(WAITING)).rowCount ?? 0) > 0);
  while (await isWaiting()) await sleep(200);
}
