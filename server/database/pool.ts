import { Pool, type PoolClient } from 'pg';

/** How long a holder may take to give a dead connection back by itself. */
const GIVE_BACK_WITHIN_MS = 250;

interface PoolOptions {
  readonly url: string;
  readonly max: number;
  /** Shown in pg_stat_activity, to tell reads, jobs and exports apart. */
  readonly name: string;
  /** Statements of one turn travel together, each after the other on its connection. */
  readonly pipeline?: boolean;
}

/** A pool for statements of our own, beside the ORM's; broken connections end requests, never the process. */
export function createPool({ url, name, ...options }: PoolOptions): Pool {
  const pool = new Pool({ connectionString: url, application_name: name, connectionTimeoutMillis: 5_000, keepAlive: true, ...options });
  // The statement in flight rejects by itself; these are second reports of the same loss, fatal when nobody listens.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  reclaimDeadClients(pool);
  return pool;
}

/**
 * Gives back the slot of every connection that died while it was checked out and was not released within 250 ms.
 * For the ORM's `driverOptions.onPoolCreated`: its transactions never release a connection whose rollback fails
 * (kysely issue 1990), so that each one lost takes a slot with it until every request waits for ever.
 */
export function reclaimDeadClients(pool: Pool): void {
  const held = new WeakSet<PoolClient>();
  pool.on('connect', (client) => {
    client.once('end', () => {
      setTimeout(() => held.has(client) && reclaim(client), GIVE_BACK_WITHIN_MS).unref();
    });
  });
  pool.on('acquire', (client) => held.add(client));
  pool.on('release', (_error, client) => held.delete(client));
}

/** A holder that comes back late finds nothing left to release. */
function reclaim(client: PoolClient): void {
  client.release(new Error('connection ended while in use'));
  client.release = () => undefined;
}
