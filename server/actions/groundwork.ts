import { sql } from '../kit/query/sql.ts';
import type { Unit } from '../kit/store/unit.ts';
import { ensureSettings } from './settings.ts';

/** The same in every gateway that shares a database. */
const GROUNDWORK_LOCK = 20_250_107;

/** What the product cannot do without, in a new database as after an upgrade: a row for every setting. */
export async function layGroundwork(unit: Unit): Promise<void> {
  await unit.rows(sql`select pg_advisory_xact_lock(${GROUNDWORK_LOCK}::int)`);
  await ensureSettings(unit);
}
