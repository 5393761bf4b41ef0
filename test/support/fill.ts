import type { Client } from 'pg';
import { withClient } from '../../server/database/database.ts';
import { BRAND_CHARACTERS, TRADES } from '../../server/demo/data/crowd.ts';

export interface Fill {
  readonly visits: number;
  /** A tenth of the visits unless said otherwise. */
  readonly accounts?: number;
  readonly specialists?: number;
  readonly departments?: number;
}

/**
 * Adds rows to a database that has the demo, in minutes where the gateway's own writing takes hours: departments, specialists,
 * accounts with a contact, an assignment and a need each, and visits spread over two years. The demo's own people get their share.
 * `url` is a superuser's: triggers and references are off meanwhile, and the scope columns written as the triggers would.
 */
export async function fill(
  url: string,
  { visits, accounts = Math.ceil(visits / 10), specialists = 60, departments = 12 }: Fill,
): Promise<void> {
  await withClient(url, async (client) => {
    await client.query('begin');
    await hire(client, departments, specialists);
    await client.query(
      `set local session_replication_role = replica; set local maintenance_work_mem = '512MB'; set local synchronous_commit = off`,
    );
    const indexes = await dropIndexes(client);
    await prepare(client);
    await client.query(ACCOUNTS, [accounts, BRAND_CHARACTERS, Object.values(TRADES).flat()]);
    await client.query(CONTACTS);
    await client.query(ASSIGNMENTS);
    await client.query(NEEDS);
    await client.query(VISITS, [visits, accounts]);
    for (const index of indexes) await client.query(index);
    await client.query('commit');
    await client.query(`vacuum analyze ${[...TABLES, 'app_user', 'org_unit', 'specialist'].join(', ')}`);
  });
}

const TABLES = ['account', 'contact', 'account_assignment', 'need', 'visit'];

/** What only answers faster is built once the rows are there. */
async function dropIndexes(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index
     where indrelid = any($1::text[]::regclass[]) and not indisunique and not indisexclusion`,
    [TABLES],
  );
  for (const { name } of rows) await client.query(`drop index ${name}`);
  return rows.map(({ definition }) => definition);
}

/** Departments beside those of the demo, and specialists until there are as many as wanted. */
async function hire(client: Client, departments: number, specialists: number): Promise<void> {
  await client.query(
    `insert into org_unit (id, created_at, updated_at, name, kind, parent_id)
     select gen_random_uuid(), now(), now(), '大客户部（第' || n || '区）', 'DEPARTMENT', (select min(parent_id::text)::uuid from org_unit where kind = 'DEPARTMENT')
     from generate_series(1, $1::int - (select count(*)::int from org_unit where kind = 'DEPARTMENT')) n`,
    [departments],
  );
  await client.query(
    `with unit as (select id, row_number() over (order by created_at desc, id) - 1 as place, count(*) over () as units from org_unit where kind = 'DEPARTMENT')
     insert into app_user (id, created_at, updated_at, employee_no, username, name, org_unit_id, roles)
     select gen_random_uuid(), now(), now(), 'TZ' || lpad(n::text, 5, '0'), 'filler-' || n, '专员' || n, unit.id, '{SPECIALIST}'
     from generate_series(1, $1::int - (select count(*)::int from app_user where 'SPECIALIST' = any(roles))) n join unit on place = n % units`,
    [specialists],
  );
  await client.query(
    `insert into specialist (id, created_at, updated_at, user_id, grade, joined_on)
     select gen_random_uuid(), now(), now(), id, 'JUNIOR', current_date from app_user where username like 'filler-%'`,
  );
}

/** Numbers what the rows refer to; one kind of row has ids of one kind, so that others name them by number. */
async function prepare(client: Client): Promise<void> {
  await client.query(`
    create function pg_temp.id_of(kind int, n bigint) returns uuid language sql immutable as
      $$ select ('0192' || lpad(to_hex(kind), 4, '0') || '-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid $$;
    create temp table member on commit drop as
      select u.id, d.id as department, row_number() over (order by u.created_at, u.id) - 1 as place, count(*) over ()::int as members
      from app_user u join org_unit o on o.id = u.org_unit_id
        join org_unit d on d.kind = 'DEPARTMENT' and (o.path = d.path or starts_with(o.path, d.path || '/'))
      where 'SPECIALIST' = any(u.roles);
    create temp table note on commit drop as
      select purpose, summary, problems, next_step, row_number() over (order by id) - 1 as place, count(*) over ()::int as notes
      from visit where summary is not null;
    create temp table made on commit drop as select id, specialist_id, org_unit_id, created_at from account limit 0;
    analyze member; analyze note`);
}

const ACCOUNTS = `
  with fact as (
    select array(select id from development_stage order by "order") as stages,
      array(select id from dictionary_item where dictionary = 'INDUSTRY' order by code) as industries,
      array(select id from region where code ~ '^\\d\\d(0[1-9]|1\\d)00$' order by code) as regions
  ), written as (
    insert into account (id, scope_department_id, scope_owner_id, created_at, updated_at, created_by_id, updated_by_id, code, name, short_name,
      tier, stage_id, industry_id, region_id, source, tags, specialist_id, org_unit_id, annual_potential)
    select pg_temp.id_of(1, n), m.department, m.id, at, at + (n % 600) * interval '1 day', m.id, m.id, 'KA-' || 1000000 + n, brand || '有限公司', brand,
      (array['SUPER', 'KEY', 'KEY', 'KEY', 'CHANNEL', 'POTENTIAL', 'POTENTIAL', 'POTENTIAL', 'POTENTIAL', 'POTENTIAL'])[1 + n / 7 % 10],
      stages[1 + n % cardinality(stages)], industries[1 + n % cardinality(industries)], regions[1 + n % cardinality(regions)],
      'SELF', '{}', m.id, m.department, (20 + n % 3980) * 10000
    from fact, generate_series(0, $1::int - 1) n
      join member m on m.place = n % m.members
      cross join lateral (select app_now() - interval '720 days' + n * interval '60 days' / $1::int as at,
        ($2::text[])[1 + n % cardinality($2::text[])] || ($2::text[])[1 + n / 3 % cardinality($2::text[])]
          || ($2::text[])[1 + n / 101 % cardinality($2::text[])] || ($3::text[])[1 + n % cardinality($3::text[])] as brand) as made_up
    returning id, specialist_id, org_unit_id, created_at
  )
  insert into made select * from written`;

const CONTACTS = `
  insert into contact (id, scope_department_id, scope_owner_id, created_at, updated_at, account_id, name, title, decision_role, is_primary)
  select gen_random_uuid(), org_unit_id, specialist_id, created_at, created_at, id, '王经理', '采购经理', 'DECISION', true from made`;

const ASSIGNMENTS = `
  insert into account_assignment (id, scope_department_id, scope_owner_id, created_at, updated_at, account_id, specialist_id, "from", reason)
  select gen_random_uuid(), org_unit_id, specialist_id, created_at, created_at, id, specialist_id, created_at::date, '建档' from made`;

const NEEDS = `
  insert into need (id, scope_department_id, scope_owner_id, created_at, updated_at, account_id, product_text, category_id, quantity, price_min,
    price_max, probability, status, specialist_id, org_unit_id)
  select gen_random_uuid(), org_unit_id, specialist_id, at, at, id, '待定', category, 2 + n % 900, 2000 + n % 200 * 100, 2500 + n % 200 * 100,
    0.1 + n % 9 * 0.1, (array['IDENTIFIED', 'ANALYSED', 'PROPOSED', 'WON'])[1 + n % 4], specialist_id, org_unit_id
  from (select *, created_at + interval '30 days' as at, row_number() over () as n,
    (select id from dictionary_item where dictionary = 'NEED_CATEGORY' order by code limit 1) as category from made) numbered`;

/** In the order of time, as years of work would have left them: the visits of one account lie far apart. */
const VISITS = `
  insert into visit (id, scope_department_id, scope_owner_id, created_at, updated_at, created_by_id, updated_by_id, no, account_id, specialist_id, kind,
    mode, planned_start, planned_end, purpose, status, status_reason, actual_start, actual_end, summary, outcome, problems, next_step, reported_at)
  select pg_temp.id_of(2, n), m.department, m.id, at - interval '3 days', at + interval '2 hours', m.id, m.id,
    'BF-' || to_char(at, 'YYYYMM') || '-' || lpad(n::text, 8, '0'), pg_temp.id_of(1, account), m.id,
    (array['REGULAR', 'REGULAR', 'REGULAR', 'RETURN', 'FIRST', 'COURTESY', 'COLLECTION'])[1 + n % 7], 'ONSITE', at, at + interval '1 hour', note.purpose,
    state, case when state = 'CANCELLED' then '客户改期' end, case when done then at end, case when done then at + interval '1 hour' end,
    case when done then note.summary end, case when done then (array['POSITIVE', 'NEUTRAL', 'NEGATIVE'])[1 + n % 3] end,
    case when done then note.problems end, case when done then note.next_step end, case when done then at + interval '2 hours' end
  from generate_series(0, $1::int - 1) n
    cross join lateral (select n * 15485863::bigint % $2::int as account,
      date_trunc('hour', app_now() - interval '700 days' + n * interval '720 days' / $1::int) as at) as drawn
    cross join lateral (select case when at > app_now() - interval '1 day' then 'PLANNED' when n % 12 = 0 then 'CANCELLED' else 'DONE' end as state) as judged
    cross join lateral (select state = 'DONE' as done) as told
    join member m on m.place = account % m.members
    join note on note.place = n % note.notes`;
