import type { Pool } from 'pg';
import { RateLimiterMemory, RateLimiterPostgres } from 'rate-limiter-flexible';

/** How many of something may happen within some minutes. */
export interface Bound {
  readonly points: number;
  readonly minutes: number;
}

/** Counts by key; the caller says what is too many. */
export interface Counter {
  get(key: string): Promise<Counted | null>;
  penalty(key: string): Promise<Counted>;
  delete(key: string): Promise<boolean>;
}

interface Counted {
  readonly consumedPoints: number;
  readonly msBeforeNext: number;
}

/** Where counters lie that hold for all gateways on one database; may run again. */
export const LIMIT_TABLES = /* sql */ `
create table if not exists internal.rate_limit (key text primary key, points integer not null default 0, expire bigint);`;

/** A counter that all gateways on one database share; while the database does not answer, each counts for itself. */
export function sharedCounter(pool: Pool, name: string, { points, minutes }: Bound): Counter {
  const bound = { points, duration: minutes * 60, keyPrefix: name };
  return new RateLimiterPostgres({
    ...bound,
    storeClient: pool,
    storeType: 'pool',
    schemaName: 'internal',
    tableName: 'rate_limit',
    tableCreated: true,
    insuranceLimiter: new RateLimiterMemory(bound),
  });
}
