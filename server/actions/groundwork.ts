import { sql } from '../kit/query/sql.ts';
import type { Unit } from '../kit/store/unit.ts';
import { officialDays } from '../rules/officialDays.ts';
import { ensureSettings } from './settings.ts';

/** The same in every gateway that shares a database. */
const GROUNDWORK_LOCK = 20_250_107;

/** What the product cannot do without, in a new database as after an upgrade: a row for every setting, the official calendars known so far. */
export async function layGroundwork(unit: Unit): Promise<void> {
  await unit.rows(sql`select pg_advisory_xact_lock(${GROUNDWORK_LOCK}::int)`);
  await ensureSettings(unit);
  await ensureCalendars(unit);
}

/** The official days of each year that has none yet; days that somebody has set by hand stand. */
async function ensureCalendars(unit: Unit): Promise<void> {
  const rows = await unit.rows<{ year: string }>(
    sql`select distinct to_char(date, 'YYYY') as year from work_calendar_day where source = 'IMPORT'`,
  );
  const known = new Set(rows.map(({ year }) => year));
  const missing = officialDays().filter(({ date }) => !known.has(date.slice(0, 4)));
  if (!missing.length) return;
  await unit.rows(sql`insert into work_calendar_day (id, created_at, updated_at, date, is_workday, name, source)
    select gen_random_uuid(), app_now(), app_now(), day.date, day."isWorkday", day.name, 'IMPORT'
    from jsonb_to_recordset(${JSON.stringify(missing)}::jsonb) as day(date date, "isWorkday" boolean, name text) on conflict do nothing`);
}
